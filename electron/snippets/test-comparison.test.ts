/** The comparison itself: whatever is planted must be found. */
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SnippetRequest } from '../../shared/snippets/snippet-request.ts'
import { type CaptureServers, startCaptureServers } from './test-capture-server.ts'
import { differencesOf } from './test-comparison.ts'

let servers: CaptureServers
beforeAll(async () => {
  servers = await startCaptureServers()
})
afterAll(() => servers.close())

const request: SnippetRequest = {
  method: 'POST',
  url: 'http://127.0.0.1/x/a[1]?b={c}',
  headers: [
    { name: 'X-A', value: [{ text: 'one ' }, { variable: 'T' }] },
    { name: 'X-A', value: [{ text: 'two' }] },
    { name: 'Content-Type', value: [{ text: 'text/plain' }] },
  ],
  body: { kind: 'text', text: 'ü\r\n' },
  verifyTls: true,
  followRedirects: false,
}

const head = ['POST /x/a[1]?b={c} HTTP/1.1', 'Host: h', 'X-A: one token', 'x-a:two', 'content-type: text/plain']
const sized = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

async function differences(lines: readonly string[], rest: string): Promise<readonly string[]> {
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(new URL(servers.http).port), '127.0.0.1')
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.resume()
    socket.write(`${lines.join('\r\n')}\r\n${rest}`)
  })
  const world = { variable: () => 'token', fileBytes: () => Buffer.from('file') }
  return differencesOf(request, servers.taken('x'), world).map(({ differs }) => differs)
}

test('what is the same is found to be so, in one piece or in chunks', async () => {
  expect(await differences(head, sized('ü\r\n'))).toEqual([])
  expect(await differences([...head, 'Transfer-Encoding: chunked'], '\r\n2\r\nü\r\n2\r\n\r\n\r\n0\r\n\r\n')).toEqual([])
})

test.each([
  ['another method', head.with(0, 'PUT /x/a[1]?b={c} HTTP/1.1'), 'ü\r\n', ['method']],
  ['an encoded bracket', head.with(0, 'POST /x/a%5B1]?b={c} HTTP/1.1'), 'ü\r\n', ['url']],
  ['another value', head.with(2, 'X-A: one Token'), 'ü\r\n', ['headers']],
  [
    'another order of repeated headers',
    [...head.slice(0, 2), 'X-A: two', 'X-A: one token', ...head.slice(4)],
    'ü\r\n',
    ['headers'],
  ],
  ['repeated headers joined', [...head.slice(0, 2), 'X-A: one token, two', ...head.slice(4)], 'ü\r\n', ['headers']],
  ['a header more', [...head, 'X-B: 1'], 'ü\r\n', ['headers']],
  ['another type', head.with(4, 'Content-Type: text/plain;charset=utf-8'), 'ü\r\n', ['headers']],
  ['a line end less', head, 'ü\n', ['body']],
])('%s is found', async (_, lines, body, differs) => {
  expect(await differences(lines, sized(body))).toEqual(differs)
})

test('a request that did not come is found', () => {
  const world = { variable: () => '', fileBytes: () => Buffer.from('') }
  expect(differencesOf(request, [], world)).toEqual([{ differs: 'all', words: 'nothing arrived' }])
})
