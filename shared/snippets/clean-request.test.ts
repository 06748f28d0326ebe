import { describe, expect, test } from 'vitest'
import { cleanRequest } from './clean-request.ts'
import { plainHeader } from './request-parts.ts'
import type { SnippetRequest } from './snippet-request.ts'

const request: SnippetRequest = {
  method: 'GET',
  url: 'https://h.example/',
  headers: [],
  body: { kind: 'none' },
  verifyTls: true,
  followRedirects: true,
}

const cleanUrl = (url: string) => cleanRequest({ ...request, url }).url
const cleanValue = (value: string) => cleanRequest({ ...request, headers: [plainHeader('A', value)] }).headers[0]?.value

describe('an address', () => {
  test.each([
    ['https://h.example/a#part', 'https://h.example/a'],
    ['https://h.example?x=1', 'https://h.example/?x=1'],
    ['https://h.example', 'https://h.example/'],
    ['https://h.example/ä b?q=山\n', 'https://h.example/%C3%A4%20b?q=%E5%B1%B1%0A'],
    ['https://h.example/%2f[x]{y}|?a=%zz&b[]=^', 'https://h.example/%2f[x]{y}|?a=%zz&b[]=^'],
  ])('%j goes out as %j', (url, sent) => {
    expect(cleanUrl(url)).toBe(sent)
  })
})

describe('a header', () => {
  test('cannot begin another one', () => {
    expect(cleanValue('b\r\nEvil: 1\u0000')).toEqual([{ text: 'b Evil: 1' }])
  })

  test('has no white space around its value, but keeps what is inside', () => {
    expect(cleanValue(' \ta \t b ')).toEqual([{ text: 'a \t b' }])
    expect(cleanValue('   ')).toEqual([])
  })

  test('keeps the space between a scheme and a variable', () => {
    const value = [{ text: ' Bearer ' }, { variable: 'T' }, { text: ' ' }]
    expect(cleanRequest({ ...request, headers: [{ name: 'A', value }] }).headers[0]?.value).toEqual([
      { text: 'Bearer ' },
      { variable: 'T' },
    ])
  })

  test('is Latin-1', () => {
    expect(cleanValue('ü 山 😀')).toEqual([{ text: 'ü ? ?' }])
  })

  test('that counts or cuts the body is left to the tool', () => {
    const headers = ['Content-Length', 'transfer-encoding', 'Content-Type'].map((name) => plainHeader(name, 'x'))
    expect(cleanRequest({ ...request, headers }).headers.map(({ name }) => name)).toEqual(['Content-Type'])
    const body = { kind: 'multipart', parts: [] } as const
    expect(cleanRequest({ ...request, headers, body }).headers).toEqual([])
  })
})

test('half of a surrogate pair has no bytes, so the usual sign stands for it', () => {
  const body = { kind: 'text', text: 'a\ud83db 😀' } as const
  expect(cleanRequest({ ...request, body }).body).toEqual({ kind: 'text', text: 'a\ufffdb 😀' })
})
