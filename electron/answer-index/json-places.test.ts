import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonLinesOf } from './json-lines-of.ts'
import { jsonPath, jsonPointer, stepsTo } from './json-path.ts'
import { valueAt } from './json-value.ts'
import { bodyOf, scanned } from './test-bodies.ts'

const json = { kind: 'json', needles: [] } as const

/** Walks a value the way it is laid out: for every line the way there and the value that stands on it. */
function* expectedPlaces(value: unknown, steps: readonly (string | number)[] = []): Generator<[unknown, unknown]> {
  const isOpen = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  yield [steps, value]
  if (!isOpen) return
  const entries = Array.isArray(value) ? value.map((one, at) => [at, one] as const) : Object.entries(value)
  for (const [step, one] of entries) yield* expectedPlaces(one, [...steps, step])
  yield [steps, value]
}

async function places(text: string): Promise<[unknown, unknown][]> {
  const body = bodyOf(text)
  const { index } = scanned(body, json, 1000)
  const found: [unknown, unknown][] = []
  for (let line = 0; line < index.lines; line += 1) {
    const place = await valueAt(body, index, line)
    const written = new TextDecoder().decode(body.bytes.subarray(place?.start, place?.end))
    found.push([await stepsTo(body, index, line), JSON.parse(written)])
  }
  return found
}

/** Keys that come back in the order they were written. */
const value = fc
  .jsonValue({ maxDepth: 4 })
  .map((one) => JSON.parse(JSON.stringify(one).replaceAll('"__proto__"', '"p"')))

describe('the place of a line', () => {
  it('is told with its value, for every line', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(value, fc.constantFrom(undefined, 2), async (one, indent) => {
        expect(await places(JSON.stringify(one, null, indent))).toEqual([...expectedPlaces(one)])
      }),
      { numRuns: 150 },
    )
  })

  it('is told within what is large, with long lines between', { timeout: 60_000 }, async () => {
    const item = (n: number) => ({ n, tags: [n, [n]], deep: { er: { still: [{}, [], n] } } })
    const large = {
      first: 'x'.repeat(300_000),
      items: Array.from({ length: 50 }, (_none, n) => (n % 25 === 7 ? ['y'.repeat(70_000), n] : item(n))),
      nested: { more: Array.from({ length: 35 }, (_none, n) => ({ list: Array.from({ length: 9 }, () => n) })) },
      last: null,
    }
    const found = await places(JSON.stringify(large))
    expect(found).toEqual([...expectedPlaces(large)])
  })

  it('is told at the bottom of deep nesting', async () => {
    const depth = 20_000
    const body = bodyOf(`${'[0,{"a":'.repeat(depth)}1${'}]'.repeat(depth)}`)
    const { index } = scanned(body, json)
    const line = depth * 3
    const [found] = await jsonLinesOf(body, index, line, 1)
    expect(found?.parts.map(({ text }) => text).join('')).toBe('"a": 1')
    expect(found?.depth).toBe(depth * 2)
    const outer = await jsonLinesOf(body, index, 0, 3)
    expect(outer.map(({ end, count }) => [end, count])).toEqual([
      [index.lines - 1, 2],
      [null, 0],
      [index.lines - 2, 1],
    ])
  })

  it.each([
    [[], '$', ''],
    [['items', 3, 'name'], '$.items[3].name', '/items/3/name'],
    [['a b', "it's", 'x/y~z', ''], "$['a b']['it\\'s']['x/y~z']['']", "/a b/it's/x~1y~0z/"],
    [['ä', '1a', '"'], `$.ä['1a']['"']`, '/ä/1a/"'],
  ])('%j is written %s and %s', (steps, path, pointer) => {
    expect(jsonPath(steps)).toBe(path)
    expect(jsonPointer(steps)).toBe(pointer)
  })
})

describe('a line of a very long text', () => {
  it('shows its beginning, tells how much is left, and keeps the lines around it', async () => {
    const text = JSON.stringify({ a: 'x'.repeat(2_000_000), b: 'é'.repeat(1500), c: 1 })
    const body = bodyOf(text)
    const { index } = scanned(body, json, 70_000)
    const lines = await jsonLinesOf(body, index, 0, 10)
    expect(lines.map(({ more }) => more > 0)).toEqual([false, true, true, false, false])
    expect(lines[1]?.parts.at(-1)?.text).toMatch(/^"x{900,1000}$/)
    expect(lines[1]?.more).toBeGreaterThan(1_998_000)
    expect(lines[2]?.parts[2]?.text).toMatch(/^"é+$/)
    expect(lines[3]?.parts.map((part) => part.text).join('')).toBe('"c": 1')
  })
})
