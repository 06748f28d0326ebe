/** What the pass says of a token at a given instant. Pure: the one clock calls it again at `nextChangeAt`. */

import { relativeChangesAt } from '../../../shared/core/format-time.ts'
import { describeExpiry, viewExpiry } from '../../../shared/domain/expiry.ts'
import type { TokenNote, TokenSummary } from '../../../shared/domain/token.ts'
import { describeNote } from '../../../shared/words/describe-note.ts'

export type PassView = {
  readonly state: 'fresh' | 'soon' | 'over' | 'unknown' | 'none'
  /** The state in a word or two. */
  readonly word: string
  /** The big figures, or words where there are none. */
  readonly figures: string
  readonly isTime: boolean
  readonly sentence: string
  readonly left: number | null
  readonly nextChangeAt: number | null
}

const stateWords = {
  fresh: 'Good',
  soon: 'Ends soon',
  over: 'Ended',
} as const

const noTime = { isTime: false, left: null, nextChangeAt: null } as const

/** The pass of `token` at `now`; null is a connection without a token. `needsPerson`: no other one comes by itself. */
export function viewToken(
  token: TokenSummary | null,
  now: number,
  providerName: string,
  isApiKey: boolean,
  needsPerson = false,
): PassView {
  if (!token) return isApiKey ? unusedKey : noToken
  const expiry = viewExpiry(token, now)
  if (expiry.state === 'unknown') return { ...noTime, state: 'unknown', ...withoutEnd(token, providerName) }
  return {
    ...expiry,
    word: stateWords[expiry.state],
    isTime: true,
    sentence: describeExpiry(token, now, providerName, needsPerson && token.refreshable === false),
    left: expiry.fraction,
    nextChangeAt:
      expiry.state === 'over' && token.expiresAt !== null
        ? relativeChangesAt(token.expiresAt, now)
        : expiry.nextChangeAt,
  }
}

/** Notes that the pass says above the perforation already. */
export function notesBelow(token: TokenSummary): readonly TokenNote[] {
  if (token.expiresAt !== null) return token.notes
  return token.notes.filter((note) => note.kind !== 'lifetime-unknown' && note.kind !== 'key-without-end')
}

const noToken: PassView = {
  ...noTime,
  state: 'none',
  word: 'Nothing yet',
  figures: 'No token',
  sentence: 'Get one, and Hallpass watches how long it lasts, renews it and puts it into your requests.',
}

const unusedKey: PassView = {
  ...noTime,
  state: 'none',
  word: 'Not in use',
  figures: 'No key',
  sentence: 'Take the saved key into use again, and Hallpass puts it into your requests.',
}

function withoutEnd(token: TokenSummary, providerName: string) {
  if (token.kind === 'access-token') {
    const sentence = describeNote({ kind: 'lifetime-unknown' }, providerName)
    return { word: 'Good until refused', figures: 'No end known', sentence }
  }
  if (token.notes.some((note) => note.kind === 'key-without-end')) {
    const sentence = describeNote({ kind: 'key-without-end' }, providerName)
    return { word: 'API key', figures: 'No end of its own', sentence }
  }
  const sentence = `Saved and ready. It works for as long as ${providerName} accepts it; the key itself does not say until when.`
  return { word: 'API key', figures: 'No end known', sentence }
}
