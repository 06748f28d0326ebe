import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldsFrom, isFolded, lineInRow, noFolds, revealed, rowOfLine, rowsOf, toggled } from './line-folds.ts'

/** Containers as brackets have them: within one another or apart. */
const containers = fc.array(fc.boolean(), { maxLength: 60 }).map((opens) => {
  const open: number[] = []
  const found: [number, number][] = []
  let line = 0
  for (const isOpening of opens) {
    const start = isOpening ? undefined : open.pop()
    if (start !== undefined) found.push([start, line])
    else open.push(line)
    line += 1
  }
  return { lines: line, found: found.sort(([a], [b]) => a - b) }
})
const some = containers.chain(({ lines, found }) =>
  fc.record({ lines: fc.constant(lines), folded: fc.subarray(found) }),
)

const shownLines = (lines: number, folded: readonly (readonly [number, number])[]) =>
  Array.from({ length: lines }, (_none, line) => line).filter(
    (line) => !folded.some(([start, end]) => start < line && line <= end),
  )

describe('folded lines', () => {
  it('leave the rows that nothing hides, each found both ways', () => {
    fc.assert(
      fc.property(some, ({ lines, folded }) => {
        const folds = foldsFrom(Uint32Array.from(folded.flat()))
        const shown = shownLines(lines, folded)
        expect(rowsOf(folds, lines)).toBe(shown.length)
        expect(shown.map((_line, row) => lineInRow(folds, row))).toEqual(shown)
        expect(shown.map((line) => rowOfLine(folds, line))).toEqual(shown.map((_line, row) => row))
      }),
    )
  })

  it('are the same however they came about', () => {
    fc.assert(
      fc.property(some, ({ folded }) => {
        const one = folded.toReversed().reduce((folds, [start, end]) => toggled(folds, start, end), noFolds)
        expect(one).toEqual(foldsFrom(Uint32Array.from(folded.flat())))
        const none = folded.reduce((folds, [start, end]) => toggled(folds, start, end), one)
        expect(none).toEqual(noFolds)
        expect(folded.every(([start]) => isFolded(one, start) && !isFolded(none, start))).toBe(true)
      }),
    )
  })

  it('open for a line that is to be seen, and only those that hide it', () => {
    fc.assert(
      fc.property(some, fc.nat(60), ({ lines, folded }, line) => {
        const folds = revealed(foldsFrom(Uint32Array.from(folded.flat())), line)
        const left = folded.filter(([start, end]) => !(start < line && line <= end))
        expect(folds).toEqual(foldsFrom(Uint32Array.from(left.flat())))
        if (line < lines) expect(lineInRow(folds, rowOfLine(folds, line))).toBe(line)
      }),
    )
  })

  it('hide nothing of themselves: a hidden line is where its fold is', () => {
    const folds = foldsFrom(Uint32Array.from([1, 9, 3, 5]))
    expect([0, 1, 4, 9, 10].map((line) => rowOfLine(folds, line))).toEqual([0, 1, 1, 1, 2])
  })
})
