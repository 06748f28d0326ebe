import { assertNever } from '../core/assert-never.ts'
import { formatDuration } from '../core/format-time.ts'
import type { TokenNote } from '../domain/token.ts'

/** A note on a token as a sentence: what had to be guessed, corrected or read leniently. Says nothing secret. */
export function describeNote(note: TokenNote, providerName: string): string {
  switch (note.kind) {
    case 'documented-default':
      return `The server gave no lifetime; ${formatDuration(note.seconds * 1_000)} is ${possessive(providerName)} documented default.`
    case 'lifetime-unknown':
      return `${providerName} did not say how long this token lasts. It counts as good until the server refuses it.`
    case 'lifetime-ignored':
      return `The server gave a lifetime that cannot be right (“${note.given}”), so it was left aside.`
    case 'lenient-json':
      return 'The answer was not quite in the proper form (JSON); what it meant was clear, so it was read anyway.'
    case 'written-as-form':
      return 'The answer was written like a web form instead of in the proper form (JSON), and was read as that.'
    case 'token-type-missing':
      return 'The server did not say what kind of token this is; the usual kind (Bearer) was taken.'
    case 'lifetime-as-text':
      return 'The server wrote the lifetime as text; it was read as a number of seconds.'
    case 'time-zone-assumed':
      return 'The server wrote when the token ends without a time zone; it was read as world time (UTC).'
    case 'content-type-lies':
      return `The server labelled its answer “${note.contentType}”, but it is JSON and was read as JSON.`
    case 'clock-corrected':
      return `The server's clock is ${formatDuration(note.offsetMs)} ${note.offsetMs > 0 ? 'ahead of' : 'behind'} this computer's; the times shown here allow for that.`
    case 'refresh-token-kept':
      return 'The answer brought no new refresh token, so the one there was is kept.'
    case 'refresh-token-rotated':
      return 'The answer brought a new refresh token; it took the place of the old one.'
    case 'signed-in-again':
      return 'The old sign-in was over, so Hallpass signed in again with what is saved.'
    case 'details-under-data':
      return 'The details of the token lay one level deeper in the answer (under “data”), and were read from there.'
    case 'basic-url-encoded':
      return 'User name and password were sent URL-encoded, because the server accepted them only that way.'
    case 'scoped-key':
      return 'This key may do what was chosen for it when it was made, and no more.'
    case 'key-without-end':
      return `This key does not end by itself. Keep it like a password, and delete it at ${providerName} when it is no longer needed.`
    case 'certificate-not-checked':
      return "The server's certificate was not checked, as you chose for this connection."
    case 'dpop-bound':
      return 'This token is bound to a key that stays in Hallpass (DPoP), which proves each request anew. A copy of the token alone is of no use elsewhere.'
    case 'dpop-not-bound':
      return 'The server was asked to bind the token to this computer (DPoP), and gave out an ordinary one (Bearer). Whoever has a copy of it can use it.'
    case 'id-token-is-bearer':
      return 'The ID token is the one that is sent, copied and counted down, as you chose; the access token is kept beside it.'
    case 'issued-token-type':
      return `The server says this is a token of the type “${note.type}”. It may be meant for something else than requests to an API.`
    case 'api-elsewhere':
      return `${providerName} says that its API for this account is at ${note.address}. Put that into Set-up as the API address, so that requests and their token go there.`
    default:
      return assertNever(note)
  }
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`
}
