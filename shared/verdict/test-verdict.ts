/** Makes verdicts for tests, as lists of lines: the state, the headline, then each sentence. */
import { readToken } from '../jwt/read-token.ts'
import type { KeyFacts, SignatureCheck } from '../jwt/signature-check.ts'
import { testToken } from '../jwt/test-token.ts'
import { describeVerdict } from './describe-verdict.ts'
import type { VerdictFacts } from './verdict.ts'

/** The time of all these tests, in s: 15 June 2026, 12:00 UTC. */
export const T = 1_781_524_800

/** What is known of a token that was pasted. */
export const pasted: VerdictFacts = {
  now: T * 1_000,
  clockOffsetMs: 0,
  toleranceMs: 60_000,
  stored: null,
  check: null,
}

/** What is known of ImmPort's own token. */
export const immport = {
  providerName: 'ImmPort',
  expiresAt: null,
  lifetimeMs: null,
  isApiKey: false,
  as: 'campjo',
  scope: null,
} as const satisfies NonNullable<VerdictFacts['stored']>

/** A key of an issuer. */
export const issuerKey: KeyFacts = {
  origin: 'issuer',
  type: 'RSA',
  detail: 'RSA, 2048 bits',
  kid: 'key-1',
  thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
  host: 'login.example.com',
}

/** A check that matched. */
export function matched(key: Partial<KeyFacts> = {}, rest: object = {}): SignatureCheck {
  return { checkedAt: 0, outcome: 'matches', alg: 'RS256', key: { ...issuerKey, ...key }, warnings: [], ...rest }
}

/** A check of these keys that did not match. */
export function differs(keys: readonly KeyFacts[]): SignatureCheck {
  return { checkedAt: 0, outcome: 'differs', alg: 'RS256', keys }
}

/** The verdict on a token, line by line. */
export function verdictOnText(token: string, facts: Partial<VerdictFacts> = {}): readonly string[] {
  const verdict = describeVerdict(readToken(token), { ...pasted, ...facts })
  return [verdict.state, verdict.headline, ...verdict.sentences.map(({ about, text }) => `${about}: ${text}`)]
}

/** The verdict on a signed token with these claims, but for the sentence that it is not checked yet. */
export function verdictOn(
  claims: object,
  facts: Partial<VerdictFacts> = {},
  header: object = { alg: 'RS256' },
): readonly string[] {
  return verdictOnText(testToken(claims, header), facts).filter(
    (line) => line !== 'signature: Signed with RS256; signature not checked yet.',
  )
}

/** The verdict on a token whose third part is empty. */
export function verdictOnUnsigned(
  claims: object,
  facts: Partial<VerdictFacts> = {},
  header: object = { alg: 'none' },
): readonly string[] {
  return verdictOnText(testToken(claims, header).replace(/[^.]*$/, ''), facts)
}
