import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readToken } from '../../../../shared/jwt/read-token.ts'
import { testToken } from '../../../../shared/jwt/test-token.ts'
import type { ClaimRow } from '../../../../shared/jwt/token-reading.ts'
import { rawPieces, rowInRaw } from './raw-pieces.ts'

function partOf(payload: unknown): { text: string; rows: readonly ClaimRow[] } {
  const reading = readToken(testToken(payload))
  if (reading.format !== 'jwt' || !reading.payload.readable) throw new Error('This is no token.')
  return reading.payload
}

test('each piece knows the innermost value it belongs to', () => {
  const { text, rows } = partOf('{"a":1, "b":{"c":[true]}}')
  const named = rawPieces(text, rows, 100).map(({ text: piece, row }) => [piece, row === null ? null : rows[row]?.path])
  expect(named).toEqual([
    ['{', null],
    ['"a":1', 'a'],
    [', ', null],
    ['"b":{', 'b'],
    ['"c":[', 'b.c'],
    ['true', 'b.c[0]'],
    [']', 'b.c'],
    ['}', 'b'],
    ['}', null],
  ])
})

test('what was unfolded out of a text counts as that text', () => {
  const { text, rows } = partOf({ sub: '{"email":"a@b"}', x: 1 })
  const pieces = rawPieces(text, rows, 100)
  expect(pieces.map(({ row }) => (row === null ? null : rows[row]?.path))).toEqual([null, 'sub', null, 'x', null])
  const email = rows.findIndex(({ path }) => path === 'sub.email')
  expect(rows[rowInRaw(rows, email)]?.path).toBe('sub')
})

test('the pieces are the whole text, or its beginning', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), fc.nat(200), (payload, limit) => {
      const { text, rows } = partOf(payload)
      const joined = (most: number) =>
        rawPieces(text, rows, most)
          .map((piece) => piece.text)
          .join('')
      expect(joined(text.length)).toBe(text)
      expect(joined(limit)).toBe(text.slice(0, limit))
    }),
  )
})
