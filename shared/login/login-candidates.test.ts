import { describe, expect, it } from 'vitest'
import { findCandidates } from './login-candidates.ts'
import { realAnswers, seenAt } from './test-real-answers.ts'

const find = (document: unknown, headers: readonly { name: string; value: string }[] = []) =>
  findCandidates({ document, headers, now: seenAt })

const firstOf = (candidates: ReturnType<typeof find>, role: string) => candidates.find((one) => one.role === role)

describe.each(realAnswers.map((answer) => [answer.from, answer] as const))('the answer of %s', (_from, answer) => {
  const candidates = find(answer.document, answer.headers)

  it('has its token found first', () => {
    const place =
      answer.header === undefined ? { in: 'body', path: answer.token } : { in: 'header', name: answer.header }
    expect(candidates[0]).toMatchObject({ role: 'token', place })
  })

  it('has the rest found, and nothing that is not there', () => {
    const [path, unit] = answer.lifetime ?? []
    const lifetime = firstOf(candidates, 'lifetime')
    expect({ path: pathOf(lifetime), unit: lifetime?.unit }).toEqual({ path, unit })
    expect(pathOf(firstOf(candidates, 'refresh-token'))).toBe(answer.refresh)
    expect(pathOf(firstOf(candidates, 'api-address'))).toBe(answer.api)
    if (answer.carry !== undefined) expect(pathOf(firstOf(candidates, 'carry'))).toBe(answer.carry)
    expect(pathOf(firstOf(candidates, 'success'))).toBe(answer.success)
  })

  it('is told without its secrets', () => {
    const told = JSON.stringify(candidates)
    const secrets = candidates
      .filter(({ role }) => role === 'token' || role === 'refresh-token')
      .map(({ place }) => valueAt(answer, place))
    expect(secrets.length).toBeGreaterThan(0)
    for (const secret of secrets) expect(told).not.toContain(secret)
  })

  it('is explained in whole sentences', () => {
    for (const { reason } of candidates) expect(reason).toMatch(/^[“A-Z].*[.!]$/)
  })
})

describe('candidates', () => {
  it('come with what a number would mean', () => {
    const lifetime = firstOf(find({ token: 'abcdefgh', expires_in: 3600 }), 'lifetime')
    expect(lifetime?.reason).toBe('“expires_in” would be 1 hour, counted in seconds.')
    const end = firstOf(find({ token: 'abcdefgh', expires_at: seenAt / 1000 + 7200 }), 'lifetime')
    expect(end?.reason).toBe('“expires_at” would end in 2 hours.')
  })

  it('leave both open where a number could be seconds or milliseconds', () => {
    const units = find({ token: 'abcdefgh', expires: 900_000 }).filter(({ role }) => role === 'lifetime')
    expect(units.map(({ unit }) => unit)).toEqual(['milliseconds', 'seconds'])
  })

  it('are never a lifetime that is past, or none', () => {
    expect(
      firstOf(find({ token: 'abcdefgh', expires_at: seenAt / 1000 - 1, expires_in: 0 }), 'lifetime'),
    ).toBeUndefined()
  })

  it('are none in a refusal, save for what the server says', () => {
    const candidates = find({ error: 'invalid_credentials', message: 'Wrong user name or password.' })
    expect(candidates.map(({ role }) => role)).toEqual(['message', 'message'])
  })

  it.each([
    ['a type of token', { token_type: 'Bearer', tokenType: 'opaque-token' }],
    ['a token against forgeries', { csrfToken: '9944b09199c62bcf9418ad846dd0e4bb' }],
    ['the next page', { nextPageToken: 'CAUQAA0123456789abcd' }],
    ['an address', { token: 'https://a.example/token/0123456789abcdef' }],
    ['a sentence', { token: 'was not given', jwt: 'is missing here' }],
    ['what is no text', { token: 12345678, access_token: { a: 1 }, jwt: null }],
    ['what a header cannot carry', { token: 'abc\r\nX-Admin: yes' }],
  ])('are no tokens: %s', (_what, document) => {
    expect(firstOf(find(document), 'token')).toBeUndefined()
  })

  it('never fall over, however deep, wide or strange the answer is', () => {
    let deep: unknown = 'eyJ'
    for (let depth = 0; depth < 5000; depth += 1) deep = [deep]
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`token${at}`, `value-${at}-abcdef`]))
    const strange = JSON.parse('{"__proto__":{"token":"abcdefgh12"},"constructor":{"token":"abcdefgh12"},"":{"":""}}')
    expect(find(deep)).toEqual([])
    expect(find(wide).length).toBeLessThanOrEqual(5)
    expect(find(strange).length).toBeGreaterThan(0)
    expect(find(undefined)).toEqual([])
  })
})

function pathOf(candidate: ReturnType<typeof find>[number] | undefined): string | undefined {
  return candidate?.place.in === 'body' ? candidate.place.path : undefined
}

function valueAt(
  { document, headers = [] }: (typeof realAnswers)[number],
  place: ReturnType<typeof find>[number]['place'],
): unknown {
  if (place.in === 'header') return headers.find(({ name }) => name === place.name)?.value.replace('Bearer ', '')
  if (place.path === '$') return document
  return place.path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], document)
}
