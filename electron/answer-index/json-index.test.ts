import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerLine, AnswerPart } from '../../shared/domain/answer-lines.ts'
import { layOutJson } from '../../shared/json/json-lines.ts'
import { jsonLineAt, jsonLinesOf } from './json-lines-of.ts'
import { problemAt } from './problem-at.ts'
import { bodyOf, scanned } from './test-bodies.ts'

const json = { kind: 'json', needles: [] } as const

/** Text, pieces and numbers as they are, laid out with white space of any kind. */
const space = fc.constantFrom('', '', ' ', '\n', '\r\n', '\t', '  \n ')
const scalar = fc.oneof(
  fc.constantFrom('1e400', '9007199254740993', '-0.10', '0', 'true', 'false', 'null', '""', '"\\ud83d\\ude00"'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
  fc.constantFrom('"é"', '"😀"', '"a\\"b\\\\"', '"\\u00e9\\n"'),
)
const { written } = fc.letrec<{ written: string }>((tie) => ({
  written: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar,
    fc
      .tuple(fc.array(tie('written'), { maxLength: 5 }), space)
      .map(([items, gap]) => `[${gap}${items.join(`${gap},${gap}`)}${gap}]`),
    fc
      .tuple(fc.array(fc.tuple(fc.constantFrom('"a"', '"a"', '"é😀"', '""'), tie('written')), { maxLength: 5 }), space)
      .map(
        ([entries, gap]) =>
          `{${gap}${entries.map((entry) => entry.join(`${gap}:${gap}`)).join(`${gap},${gap}`)}${gap}}`,
      ),
  ),
}))
/** JSON in which something was taken away, put in or doubled. */
const broken = fc
  .tuple(
    written,
    fc.nat(),
    fc.constantFrom('', ',', '}', ']', '{', '[', ':', '"', 'x', '\n', '1', 'True', "'", '\u00a0', '-', '\v'),
    fc.nat(3),
  )
  .map(([text, at, put, taken]) => {
    const place = at % (text.length + 1)
    return text.slice(0, place) + put + text.slice(place + taken)
  })

async function laidOut(text: string, pieceBytes: number) {
  const body = bodyOf(text)
  const { index, result } = scanned(body, json, pieceBytes)
  const told = index.problem && (await problemAt(body, index.problem, index.hidden))
  if (told) index.complete(result, told)
  const lines = await jsonLinesOf(body, index, 0, index.lines)
  const { line, column, message } = told?.problem ?? {}
  return { lines, problem: told ? { line, column, message } : null, counted: index.lines }
}

type Line = Pick<AnswerLine, 'depth' | 'parts' | 'end' | 'count'>

function compared(lines: readonly Line[], problem: unknown) {
  // A name that nothing follows cannot be told from a text.
  const kind = (part: AnswerPart) => (part.kind === 'key' && problem !== null ? 'string' : part.kind)
  return {
    lines: lines.map(({ depth, parts, end, count }) => ({
      depth,
      parts: parts.map((part) => `${kind(part)} ${part.text}`),
      end,
      count: end === null ? 0 : count,
    })),
    problem,
  }
}

function expected(text: string) {
  // Half a surrogate pair has no UTF-8.
  const { lines, problem } = layOutJson(new TextDecoder().decode(new TextEncoder().encode(text)))
  return compared(lines, problem)
}

async function actual(text: string, pieceBytes: number) {
  const { lines, problem } = await laidOut(text, pieceBytes)
  return compared(lines, problem)
}

describe('the lines of a body', () => {
  it('are those of the layout that holds all in memory, wherever the pieces end', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(written, fc.integer({ min: 1, max: 9 }), async (text, pieceBytes) => {
        expect(await actual(text, pieceBytes)).toEqual(expected(text))
      }),
      { numRuns: 500 },
    )
  })

  it('end where that layout ends, for the same reason', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(broken, fc.integer({ min: 1, max: 9 }), async (text, pieceBytes) => {
        expect(await actual(text, pieceBytes)).toEqual(expected(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('can be read from any of them on', async () => {
    const text = JSON.stringify({
      list: Array.from({ length: 700 }, (_none, n) => ({ n, more: [[n], {}, { deep: [n] }] })),
      last: 'x'.repeat(90_000),
      end: [1],
    })
    const body = bodyOf(text)
    const { index } = scanned(body, json, 5000)
    const whole = await jsonLinesOf(body, index, 0, index.lines)
    const { lines } = layOutJson(text)
    expect(whole.map(({ end, depth }) => [end, depth])).toEqual(lines.map(({ end, depth }) => [end, depth]))
    for (let from = 0; from < index.lines; from += 97) {
      expect(await jsonLinesOf(body, index, from, 50)).toEqual(whole.slice(from, from + 50))
    }
  })

  it('are found by their bytes', async () => {
    const text = JSON.stringify(Array.from({ length: 500 }, (_none, n) => ({ n: `number ${n}`, list: [1] })))
    const body = bodyOf(text)
    const { index } = scanned(body, json)
    for (const n of [0, 1, 63, 64, 65, 250, 499]) {
      const line = await jsonLineAt(body, index, text.indexOf(`number ${n}"`))
      const [found] = await jsonLinesOf(body, index, line, 1)
      expect(found?.parts.map((part) => part.text).join('')).toBe(`"n": "number ${n}",`)
    }
  })
})
