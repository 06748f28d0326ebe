/** What headers and kept texts may hold: any of it is read, or left, and nothing throws. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { testAnswer } from '../sign-in/test-answer.ts'
import { makeDpopKey } from '../signatures/dpop.ts'
import { charsetOf, decodeText } from './answer-charset.ts'
import { fileNameOf } from './answer-file-name.ts'
import { createDpopProofs, refusesProof } from './dpop-proofs.ts'
import { readForm } from './form-guard.ts'
import { isHistoryEntry } from './history-entry.ts'
import { readPieces } from './stream-pieces.ts'
import { readRecord, recordOf } from './token-record.ts'

const soup = (...pieces: readonly string[]) =>
  fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc
    .constantFrom([0xff, 0xfe, 0x61], [0xfe, 0xff, 0], [0xef, 0xbb, 0xbf, 0x7b], [0, 0x7b, 0, 0x7d])
    .map((all) => Uint8Array.from(all)),
  soup('<?xml ', 'encoding="', 'utf-16', '"?>', '<meta charset=', "'", 'latin1', '>').map((text) =>
    new TextEncoder().encode(text),
  ),
)

test('a charset is one that can be read, whatever is named, and every byte becomes text', () => {
  const type = soup(
    'text/html',
    '; ',
    'charset=',
    '"',
    'utf-8',
    'utf-16',
    'iso-8859-1',
    'x-user-defined',
    'nonsense',
    "'",
  )
  fc.assert(
    fc.property(bytes, type, fc.boolean(), (body, contentType, isWhole) => {
      const { charset } = charsetOf(body, contentType)
      expect(() => new TextDecoder(charset)).not.toThrow()
      expect(typeof decodeText(body, charset, isWhole).text).toBe('string')
    }),
    { numRuns: 400 },
  )
})

test('a name to save under names a file only', () => {
  const disposition = soup(
    'attachment',
    '; ',
    'filename=',
    'filename*=',
    "UTF-8''",
    '"',
    '..',
    '/',
    '\\',
    '%00',
    '%2f',
    'a.txt',
    ':',
  )
  const path = soup('/', '..', '%2e%2e', '%', 'a', '\\', '?')
  fc.assert(
    fc.property(disposition, path, (value, behind) => {
      const url = URL.canParse(`https://x.example/${behind}`) ? `https://x.example/${behind}` : 'https://x.example/'
      const name = fileNameOf({ headers: [['content-disposition', value]], url })
      expect(name).toMatch(/^[^/\\:]{1,160}$/)
      expect(name).not.toMatch(/^\.|[\p{Cc}]/u)
    }),
    { numRuns: 400 },
  )
})

test('a challenge is understood or passed over, in time', () => {
  const issued: IssuedToken = {
    kind: 'access-token',
    accessToken: 'a',
    refreshToken: null,
    refreshExpiresAt: null,
    obtainedAt: 1e12,
    lifetime: { expiresAt: null, expirySource: 'unknown', lifetimeMs: null, clockOffsetMs: 0 },
    scope: null,
    carryHeaders: [],
    basePath: null,
    notes: [],
    isDpopBound: true,
    dpopKey: makeDpopKey(),
  }
  const proving = createDpopProofs({ now: () => 1e12 }).of(
    recordOf('c', issued, { header: 'Authorization', scheme: 'Bearer' }),
  )
  const url = new URL('https://api.example/x')
  const challenge = soup(
    'DPoP ',
    'Bearer ',
    'error=',
    '"',
    'use_dpop_nonce',
    'invalid_dpop_proof',
    ', ',
    'realm=',
    ' '.repeat(500),
  )
  fc.assert(
    fc.property(challenge, soup('nonce', ' ', '\n', '"'), (value, nonce) => {
      const headers = [
        ['www-authenticate', value],
        ['dpop-nonce', nonce],
      ] as const
      const answer = { ...testAnswer({}, { status: 401 }), headers }
      const isWanted = proving?.learn(url, answer)
      if (!refusesProof(answer)) expect(isWanted).toBe(false)
      for (const header of proving?.headers('GET', url) ?? []) expect(header.value).toMatch(/^[\w.-]+$/)
    }),
    { numRuns: 200 },
  )
})

test('a stream is read in pieces, whatever it is, and to its end', () => {
  const stream = soup(
    'data:',
    'event:',
    'id:',
    'retry:',
    ': ',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '{"a":1}',
    '\u0000',
    '99999999999999999999',
    '\ufeff',
  )
  fc.assert(
    fc.property(stream, fc.constantFrom('events', 'lines'), (text, kind) => {
      expect(() => structuredClone(readPieces(kind, text))).not.toThrow()
    }),
    { numRuns: 300 },
  )
})

test('what is kept of tokens, requests and their history is taken only as what it is', () => {
  const any = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(
      fc.constantFrom(
        'version',
        'record',
        'accessToken',
        'summary',
        'use',
        'id',
        'at',
        'draft',
        'url',
        'method',
        'headers',
        'leftOut',
      ),
      fc.jsonValue(),
    ),
  )
  fc.assert(
    fc.property(any, (value) => {
      const text = JSON.stringify(value)
      expect(readRecord(text)?.accessToken ?? '').toBeTypeOf('string')
      expect(isHistoryEntry(value)).toBeTypeOf('boolean')
      expect(readForm(value)?.url ?? '').toBeTypeOf('string')
      expect(readRecord(text.slice(1))).toBeNull()
    }),
    { numRuns: 400 },
  )
})
