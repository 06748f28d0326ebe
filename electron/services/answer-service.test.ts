import { describe, expect, it } from 'vitest'
import type { AnswerLine } from '../../shared/domain/answer-lines.ts'
import type { Exchange, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { failureOf } from '../http/test-server.ts'
import { connected } from './test-services.ts'

/** A connection whose API answers with this. */
async function answered(body: string | Buffer, contentType = 'application/json') {
  const { services, server, connection } = await connected()
  server.apiAnswer = () => ({ body, headers: { 'content-type': contentType } })
  const draft: RequestDraft = {
    connectionId: connection.id,
    authorization: { kind: 'connection' },
    method: 'GET',
    url: '/api/x',
    pathValues: {},
    query: [],
    headers: [],
    body: { kind: 'none' },
  }
  const send = (): Promise<Exchange> => services.requests.send(draft, 'send')
  const { id } = await send()
  return { services, server, id, send, views: services.answerViews }
}

const textOf = (lines: readonly AnswerLine[]) =>
  lines.map(({ parts }) => parts.map(({ text }) => text).join('')).join('\n')
const all = [{ from: 0, count: 500 }]
const fromStart = { caseSensitive: false, from: { line: 0 }, direction: 'next' } as const

describe('the lines of an answer', () => {
  it('come laid out and as they were written', async () => {
    const { views, id } = await answered('{"a":[1e400,9007199254740993],\n"b":{}}')
    expect(await views.open(id, 'json', -1)).toEqual({ isWhole: true, lines: 7, bytes: 38, size: 38, problem: null })
    expect(textOf(await views.lines(id, 'json', all))).toBe('{\n"a": [\n1e400,\n9007199254740993\n],\n"b": {}\n}')
    expect(textOf(await views.lines(id, 'text', all))).toBe('{"a":[1e400,9007199254740993],\n"b":{}}')
  })

  it('end where the JSON breaks, with the reason and the place in the source', async () => {
    const { views, id } = await answered('{"ä😀": "x",\n "b" 1}')
    const { problem, lines } = await views.open(id, 'json', -1)
    expect(problem).toEqual({
      line: 2,
      column: 6,
      message: 'A colon is missing after the name.',
      before: ' "b" ',
      after: '1}',
    })
    expect(lines).toBe(3)
  })

  it.each([
    ['application/json; charset=iso-8859-1', Buffer.from('["\xe4"]', 'latin1')],
    ['application/json; charset=utf-16le', Buffer.from('["ä"]', 'utf16le')],
    ['application/json', Buffer.from('\ufeff["ä"]')],
  ])('of %s are read so', async (type, body) => {
    const { views, services, id } = await answered(body, type)
    expect(textOf(await views.lines(id, 'json', all))).toBe('[\n"ä"\n]')
    await views.copyBody(id)
    expect(services.clipboard.text).toBe('["ä"]')
  })

  it('go with the answer, and so does what was kept beside it', async () => {
    const { views, services, server, id, send } = await answered(
      Buffer.from('["ä"]', 'utf16le'),
      'text/plain;charset=utf-16le',
    )
    await views.open(id, 'text', -1)
    expect(services.answers.kept.size).toBe(2)
    server.apiAnswer = () => ({ body: '[]' })
    await send()
    await expect.poll(() => services.answers.kept.size).toBe(1)
    expect((await failureOf(views.lines(id, 'text', all))).error).toMatchObject({ code: 'not-found' })
  })
})

describe('an answer that repeats the connection’s own secrets', () => {
  const secret = 'access-canary-1'
  const body = JSON.stringify({
    token: secret,
    [secret]: 1,
    list: ['x', `y ${secret}`],
    encoded: encodeURIComponent(secret),
  })

  it('shows them masked, copies them masked, and finds nothing in them', async () => {
    const { views, services, id } = await answered(body)
    await views.open(id, 'json', -1)
    const shown = [
      ...(await views.lines(id, 'json', all)),
      await views.path(id, 2),
      await views.value(id, 0),
      (await views.search(id, 'json', { ...fromStart, text: 'token' })).match,
    ]
    await views.copyPath(id, 2, 'path')
    const copies = [services.clipboard.text]
    for (const line of [0, 1, 5]) {
      await views.copyValue(id, line)
      copies.push(services.clipboard.text)
    }
    expect(copies[2]).toBe('•••')
    expect(JSON.stringify([shown, copies])).toContain('•••')
    expect(JSON.stringify([shown, copies])).not.toMatch(/canary/)
    for (const text of [secret, 'canary', 'ess-can']) {
      expect(await views.search(id, 'json', { ...fromStart, text })).toEqual({ match: null, total: 0 })
    }
  })

  it('shows no part of them in what it says is wrong', async () => {
    const { views, id } = await answered(`{"a" ${secret}}`)
    const { problem } = await views.open(id, 'json', -1)
    expect(JSON.stringify(problem)).not.toMatch(/access|canary/)
  })

  it('written with escapes copies them masked as well', async () => {
    const { views, services, id } = await answered(`["\\u0061ccess-canary-1"]`)
    await views.open(id, 'json', -1)
    await views.copyValue(id, 1)
    expect(services.clipboard.text).toBe('•••')
  })
})

describe('a search', () => {
  const body = JSON.stringify(Array.from({ length: 300 }, (_none, n) => ({ n, name: `person ${n % 100}` })))

  it('goes from match to match in both directions, and round', async () => {
    const { views, id } = await answered(body)
    const query = { text: '"PERSON 7"', caseSensitive: false } as const
    const go = async (from: { match: number } | { line: number }, direction: 'next' | 'previous') => {
      const { match, total } = await views.search(id, 'json', { ...query, from, direction })
      return [match?.place, match?.line, total]
    }
    expect(await go({ line: 0 }, 'next')).toEqual([1, 31, 3])
    expect(await go({ match: 1 }, 'next')).toEqual([2, 431, 3])
    expect(await go({ match: 3 }, 'next')).toEqual([1, 31, 3])
    expect(await go({ match: 1 }, 'previous')).toEqual([3, 831, 3])
    expect(await go({ line: 500 }, 'next')).toEqual([3, 831, 3])
    expect(await go({ line: 500 }, 'previous')).toEqual([2, 431, 3])
  })

  it('ends when another one begins or it is no longer wanted', async () => {
    const { views, id } = await answered(`[${'"x",'.repeat(1_500_000)}1]`)
    await views.open(id, 'json', -1)
    const first = failureOf(views.search(id, 'json', { ...fromStart, text: 'x' }))
    const second = views.search(id, 'json', { ...fromStart, text: '1' })
    expect((await first).error).toEqual({ code: 'cancelled' })
    expect(await second).toMatchObject({ total: 1 })
    const third = failureOf(views.search(id, 'json', { ...fromStart, text: 'y' }))
    await new Promise(setImmediate)
    await views.stopSearch(id)
    expect((await third).error).toEqual({ code: 'cancelled' })
  })

  it('finds nothing behind the place where the JSON breaks, but all of it as written', async () => {
    const { views, id } = await answered('["here", here, "here"]')
    expect((await views.search(id, 'json', { ...fromStart, text: 'here' })).total).toBe(1)
    expect((await views.search(id, 'text', { ...fromStart, text: 'here' })).total).toBe(3)
  })
})

describe('folding all', () => {
  it('folds every object and list but the outermost', async () => {
    const { views, id } = await answered('{"a":[1,[2]],"b":{},"c":{"d":[3]}}')
    expect([...(await views.folds(id))]).toEqual([1, 6, 3, 5, 8, 12, 9, 11])
  })
})
