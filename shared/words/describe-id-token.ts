/** What could be checked of an ID token, as a sentence. */
import { assertNever } from '../core/assert-never.ts'
import type { IdTokenCheck } from '../domain/id-token.ts'

export function describeIdTokenCheck(check: IdTokenCheck): string {
  if (check.outcome === 'checked') {
    const by = check.by === 'issuer-keys' ? 'the keys that the server publishes' : 'the client secret'
    const rest = check.issuerKnown
      ? 'issuer, audience and times are right.'
      : 'audience and times are right. Which issuer it ought to be is not known here.'
    return `Checked: its signature (${check.alg}) was made with ${by}; ${rest}`
  }
  switch (check.why) {
    case 'encrypted':
      return 'Not checked: it is encrypted for the program it was made for, and cannot be read here.'
    case 'no-address':
      return 'Its signature was not checked: where the server publishes its keys is not known. Audience and times are right.'
    case 'no-keys-came':
      return `Its signature was not checked. ${check.detail ?? 'The keys could not be had.'} Audience and times are right.`
    case 'algorithm':
      return `Its signature was not checked: this computer does not know how it was made (${check.detail ?? 'unknown'}).`
    case 'no-secret':
      return 'Its signature was not checked: it was made with a client secret, and none is saved here.'
    default:
      return assertNever(check.why)
  }
}
