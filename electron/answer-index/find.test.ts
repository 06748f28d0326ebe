import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from './body-text.ts'
import { jsonLinesOf } from './json-lines-of.ts'
import { bodyOf, scanned } from './test-bodies.ts'
import { textLineAt, textLinesOf } from './text-lines-of.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('secrets', () => {
  it('are found wherever the pieces end, however they overlap', { timeout: 30_000 }, () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60 }),
        fc.array(letters, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        (text, needles, pieceBytes) => {
          const body = bodyOf(text)
          const { index } = scanned(body, { kind: 'text', needles: needles.map(bytes) }, pieceBytes)
          const isHidden = Array.from(text, (_letter, at) =>
            needles.some((needle) =>
              Array.from(needle, (_one, back) => at - back).some((from) => from >= 0 && text.startsWith(needle, from)),
            ),
          )
          const expected = Array.from(text, (letter, at) => (isHidden[at] ? '·' : letter))
            .join('')
            .replace(/·+/g, '•••')
          expect(textOf(body.bytes, 0, 0, body.size, index.hidden)).toBe(expected)
        },
      ),
    )
  })

  it('stay hidden in lines, also where one shows only its beginning, and are never found', async () => {
    const secret = 'hunter2-canary'
    const text = JSON.stringify({ [secret]: 1, a: `x${secret}y`, b: `${'z'.repeat(993)}${secret}${'z'.repeat(3000)}` })
    const body = bodyOf(text)
    const { index } = scanned(body, { kind: 'json', needles: [bytes(secret)] }, 50)
    const lines = await jsonLinesOf(body, index, 0, 10)
    expect(JSON.stringify(lines)).not.toMatch(/hunter|canary|2-c/)
    expect(lines[2]?.parts[2]?.text).toBe('"x•••y"')
    for (const part of [secret, 'hunter', 'canary"', 'xhun', 'a']) {
      const search = {
        kind: 'search',
        text: part,
        caseSensitive: true,
        isJson: true,
        hidden: index.hidden.from(0),
      } as const
      expect(scanned(body, search, 7).result.total).toBe(part === 'a' ? 1 : 0)
    }
  })
})

describe('a search', () => {
  const find = (
    text: string,
    wanted: string,
    options: { caseSensitive?: boolean; isJson?: boolean } = {},
    piece = 5,
  ) => {
    const body = bodyOf(text)
    const job = {
      kind: 'search',
      text: wanted,
      caseSensitive: false,
      isJson: false,
      hidden: new Float64Array(),
    } as const
    const { result } = scanned(body, { ...job, ...options }, piece)
    const places = Array.from({ length: result.pairs.length / 2 }, (_none, at) =>
      result.pairs.slice(at * 2, at * 2 + 2),
    )
    return places.map(([start, end]) => new TextDecoder().decode(body.bytes.slice(start, end)))
  }

  it('finds what String finds, wherever the pieces end', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '😀') })
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 1, max: 9 }), (text, wanted, piece) => {
        fc.pre(wanted !== '')
        expect(find(text, wanted, { caseSensitive: true }, piece)).toHaveLength(text.split(wanted).length - 1)
      }),
    )
  })

  it('tells capital letters from small ones only when asked to', () => {
    expect(find('ÄPFEL äpfel Äpfel', 'äpfel')).toEqual(['ÄPFEL', 'äpfel', 'Äpfel'])
    expect(find('ÄPFEL äpfel Äpfel', 'äpfel', { caseSensitive: true })).toEqual(['äpfel'])
  })

  it('for JSON as it is laid out finds it however it was written', () => {
    expect(find('{"a":1,"a" : 1,"a":\n  1}', '"a": 1', { isJson: true })).toEqual(['"a":1', '"a":\n  1'])
    expect(find('"a":1', '"a": 1')).toEqual([])
  })
})

describe('text', () => {
  const text = { kind: 'text', needles: [] } as const

  it('is cut into rows that hold all of it, wherever the pieces end', async () => {
    const lines = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.string({ unit: 'grapheme', minLength: 400, maxLength: 900 }),
      ),
    )
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 700 }), async (all, pieceBytes) => {
        const written = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(`.${all.join('\n')}`))
        const body = bodyOf(written)
        const { index } = scanned(body, text, pieceBytes)
        const rows = await textLinesOf(body, index, 0, index.lines)
        const joined = rows.map(({ number, parts }) => `${number === null ? '' : '\n'}${parts[0]?.text}`).join('')
        // A break at the very end begins no row; a carriage return after it stands in one, and is not drawn.
        expect(joined.slice(1)).toBe(written.replace(/\n$/, '').replace(/\r(?=\n|$)/g, ''))
        for (const at of [0, 3, 70]) {
          expect(await textLinesOf(body, index, at, 5)).toEqual(rows.slice(at, at + 5))
        }
      }),
      { numRuns: 60, examples: [[['a', '\r'], 1]] },
    )
  }, 60_000)

  it('knows the row of a byte', async () => {
    const written = Array.from({ length: 3000 }, (_none, n) => `line ${n}`).join('\r\n')
    const body = bodyOf(written)
    const { index } = scanned(body, text)
    expect(index.lines).toBe(3000)
    expect(await textLineAt(body, index, written.indexOf('line 1234'))).toBe(1234)
  })
})
