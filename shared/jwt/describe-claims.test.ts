import { describe, expect, test } from 'vitest'
import { claimWords, headerWords, timeClaims } from './claim-words.ts'
import { describeClaims, describeHeader } from './describe-claims.ts'
import type { ClaimView, Json } from './read-token.ts'

function describeOne(name: string, value: Json): ClaimView | undefined {
  return describeClaims({ [name]: value })[0]
}

describe('claims', () => {
  test.each([
    ['sub', 'jo', 'jo'],
    ['scope', ['browse', 'download'], 'browse, download'],
    ['aud', [], '[]'],
    ['groups', ['a', { b: 1 }], '["a",{"b":1}]'],
    ['realm_access', { roles: ['x'] }, '{"roles":["x"]}'],
    ['email_verified', true, 'true'],
    ['nonce', null, 'null'],
    ['exp', 1623351943, '1623351943'],
    ['name', '', ''],
  ])('%s %j is shown as %j', (name, value, text) => {
    expect(describeOne(name, value)?.text).toBe(text)
  })

  test('keep the order of the token', () => {
    expect(describeClaims({ z: 1, exp: 2, a: 3 }).map((claim) => claim.name)).toEqual(['z', 'exp', 'a'])
  })

  test.each([
    ['exp', 1623351943, 1623351943000],
    ['iat', 1632489121, 1632489121000],
    ['nbf', 0, 0],
    ['auth_time', 1623351943.5, 1623351943500],
    ['exp', '1623351943', 1623351943000],
    ['exp', 1623351943000, null],
    ['exp', -1, null],
    ['exp', 'soon', null],
    ['exp', '1e400', null],
    ['exp', null, null],
    ['exp', [1623351943], null],
    ['sub', 1623351943, null],
  ])('%s %j is the instant %d', (name, value, instant) => {
    expect(describeOne(name, value)?.instant).toBe(instant)
  })

  test('JSON written as text is unfolded at any depth, plain text and digits are not', () => {
    expect(describeOne('sub', '{"a":"[1,\\"{\\\\\\"b\\\\\\":2}\\"]"}')?.unfolded).toEqual({ a: [1, { b: 2 }] })
    expect(describeOne('x', { inner: '{"a":1}', other: 'text' })?.unfolded).toEqual({ inner: { a: 1 }, other: 'text' })
    for (const plain of ['text', '17', '"quoted"', 'true', '{not json', '', '{}x']) {
      expect(describeOne('sub', plain)?.unfolded).toBeNull()
    }
    expect(describeOne('realm_access', { roles: ['x'] })?.unfolded).toBeNull()
  })

  test('JSON folded into itself without end stops being unfolded', () => {
    let folded = '{"end":true}'
    for (let layer = 0; layer < 12; layer += 1) folded = JSON.stringify([folded])
    expect(describeOne('sub', folded)?.unfolded).not.toBeNull()
  })

  test('unknown names are shown without a meaning', () => {
    expect(describeOne('toString', 'x')).toEqual({
      name: 'toString',
      meaning: null,
      text: 'x',
      unfolded: null,
      instant: null,
    })
  })
})

describe('header parameters', () => {
  test('have their own meanings and are never times', () => {
    const [alg, kid, exp] = describeHeader({ alg: 'RS256', kid: '1', exp: 1623351943 })
    expect([alg?.meaning, kid?.meaning]).toEqual([headerWords.alg, headerWords.kid])
    expect(exp).toMatchObject({ meaning: null, instant: null })
  })
})

describe('the dictionary', () => {
  test.each(Object.entries({ ...headerWords, ...claimWords }))('%s: %s', (_, words) => {
    expect(words).toMatch(/^[A-Z].{2,}[^.]$/)
  })

  test('every claim of the five systems and every time is in it', () => {
    const names = ['exp', 'user_name', 'authorities', 'jti', 'client_id', 'scope', 'iat', 'sub', ...timeClaims]
    for (const name of names) expect(claimWords).toHaveProperty(name)
    expect(headerWords).toHaveProperty('alg')
  })
})
