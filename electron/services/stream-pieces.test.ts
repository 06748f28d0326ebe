import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StreamKind } from '../../shared/domain/answer-body.ts'
import { maskerOf } from '../../shared/domain/mask.ts'
import { createPieceReader, readPieces, streamKindOf } from './stream-pieces.ts'

/** The pieces of a stream that came in these chunks of bytes. */
function read(kind: StreamKind, chunks: readonly Uint8Array[], secrets: readonly string[] = []) {
  const reader = createPieceReader(kind, { clean: maskerOf(secrets), now: () => 5 })
  for (const chunk of chunks) reader.push(chunk)
  reader.end()
  return reader.read()
}

const bytes = (text: string) => new TextEncoder().encode(text)

/** All bytes in chunks of at most this size. */
function cut(text: string, size: number): Uint8Array[] {
  const whole = bytes(text)
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, at) => whole.subarray(at * size, (at + 1) * size))
}

it.each([
  ['text/event-stream', 'events'],
  ['Text/Event-Stream; charset=utf-8', 'events'],
  ['application/x-ndjson', 'lines'],
  ['application/jsonl', 'lines'],
  ['application/stream+json;q=1', 'lines'],
  ['application/json', null],
  ['', null],
])('the type %j makes a stream of %s', (type, kind) => {
  expect(streamKindOf(type)).toBe(kind)
})

describe('an event stream', () => {
  const text =
    ': hello\nretry: 2500\n\nid: 7\nevent: greeting\ndata: grüß\ndata: dich\n\ndata:{"a":1}\r\n\r\ndata: unfinished'

  it.each([1, 2, 3, 7, 1000])('is read whatever the chunks, here of %i bytes', (size) => {
    expect(read('events', cut(text, size))).toEqual({
      pieces: [
        { number: 1, at: 5, event: 'greeting', id: '7', data: 'grüß\ndich', cut: false, broken: false },
        { number: 2, at: 5, event: null, id: null, data: '{"a":1}', cut: false, broken: false },
      ],
      earlier: 0,
      retryMs: 2500,
    })
  })

  it('that holds one endless event keeps no end of it', () => {
    const reader = createPieceReader('events', { clean: (data) => data, now: () => null })
    for (let count = 0; count < 100; count += 1) reader.push(bytes(`data: ${'x'.repeat(100_000)}`))
    reader.end()
    expect(reader.read().pieces).toEqual([])
  })

  it('shows a large event by its beginning', () => {
    const [piece] = readPieces('events', `data: ${'x'.repeat(50_000)}\n\n`).pieces
    expect(piece).toMatchObject({ cut: true })
    expect(piece?.data).toHaveLength(20_000)
  })
})

describe('a stream of JSON lines', () => {
  it('is one piece for each line, also of those that are no JSON', () => {
    const { pieces } = read('lines', cut('{"a":1}\r\n\n{"b":\n"last"', 4))
    expect(pieces.map(({ data, broken }) => [data, broken])).toEqual([
      ['{"a":1}', false],
      ['{"b":', true],
      ['"last"', false],
    ])
  })

  it('keeps the last thousand and counts the others', () => {
    const all = read('lines', [bytes(Array.from({ length: 3456 }, (_, at) => `${at + 1}\n`).join(''))])
    expect(all.pieces).toHaveLength(1000)
    expect(all.earlier).toBe(2456)
    expect(all.pieces[0]).toMatchObject({ number: 2457, data: '2457' })
    expect(all.pieces.at(-1)).toMatchObject({ number: 3456, data: '3456' })
  })

  it('keeps fewer of large ones', () => {
    const all = readPieces('lines', `"${'x'.repeat(19_998)}"\n`.repeat(500))
    expect(all.pieces.length + all.earlier).toBe(500)
    expect(all.pieces.reduce((sum, { data }) => sum + data.length, 0)).toBeLessThanOrEqual(2_000_000)
    expect(all.pieces.length).toBeGreaterThan(90)
  })
})

describe('a stream that repeats a secret', () => {
  const secret = 'canary-of-a-stream'

  it('masks it, wherever the chunks are cut', () => {
    const text = `id: ${secret}\nevent: ${secret}\ndata: {"t":"${secret}"}\n\n`
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (size) => {
        for (const kind of ['events', 'lines'] as const) {
          const shown = JSON.stringify(read(kind, cut(text, size), [secret]))
          expect(shown).not.toContain('canary')
          expect(shown).toContain('•••')
        }
      }),
    )
  })

  it('masks it also where a large piece is cut', () => {
    const [piece] = read('lines', [bytes(`${'x'.repeat(19_990)}${secret}\n`)], [secret]).pieces
    expect(piece?.data).not.toContain('canary')
  })
})
