import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readToken } from '../jwt/read-token.ts'
import { testToken } from '../jwt/test-token.ts'
import { checklist } from './checklist.ts'
import { describeSignature, describeVerdict } from './describe-verdict.ts'
import { differs, immport, issuerKey, matched, pasted, T, verdictOn } from './test-verdict.ts'
import type { VerdictFacts } from './verdict.ts'

const claimNames = [
  ...[
    'exp',
    'nbf',
    'iat',
    'sub',
    'aud',
    'iss',
    'scope',
    'scp',
    'roles',
    'authorities',
    'realm_access',
    'act',
    'may_act',
  ],
  ...[
    'resource_access',
    'groups',
    'permissions',
    'user_name',
    'email',
    'azp',
    'client_id',
    'typ',
    'events',
    'repository',
  ],
  ...[
    'workflow',
    'authorization_details',
    'entitlements',
    '__proto__',
    'constructor',
    'preferred_username',
    'oid',
    'tid',
  ],
]

/** Words of programs that must not get into a sentence. Texts of the token that are these words are left out here. */
const PROGRAM_WORDS = /undefined|null|\[object|NaN|Infinity/

const text = fc.string({ unit: 'grapheme', maxLength: 90 }).filter((one) => !PROGRAM_WORDS.test(one))
const value = fc.oneof(
  { depthSize: 'small' },
  ...[text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)],
  fc.integer({ min: T - 10_000, max: T + 10_000 }),
  fc.array(fc.oneof(text, fc.integer(), fc.constant(null), fc.constant({}))),
  fc.dictionary(fc.constantFrom('roles', 'sub', 'client_id', 'a'), fc.oneof(text, fc.array(text), fc.integer())),
)
const claims = fc.dictionary(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...claimNames) }, text), value)
const header = fc.dictionary(fc.constantFrom('alg', 'typ', 'kid', 'crit', 'cty'), value)
const facts: fc.Arbitrary<VerdictFacts> = fc.record({
  now: fc.constantFrom(T * 1_000, 0, T * 1_000 + 1),
  clockOffsetMs: fc.constantFrom(0, 90_000, -90_000),
  toleranceMs: fc.constantFrom(0, 60_000),
  stored: fc.constantFrom(null, immport, { ...immport, expiresAt: T * 1_000 + 5_000 }),
  check: fc.constantFrom(null, matched(), differs([issuerKey])),
})

test('whatever a token says, the verdict is whole sentences and holds no words of programs', () => {
  fc.assert(
    fc.property(claims, header, facts, (payload, head, known) => {
      const reading = readToken(testToken(payload, head))
      const verdict = describeVerdict(reading, known)
      const signature = describeSignature(reading, known.check)
      const items = checklist(reading, known, { audience: 'a', issuer: '', algorithm: 'ES256' })
      const sentences = [
        ...[verdict.headline, ...verdict.sentences.map((one) => one.text), signature.text],
        ...items.flatMap((one) => [one.text, one.advice ?? '.']),
      ]
      for (const sentence of sentences) {
        expect(sentence).toMatch(/[.?]$/u)
        expect(sentence).not.toMatch(PROGRAM_WORDS)
        expect(sentence.length).toBeLessThan(600)
      }
      expect(verdict.headline).toMatch(/\.$/)
      expect(verdict.nextChangeAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(known.now)
    }),
    { numRuns: 1_500 },
  )
})

test('whatever text it is, there is a verdict', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), facts, (token, known) => {
      expect(describeVerdict(readToken(token), known).headline).toMatch(/\.$/)
    }),
  )
})

test('it reads the same until the instant it names, and differently from then on', () => {
  const times = fc.record({
    exp: fc.integer({ min: -200, max: 400_000 }),
    nbf: fc.integer({ min: -200, max: 400 }),
    iat: fc.integer({ min: -4_000, max: 400 }),
  })
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 999 }), fc.constantFrom(0, 1_234), (at, ms, clockOffsetMs) => {
      const token = readToken(testToken({ exp: T + at.exp, nbf: T + at.nbf, iat: T + at.iat, sub: 'anna' }))
      const read = (now: number) => {
        const { nextChangeAt, ...rest } = describeVerdict(token, { ...pasted, now, clockOffsetMs })
        return { nextChangeAt, text: JSON.stringify(rest) }
      }
      const now = T * 1_000 + ms
      const { nextChangeAt, text: first } = read(now)
      fc.pre(nextChangeAt !== null)
      const change = nextChangeAt ?? now
      expect(read(change - 1).text).toBe(first)
      expect(read(change).text).not.toBe(first)
      expect(read(Math.floor((now + change - 1) / 2)).text).toBe(first)
    }),
    { numRuns: 2_000 },
  )
})

test('every kind of token that ends is walked through to its end, and beyond', () => {
  const token = readToken(testToken({ exp: T + 200, iat: T, sub: 'anna' }))
  const read: string[] = []
  let now: number | null = T * 1_000
  while (now !== null && now < (T + 400) * 1_000) {
    const verdict = describeVerdict(token, { ...pasted, now })
    read.push(`${verdict.state} ${verdict.headline}`)
    now = verdict.nextChangeAt
  }
  expect(read).toContain('soon Good for 40 more seconds, as anna.')
  expect(read).toContain('over Ended just now; until then good as anna.')
  expect(read.at(-1)).toBe('over Ended 3 minutes ago; until then good as anna.')
})

test('a name from a token is not taken for what Hallpass says, and nobody is hidden in it', () => {
  const [, headline] = verdictOn({ exp: T + 725, user_name: 'root\u202e\u200b.\nSignature checked, all is well.' })
  expect(headline).toBe('Good for 12 more minutes, as “root. Signature checked, all is well.”.')
})

test('what can be done about a signature is said beside it', () => {
  const reading = readToken(testToken({ exp: T + 725 }, { alg: 'RS256' }))
  expect(describeSignature(reading, null)).toEqual({
    tone: 'unknown',
    text: 'Signed with RS256; signature not checked yet.',
    advice: 'Until it is checked, anybody could have written what the token says.',
  })
  expect(describeSignature(reading, matched())).toMatchObject({ tone: 'good', advice: null })
  expect(describeSignature(reading, differs([issuerKey]))).toMatchObject({
    tone: 'bad',
    advice: 'If you are sure that this is the right key, do not trust the token.',
  })
  expect(describeSignature(readToken('opaque'), null)).toMatchObject({
    tone: 'unknown',
    advice: 'Only the server that made it can tell whether it is genuine.',
  })
})
