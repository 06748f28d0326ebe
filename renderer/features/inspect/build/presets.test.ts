import { expect, test } from 'vitest'
import { presets, startingDraft } from './presets.ts'

const now = 1_700_000_000_000
const seconds = now / 1000

function applied(id: string, payload: string): unknown {
  const preset = presets.find((one) => one.id === id)
  return JSON.parse(preset?.apply(payload, now) ?? 'null')
}

test('the token to start from is good for an hour', () => {
  const { header, payload } = startingDraft(now)
  expect(JSON.parse(header)).toEqual({ typ: 'JWT' })
  expect(JSON.parse(payload)).toMatchObject({ iat: seconds, exp: seconds + 3600 })
})

test.each([
  ['good', { iat: seconds, exp: seconds + 3600 }],
  ['expired', { iat: seconds - 7200, exp: seconds - 3600 }],
  ['early', { iat: seconds, nbf: seconds + 3600, exp: seconds + 7200 }],
  ['endless', {}],
  ['audience', { aud: 'https://another-service.example', exp: 1, nbf: 1 }],
  ['issuer', { iss: 'https://another-issuer.example', exp: 1, nbf: 1 }],
] as const)('%s changes what it says and keeps the rest', (id, claims) => {
  const expected = id === 'endless' ? { sub: 'jo', nbf: 1 } : { sub: 'jo', ...claims }
  expect(applied(id, '{"sub":"jo","exp":1,"nbf":1}')).toEqual(expected)
})

test('another role goes where the roles are, in their form', () => {
  expect(applied('role', '{"authorities":["ROLE_USER"]}')).toEqual({ authorities: ['another-role'] })
  expect(applied('role', '{"scope":"read"}')).toEqual({ scope: 'another-role' })
  expect(applied('role', '{"realm_access":{"roles":["user"]},"scope":"read"}')).toEqual({
    realm_access: { roles: ['another-role'] },
    scope: 'read',
  })
  expect(applied('role', '{"sub":"jo"}')).toEqual({ sub: 'jo', roles: ['another-role'] })
})

test('what is no JSON object is left alone', () => {
  for (const preset of presets) expect(preset.apply('{"a":', now)).toBeNull()
})
