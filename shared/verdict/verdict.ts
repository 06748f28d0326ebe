/** What is made of a reading: a verdict, a checklist, a comparison. Types only. */

import type { Claim } from '../claims/claim.ts'
import type { SignatureCheck } from '../jwt/signature-check.ts'

/** What is known besides the token. Instants and durations in ms. */
export type VerdictFacts = {
  /** On our clock. */
  readonly now: number
  /** The server's clock minus ours; 0 when not known. Times in the token are read by the server's clock. */
  readonly clockOffsetMs: number
  /** How far clocks may be apart before a time counts against the token. */
  readonly toleranceMs: number
  /** Of a connection's own token: the provider's name, and when it ends as far as is known without the token. */
  readonly stored: {
    readonly providerName: string
    readonly expiresAt: number | null
    /** From obtained to end; null when not known. Tells when it ends soon, where the token does not say when it began. */
    readonly lifetimeMs: number | null
    readonly isApiKey: boolean
    /** Who signed in, as the form has it; null where it has none. */
    readonly as: string | null
    /** What the answer said may be done (RFC 6749 section 5.1). */
    readonly scope: string | null
  } | null
  readonly check: SignatureCheck | null
}

export type SentenceAbout = 'validity' | 'whom' | 'issuer' | 'audience' | 'may' | 'signature' | 'reading'

/** The verdict: `headline` is the first sentence, the rest follow. Every text is a whole sentence. */
export type Verdict = {
  /** `good`, `soon` and `over` as a token's states; `early`: not valid yet; `bad`: forged or contradictory; `unknown`. */
  readonly state: 'good' | 'soon' | 'over' | 'early' | 'bad' | 'unknown'
  /** "Good for 12 more minutes, for ImmPort, as campjo, may browse and download." */
  readonly headline: string
  /** What follows: "Signed with RS256; signature not checked yet." */
  readonly sentences: readonly { readonly about: SentenceAbout; readonly text: string }[]
  /** The instant (ms) at which it next reads differently; null when it never will. */
  readonly nextChangeAt: number | null
}

/** What the person's server asks of tokens, as far as they know; empty texts = not known. */
export type Expectations = { readonly audience: string; readonly issuer: string; readonly algorithm: string }

/** One line of "what would fail". */
export type ChecklistItem = {
  readonly id:
    | 'readable'
    | 'clock'
    | 'lifetime'
    | 'signature'
    | 'algorithm'
    | 'issuer'
    | 'audience'
    | 'type'
    | 'header'
    | 'crit'
    | 'repeated'
  readonly state: 'ok' | 'fails' | 'may-fail' | 'unknown'
  /** "Ended 3 minutes ago: every server refuses it." */
  readonly text: string
  /** What to do about it; null where nothing needs to be done. */
  readonly advice: string | null
}

/** One value that two tokens have, or only one of them. */
export type ComparedRow = {
  readonly part: 'header' | 'payload'
  readonly path: string
  readonly change: 'added' | 'removed' | 'changed' | 'same'
  readonly before: string | null
  readonly after: string | null
  /** Of times, as instants in ms. */
  readonly beforeInstant: number | null
  readonly afterInstant: number | null
  readonly known: Claim | null
}
