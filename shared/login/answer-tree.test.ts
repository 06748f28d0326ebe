import { describe, expect, it } from 'vitest'
import { answerTree } from './answer-tree.ts'
import { realAnswers } from './test-real-answers.ts'

const nodesOf = (document: unknown, secrets: readonly string[] = []) => answerTree(document, secrets).nodes

describe('an answer as a tree', () => {
  it('has every value in its order, with its place and kind', () => {
    const document = { a: { b: [1, true] }, 'c.d': null }
    expect(
      nodesOf(document).map(({ path, name, depth, kind, preview, size }) => [path, name, depth, kind, preview, size]),
    ).toEqual([
      ['$', '', 0, 'object', '', 2],
      ['a', 'a', 1, 'object', '', 1],
      ['a.b', 'b', 2, 'list', '', 2],
      ['a.b.0', '0', 3, 'number', '1', 0],
      ['a.b.1', '1', 3, 'boolean', 'true', 0],
      ['c\\.d', 'c.d', 1, 'null', 'null', 0],
    ])
  })

  it('shows plain texts, and the beginning of long ones', () => {
    const [, short, long] = nodesOf({ name: 'Ann of Cleves', note: 'word '.repeat(100) })
    expect(short).toMatchObject({ preview: 'Ann of Cleves', look: null })
    expect(long?.preview).toMatch(/^(word )+…$/)
    expect(long).toMatchObject({ size: 500 })
  })

  it.each([
    [
      'a token that can be read',
      'x',
      `${btoa('{"alg":"none","typ":"JWT"}')}.${btoa('{"sub":"ann"}')}.c2lnbmF0dXJl`,
      'jwt',
    ],
    [
      'one within other words',
      'x',
      `Bearer ${btoa('{"alg":"none","typ":"JWT"}')}.${btoa('{"sub":"ann"}')}.c2ln`,
      'jwt',
    ],
    ['a name that says so', 'access_token', 'short', 'secret'],
    ['a password that is sent back', 'userPassword', 'hunter2', 'secret'],
    ['a session', 'JSESSIONID', 'abc', 'secret'],
    ['what is drawn by lot', 'value', '6E3487971234567896704A9EB4AE501F', 'secret'],
    ['a number under such a name', 'pin_token', 1234567890123, 'secret'],
  ])('only hints at %s', (_what, name, value, look) => {
    const node = nodesOf({ [name]: value })[1]
    expect(node?.look).toBe(look)
    expect(node?.preview).toMatch(/^….{0,4}$/)
  })

  it('hints at the members of a list by the name of the list', () => {
    expect(
      nodesOf({ tokens: ['abc', 'def'] })
        .slice(2)
        .map(({ preview }) => preview),
    ).toEqual(['…', '…'])
  })

  it.each([
    ['when it ends', 'token_expires_at', '2026-03-04T12:00:00Z'],
    ['its type', 'token_type', 'Bearer'],
    ['an address', 'token_url', 'https://a.example/token'],
    ['a date', 'created', '2026-03-04T12:00:00.123456Z'],
    ['a person', 'email', 'ann.of.cleves@example.com'],
    ['a lifetime', 'expires_in', 3600],
  ])('shows %s', (_what, name, value) => {
    expect(nodesOf({ [name]: value })[1]).toMatchObject({ preview: String(value), look: null })
  })

  it('masks what was typed, wherever the answer repeats it', () => {
    const text = JSON.stringify(nodesOf({ echo: 'you said canary-pass', 'canary-pass': { x: 1 } }, ['canary-pass']))
    expect(text).not.toContain('canary-pass')
  })

  it('gives no way to what lies under a secret name', () => {
    const secret = '6E3487971234567896704A9EB4AE501F'
    const nodes = nodesOf({ sessions: { [secret]: { user: 'ann' } } })
    expect(JSON.stringify(nodes)).not.toContain(secret)
    expect(nodes.at(-1)).toMatchObject({ path: null, name: 'user', preview: 'ann' })
  })

  it('takes out what turns the reading direction', () => {
    expect(nodesOf({ 'a\u202eb': 'c\u202ed\u0000' })[1]).toMatchObject({ name: 'a b', preview: 'c d ' })
  })

  it('ends, and says so, where an answer does not', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 50_000; depth += 1) deep = [deep]
    expect(answerTree(deep, []).isCut).toBe(true)
    const wide = answerTree(
      Array.from({ length: 5000 }, (_, at) => at),
      [],
    )
    expect(wide.isCut).toBe(true)
    expect(wide.nodes).toHaveLength(1000)
  })

  it.each(realAnswers.map((answer) => [answer.from, answer] as const))(
    'holds no token of %s',
    (_from, { document, token, refresh }) => {
      const told = JSON.stringify(nodesOf(document))
      for (const path of [token, refresh].filter((one) => one !== undefined)) {
        const names = path === '$' ? [] : path.split('.')
        const secret = names.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], document)
        expect(told).not.toContain(secret)
      }
    },
  )
})
