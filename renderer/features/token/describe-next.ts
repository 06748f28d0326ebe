/** What comes next in the life of a connection's token, in plain words. */
import { assertNever } from '../../../shared/core/assert-never.ts'
import type { NextEvent } from '../../../shared/domain/time-line.ts'
import type { TokenState, TokenSummary } from '../../../shared/domain/token.ts'

/** What will happen, as a phrase that follows the time: `renews by itself (keep fresh)`. */
export function describeNext(kind: NextEvent['kind'], tokenKind: TokenSummary['kind']): string {
  switch (kind) {
    case 'renews':
      return 'renews by itself (keep fresh)'
    case 'tries-again':
      return 'tries again by itself (keep fresh)'
    case 'too-short-to-send':
      return 'too little time left to send it; from then on, copying or sending renews first'
    case 'ends':
      return tokenKind === 'api-key' ? 'this key ends' : 'this token ends'
    case 'refresh-token-ends':
      return 'its refresh token ends; after that, renewing means signing in again'
    default:
      return assertNever(kind)
  }
}

/** The sentence that stands where nothing is known to come; null where there is nothing to say of what comes at all. */
export function describeNothingNext({ token, working }: TokenState, now: number): string | null {
  if (working) return 'A token is being asked for.'
  if (token === null) return null
  const isKey = token.kind === 'api-key'
  if (token.expiresAt !== null && token.expiresAt <= now) {
    return isKey
      ? 'Nothing by itself: this key is over.'
      : 'Nothing by itself: this token is over. Copying or sending renews first.'
  }
  if (!isKey)
    return 'Nothing that is known: until when this token is good was not said. If the server refuses it, Hallpass renews it.'
  return token.notes.some((note) => note.kind === 'key-without-end')
    ? 'Nothing: this key has no end of its own.'
    : 'Nothing that is known: this key does not say when it ends.'
}
