import { expect, test } from 'vitest'
import { readToken } from '../jwt/read-token.ts'
import { encodePart, testToken } from '../jwt/test-token.ts'
import { checklist } from './checklist.ts'
import { differs, immport, issuerKey, matched, pasted, T } from './test-verdict.ts'
import type { ChecklistItem, Expectations, VerdictFacts } from './verdict.ts'

const nothing: Expectations = { audience: '', issuer: '', algorithm: '' }

function itemsOf(token: string, expected: Partial<Expectations> = {}, facts: Partial<VerdictFacts> = {}) {
  return checklist(readToken(token), { ...pasted, ...facts }, { ...nothing, ...expected })
}

/** One point as "state: text advice"; null when the list has none of it. */
function point(
  id: ChecklistItem['id'],
  claims: object,
  { header = { alg: 'RS256' }, expected = {}, facts = {} }: Partial<Given> = {},
): string | null {
  const found = itemsOf(testToken(claims, header), expected, facts).filter((item) => item.id === id)
  expect(found.length).toBeLessThan(2)
  const [item] = found
  return item === undefined
    ? null
    : [`${item.state}:`, item.text, ...(item.advice === null ? [] : [item.advice])].join(' ')
}

type Given = {
  readonly header: object
  readonly expected: Partial<Expectations>
  readonly facts: Partial<VerdictFacts>
}
type Case = readonly [name: string, found: () => string | null, reads: string | null]

const good = { exp: T + 725, iat: T - 175 }
const fixTimes = 'Whoever makes the token should write its times as numbers of seconds since 1970.'

const cases: readonly Case[] = [
  [
    'a system’s own token that does not say who made it',
    () => point('issuer', good, { facts: { stored: immport } }),
    'ok: It does not say who made it (iss). ImmPort makes its tokens like that.',
  ],
  [
    'a system’s own token that does not say for which service',
    () => point('audience', good, { facts: { stored: immport } }),
    'ok: It does not say which service it is meant for (aud). ImmPort makes its tokens like that.',
  ],
  [
    'a system’s own token for a server that asks who made it',
    () => point('issuer', good, { facts: { stored: immport }, expected: { issuer: 'https://x.example' } }),
    'fails: It does not say who made it (iss), and your server asks for that. Ask whoever runs the issuer to put its address into the token.',
  ],
  ['readable', () => point('readable', good), 'ok: Every part of it can be read.'],
  ['good now', () => point('clock', good), 'ok: It is good for 12 more minutes.'],
  [
    'ended a moment ago',
    () => point('clock', { exp: T - 20 }),
    'may-fail: It ended 20 seconds ago; most servers still accept it for a moment. Get a new token.',
  ],
  [
    'ended',
    () => point('clock', { exp: T - 180 }),
    'fails: It ended 3 minutes ago: every server refuses it. Get a new token.',
  ],
  [
    "ended by the server's clock",
    () => point('clock', { exp: T + 60 }, { facts: { clockOffsetMs: 180_000 } }),
    'fails: It ended 2 minutes ago: every server refuses it. Get a new token.',
  ],
  [
    'nearly valid',
    () => point('clock', { ...good, nbf: T + 30 }),
    'may-fail: It becomes valid in 30 seconds; most servers accept it already. Wait a moment before you send it.',
  ],
  [
    'not valid yet',
    () => point('clock', { ...good, nbf: T + 300 }),
    'fails: It becomes valid in 5 minutes: until then every server refuses it. Wait, or check the clock of its issuer.',
  ],
  [
    'made in the future',
    () => point('clock', { exp: T + 725, iat: T + 300 }),
    'may-fail: It says that it is made in the future (in 5 minutes): some servers refuse that. Check the clock of this computer and that of the issuer.',
  ],
  [
    'never good',
    () => point('clock', { exp: T, iat: T }),
    'fails: Never good: it had ended when it was made. Whoever makes the token has to put its times right.',
  ],
  [
    'no end to compare with the clock',
    () => point('clock', {}),
    'unknown: When it ends is not said in a way that programs can read.',
  ],
  ['lasts', () => point('lifetime', good), 'ok: It lasts 15 minutes in all.'],
  ['lasts, since nobody knows', () => point('lifetime', { exp: T }), 'ok: It says when it ends.'],
  [
    'lasts for years',
    () => point('lifetime', { iat: T, exp: T + 800 * 86_400 }),
    'may-fail: It lasts 800 days; some servers refuse tokens that last so long. Ask its issuer for one that ends sooner.',
  ],
  [
    'no end',
    () => point('lifetime', {}),
    'may-fail: It does not say when it ends; many servers refuse such tokens. Whoever makes the token should give it an end (exp).',
  ],
  [
    'an end in milliseconds',
    () => point('lifetime', { exp: T * 1_000 }),
    `may-fail: Its end (exp) is in milliseconds where seconds belong; to programs it never ends. ${fixTimes}`,
  ],
  ['an end that is no time', () => point('lifetime', { exp: 'x' }), `fails: Its end (exp) is not a time. ${fixTimes}`],
  [
    'a making that is no time',
    () => point('lifetime', { exp: T, iat: 'x' }),
    `may-fail: One of its times (nbf, iat) is not a time; strict servers refuse that. ${fixTimes}`,
  ],
  [
    'a time in quotes',
    () => point('lifetime', { exp: `${T}` }),
    `may-fail: One of its times is written in quotes; strict servers refuse that. ${fixTimes}`,
  ],
  [
    'not checked yet',
    () => point('signature', good),
    'unknown: Signed with RS256; signature not checked yet. Until it is checked, anybody could have written what the token says.',
  ],
  [
    'checked',
    () => point('signature', good, { facts: { check: matched() } }),
    'ok: Signed with RS256; the signature matches the key “key-1” of login.example.com.',
  ],
  [
    'checked, with a warning',
    () =>
      point('signature', good, { facts: { check: matched({}, { warnings: [{ kind: 'small-rsa', bits: 1024 }] }) } }),
    'may-fail: Signed with RS256; the signature matches the key “key-1” of login.example.com. The key is small: it has 1024 bits, and 2048 are needed. Small keys can be broken. Whoever runs the issuer should use a larger one.',
  ],
  [
    'checked with the key it carries',
    () =>
      point('signature', good, {
        facts: { check: matched({ origin: 'inside' }, { warnings: [{ kind: 'carried-by-token' }] }) },
      }),
    'unknown: Signed with RS256; the signature matches the key it carries. A key that comes with the token proves nothing. Anybody can make a token and put their own key into it. Check it with a key from its issuer.',
  ],
  [
    'checked with a well-known secret',
    () =>
      point('signature', good, {
        facts: { check: matched({ origin: 'secret' }, { warnings: [{ kind: 'well-known-secret' }] }) },
      }),
    'may-fail: Signed with RS256; the signature matches your shared secret. The secret is one of those that everybody tries first. Anybody can make such tokens. Whoever runs the server should change the secret now.',
  ],
  [
    'does not match',
    () => point('signature', good, { facts: { check: differs([issuerKey]) } }),
    'fails: Signed with RS256; the signature does not match the key “key-1” of login.example.com: the token was changed, or signed with another key. If you are sure that this is the right key, do not trust the token.',
  ],
  ['a usual algorithm', () => point('algorithm', good), 'ok: RS256 is a usual way of signing.'],
  [
    'the expected algorithm',
    () => point('algorithm', good, { expected: { algorithm: ' RS256 ' } }),
    'ok: It is signed with RS256, as your server expects.',
  ],
  [
    'another algorithm',
    () => point('algorithm', good, { expected: { algorithm: 'ES256' } }),
    'fails: It is signed with RS256, and your server expects ES256. Ask the issuer to sign with the other one, or let the server accept this one.',
  ],
  [
    'a shared secret where a public key is expected',
    () => point('algorithm', good, { header: { alg: 'HS256' }, expected: { algorithm: 'RS256' } }),
    'fails: It is signed with a shared secret (HS256), and your server expects a public key (RS256). A server that accepts it all the same can be deceived: anybody can sign with the text of a public key.',
  ],
  [
    'an unusual algorithm',
    () => point('algorithm', good, { header: { alg: 'ES256K' } }),
    'may-fail: Few servers know ES256K as a way of signing. Ask whoever runs the server.',
  ],
  [
    'no algorithm',
    () => point('algorithm', good, { header: {} }),
    'fails: The header does not say how the token is signed (alg). Get a token that is signed.',
  ],
  [
    'alg: none',
    () => point('algorithm', good, { header: { alg: 'None' } }),
    'fails: It says that it is not signed (alg: none); servers refuse that. Get a token that is signed.',
  ],
  ['nothing critical', () => point('crit', good), null],
  [
    'something critical',
    () => point('crit', good, { header: { alg: 'RS256', crit: ['b64'], b64: true } }),
    'may-fail: A server that does not understand “b64” (crit) has to refuse it. Ask whoever runs the server.',
  ],
  [
    'something critical, and understood',
    () => point('crit', good, { header: { alg: 'RS256', crit: ['b64'], b64: true }, facts: { check: matched() } }),
    'ok: A server that does not understand “b64” (crit) has to refuse it.',
  ],
  [
    'something critical that is not there',
    () => point('crit', good, { header: { alg: 'RS256', crit: ['b64', 'x y'] } }),
    'fails: Servers have to understand “b64” and “x y” (crit), and that is not in the header. Whoever makes the token has to put that right.',
  ],
  [
    'critical, but no list',
    () => point('crit', good, { header: { alg: 'RS256', crit: 'b64' } }),
    'fails: What servers have to understand (crit) is not a list of names. Whoever makes the token has to put that right.',
  ],
  [
    'an empty critical list',
    () => point('crit', good, { header: { alg: 'RS256', crit: [] } }),
    'fails: What servers have to understand (crit) is not a list of names. Whoever makes the token has to put that right.',
  ],
  [
    'an issuer',
    () => point('issuer', { iss: 'https://accounts.google.com' }),
    'unknown: It says it was made by Google. Does your server trust that? Fill in what your server expects, and it is compared.',
  ],
  [
    'the expected issuer',
    () => point('issuer', { iss: 'https://a.example.com' }, { expected: { issuer: 'https://a.example.com' } }),
    'ok: It is from the issuer that your server expects.',
  ],
  [
    'nearly the expected issuer',
    () => point('issuer', { iss: 'https://a.example.com/' }, { expected: { issuer: 'https://A.example.com' } }),
    'fails: Its issuer is https://a.example.com/, your server expects https://A.example.com: only a slash, http or capital letters differ, and that counts. Write both exactly alike.',
  ],
  [
    'another issuer',
    () => point('issuer', { iss: 'https://a.example.com' }, { expected: { issuer: 'https://b.example.com' } }),
    'fails: Its issuer is https://a.example.com, and your server expects https://b.example.com. Sign in at the issuer that your server trusts.',
  ],
  [
    'no issuer',
    () => point('issuer', {}),
    'may-fail: It does not say who made it (iss); many servers ask for that. Ask whoever runs the issuer to put its address into the token.',
  ],
  [
    'no issuer, and one is expected',
    () => point('issuer', {}, { expected: { issuer: 'x' } }),
    'fails: It does not say who made it (iss), and your server asks for that. Ask whoever runs the issuer to put its address into the token.',
  ],
  [
    'an issuer that is no text',
    () => point('issuer', { iss: 5 }),
    'fails: Its issuer (iss) is not written as text. Whoever makes the token has to put that right.',
  ],
  [
    'an audience',
    () => point('audience', { aud: 'api' }),
    'unknown: It is meant for api. Is that your service? Fill in what your server expects, and it is compared.',
  ],
  [
    'the expected audience, among others',
    () => point('audience', { aud: ['x', 'api'] }, { expected: { audience: 'api' } }),
    'ok: It is meant for your service.',
  ],
  [
    'nearly the expected audience',
    () => point('audience', { aud: 'http://api/' }, { expected: { audience: 'API' } }),
    'fails: It is meant for http://api/, your service is API: only a slash, http or capital letters differ, and that counts. Write both exactly alike.',
  ],
  [
    'another audience',
    () => point('audience', { aud: ['x', 'y'] }, { expected: { audience: 'api' } }),
    'fails: It is meant for x and y, not for api. Ask for a token for this service when you sign in.',
  ],
  [
    'no audience',
    () => point('audience', {}),
    'may-fail: It does not say which service it is meant for (aud); many ask for that. Ask for a token for this service when you sign in.',
  ],
  [
    'no audience, and one is expected',
    () => point('audience', {}, { expected: { audience: 'api' } }),
    'fails: It does not say which service it is meant for (aud), and yours asks for that. Ask for a token for this service when you sign in.',
  ],
  [
    'an audience that is no text',
    () => point('audience', { aud: {} }),
    'fails: The service it is meant for (aud) is not written as text. Whoever makes the token has to put that right.',
  ],
  [
    'a marked access token',
    () => point('type', good, { header: { alg: 'RS256', typ: 'at+jwt' } }),
    'ok: It is marked as an access token (at+jwt).',
  ],
  [
    'an access token',
    () => point('type', { ...good, typ: 'Bearer' }),
    'ok: It is an access token. It is not marked with “at+jwt”; only a few strict servers ask for that.',
  ],
  [
    'an ID token',
    () => point('type', { ...good, nonce: 'x' }),
    'fails: It is an ID token: an API should refuse it. Send the access token that came together with it.',
  ],
  [
    'a refresh token',
    () => point('type', { ...good, ati: 'x' }),
    'fails: It is a refresh token: an API refuses it. Send the access token that came together with it.',
  ],
  [
    'a proof',
    () => point('type', good, { header: { alg: 'ES256', typ: 'dpop+jwt' } }),
    'fails: It is only the proof for another token (DPoP). Send it together with that token.',
  ],
  [
    'a message',
    () => point('type', { ...good, events: {} }),
    'fails: It is a message between servers, not a token for an API. Send an access token.',
  ],
  [
    'a kind that is not said',
    () => point('type', good),
    'unknown: It does not say what kind of token it is. Most servers do not ask; a few want “at+jwt”.',
  ],
  ['no name twice', () => point('repeated', good), null],
]

test.each(cases)('%s', (_name, found, reads) => {
  expect(found()).toBe(reads)
})

test('the points stand in one order, and each has its own kind', () => {
  const ids = itemsOf(testToken(good, { alg: 'RS256', crit: ['b64'], b64: true })).map(({ id }) => id)
  expect(ids).toEqual([
    ...['readable', 'header', 'clock', 'lifetime', 'signature', 'algorithm', 'crit', 'issuer', 'audience', 'type'],
  ])
})

test('of a token that is encrypted, broken or says nothing, only what can be told is told', () => {
  const points = (token: string) => itemsOf(token).map(({ id, state }) => `${id} ${state}`)
  expect(points('7f8e1c9a-52b3-4d0e-9c1f-0a2b3c4d5e6f')).toEqual(['readable unknown', 'header ok'])
  expect(points('')).toEqual(['readable unknown'])
  expect(points(`${encodePart('{"alg":"dir","enc":"A256GCM"}')}.a.b.c.d`)).toEqual([
    ...['readable unknown', 'header ok', 'signature unknown'],
  ])
  expect(points(`${encodePart('{"alg":"RS256"}')}.!!.c2ln`)).toEqual([
    ...['readable fails', 'header ok', 'signature unknown', 'algorithm ok'],
  ])
  expect(points(`!!!.${encodePart('{"exp":1}')}.c2ln`)).toContain('readable fails')
})

test('spaces inside a token do not fit into a header, and one that is very long may not either', () => {
  const [first, ...rest] = testToken(good).split('.')
  expect(itemsOf(`${first}.\n${rest.join('.')}`).find(({ id }) => id === 'header')).toEqual({
    id: 'header',
    state: 'fails',
    text: 'There are spaces or other characters in it that the header of a request cannot carry.',
    advice: 'Copy the token once more, without line ends and without anything around it.',
  })
  const long = itemsOf(testToken({ ...good, groups: 'x'.repeat(9_000) })).find(({ id }) => id === 'header')
  expect(long?.state).toBe('may-fail')
  expect(long?.text).toMatch(/^It is very long \(1\d,\d{3} characters\)\. Many servers refuse/)
})

test('what is odd about how it is written may fail, and a name that stands twice is told', () => {
  const padded = `${btoa('{"alg":"HS256"} ')}.${encodePart('{"exp":1,"exp":2}')}.c2ln`
  const items = itemsOf(padded)
  expect(items.find(({ id }) => id === 'readable')).toMatchObject({
    state: 'may-fail',
    advice: 'Copy the token once more from where it was made, without anything around it.',
  })
  expect(items.find(({ id }) => id === 'repeated')).toMatchObject({
    state: 'may-fail',
    advice: 'Whoever makes the token should write each name once.',
  })
})
