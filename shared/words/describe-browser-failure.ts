/** The words for what may go wrong with a sign-in in the browser. */
import type { AppError } from '../core/app-error.ts'
import { assertNever } from '../core/assert-never.ts'
import { formatDuration } from '../core/format-time.ts'
import { advice, type FailureWords, focus, tryAgain, words } from './failure-words.ts'

type Of<C extends AppError['code']> = Extract<AppError, { code: C }>

/** A sign-in that only the person can do again. */
export function signInOver({ provider, needsPerson, fields = [], serverSaid }: Of<'sign-in-over'>): FailureWords {
  if (needsPerson === true) {
    return words(
      `${provider} wants you to sign in again.`,
      'Its tokens come from a sign-in that only you can do, so Hallpass does not begin one by itself.',
      { label: 'Sign in', act: { kind: 'sign-in' } },
      [],
      serverSaid,
    )
  }
  if (fields.length > 0) {
    return words(
      `${provider} does not accept this refresh token, or no longer.`,
      'It may have ended or been taken back. Many servers let each one be used once only, and give a new one with the token.',
      focus('Give another refresh token', fields),
      fields,
      serverSaid,
    )
  }
  return words(
    `${provider} no longer accepts the old sign-in, and nothing is saved to sign in again with.`,
    'Sign-ins end after a while, and when a password is changed.',
    { label: 'Sign in again', act: { kind: 'edit-connection' } },
    [],
    serverSaid,
  )
}

/** The door that the browser would come back to could not be opened. */
export function redirectUnavailable({ redirectUri, why }: Of<'redirect-unavailable'>): FailureWords {
  switch (why) {
    case 'port-taken':
      return words(
        `Another program already listens at ${redirectUri}, so the browser could not come back to Hallpass. Nothing was sent.`,
        'It may be another sign-in that still waits. Otherwise close that program, or choose another port — and register that one with the server, too.',
        focus('Check the port', ['redirectPort']),
        ['redirectPort'],
      )
    case 'not-allowed':
      return words(
        `This computer does not let Hallpass listen at ${redirectUri}, so the browser could not come back. Nothing was sent.`,
        'Ports below 1024 are often reserved, and not every computer has the address [::1].',
        focus('Choose another one', ['redirectPort']),
        ['redirectPort'],
      )
    case 'already-waiting':
      return words(
        'Another sign-in waits for the browser to come back by a link of Hallpass. There can be one at a time.',
        null,
        advice('Finish or cancel that one first'),
      )
    case 'no-app-link':
      return words(
        `Links that begin with hallpass:// do not come to this Hallpass, so the browser could not come back. Nothing was sent.`,
        'The system knows such links only once the app is installed.',
        focus('Choose another way back', ['redirect']),
        ['redirect'],
      )
    default:
      return assertNever(why)
  }
}

/** Nobody came back in time. */
export function signInUnfinished({ provider, seconds }: Of<'sign-in-unfinished'>): FailureWords {
  return words(
    `The sign-in at ${provider} was not finished within ${formatDuration(seconds * 1_000)}, so Hallpass stopped waiting.`,
    'If the browser shows that something is wrong with the redirect URI, the server does not know the one Hallpass uses: register it there exactly.',
    tryAgain,
  )
}

/** The server sent the browser back with an error (RFC 6749 section 4.1.2.1, OpenID Connect Core section 3.1.2.6). */
export function authorizationRefused({ provider, error, serverSaid }: Of<'authorization-refused'>): FailureWords {
  const say = (sentence: string, cause: string, step = tryAgain, fields: readonly string[] = []) =>
    words(sentence, cause, step, fields, serverSaid)
  switch (error) {
    case 'access_denied':
      return say(
        `${provider} did not give its permission: the sign-in was refused or ended in the browser.`,
        'Either you said no there, or this account may not use this program.',
      )
    case 'login_required':
    case 'interaction_required':
    case 'account_selection_required':
      return say(
        `${provider} wants you to sign in, and was told not to ask.`,
        'The further parameter “prompt” with the value “none” does that. Take it out.',
        focus('Check the further parameters', ['extraParameters']),
        ['extraParameters'],
      )
    case 'consent_required':
      return say(
        `${provider} needs a consent that is not given yet.`,
        'Somebody has to agree that this program may do what it asks for; in a company that can be its administrator.',
      )
    case 'invalid_scope':
      return say(
        `${provider} does not know one of the words in the scope, or does not give it to this program.`,
        'Each word has to be written as the server knows it, with spaces between them.',
        focus('Check the scope', ['scope']),
        ['scope'],
      )
    case 'invalid_target':
      return say(
        `${provider} does not know the API that the token is asked for (resource).`,
        'It has to be written exactly as the server knows it.',
        focus('Check the resource', ['resource']),
        ['resource'],
      )
    case 'unauthorized_client':
      return say(
        `${provider} knows this program, but does not let it sign people in through the browser.`,
        'Its registration has to allow the “authorization code” grant. Whoever runs the server can change that.',
        focus('Check the client ID', ['clientId']),
        ['clientId'],
      )
    case 'unsupported_response_type':
      return say(
        `${provider} does not sign people in this way (authorization code).`,
        'Another way to sign in may work; the server’s document says which.',
        advice('Choose another way to sign in'),
      )
    case 'temporarily_unavailable':
    case 'server_error':
      return say(
        `${provider} has trouble of its own, and could not sign you in.`,
        'What you typed is not the reason. Try again in a moment.',
      )
    case 'invalid_grant':
      return say(
        `${provider} no longer takes the code that the browser came back with. There is no token.`,
        'Such a code is good once, and for a minute or so; or the redirect URI is not the registered one.',
      )
    case 'invalid_request':
      return say(
        `${provider} did not understand how Hallpass asked.`,
        'Most often something is missing that this server wants, or the redirect URI is not the registered one.',
      )
    default:
      return say(
        `${provider} did not sign you in, for a reason of its own.`,
        serverSaid === undefined ? 'It did not say more.' : 'What the server said may tell why.',
      )
  }
}

/** What came back was not what was waited for. */
export function foreignAnswer({ provider, what }: Of<'foreign-answer'>): FailureWords {
  const nothingSent = 'Nothing was sent on.'
  switch (what) {
    case 'state':
      return words(
        `What the browser came back with belongs to another sign-in. ${nothingSent}`,
        'An older tab, most often. It can also be somebody who wants to sign you in as someone else (a wrong “state”).',
        tryAgain,
      )
    case 'issuer':
      return words(
        `What the browser came back with is from another server than ${provider}. ${nothingSent}`,
        'Its “iss” is missing, or not the issuer of this connection. Check the issuer; if it is right, somebody mixes up two servers.',
        focus('Check the issuer', ['issuer']),
        ['issuer'],
      )
    case 'form':
      return words(
        `What the browser came back with cannot be read as the answer to a sign-in. ${nothingSent}`,
        'Something in it is missing or there twice.',
        tryAgain,
      )
    default:
      return assertNever(what)
  }
}
