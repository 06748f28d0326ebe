/**
 * What is folded among very many lines, and which rows are left: rows and lines are found by halving, so that a million
 * folds cost no more than a few. A fold hides what is behind its line up to and including its end.
 */

/** Folds by their lines, inner ones included; and of the outermost ones how many lines those before each hide. */
export type LineFolds = {
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly outer: { readonly starts: Uint32Array; readonly ends: Uint32Array; readonly hiddenBefore: Float64Array }
}

/** From pairs in the order of their first lines: line, end, line, end … */
export function foldsFrom(pairs: Uint32Array): LineFolds {
  const size = pairs.length / 2
  const starts = new Uint32Array(size)
  const ends = new Uint32Array(size)
  for (let place = 0; place < size; place += 1) {
    starts[place] = pairs[place * 2] as number
    ends[place] = pairs[place * 2 + 1] as number
  }
  return withOuter(starts, ends)
}

export const noFolds: LineFolds = foldsFrom(new Uint32Array())

export function isFolded({ starts }: LineFolds, line: number): boolean {
  return starts[lastUpTo(starts, line)] === line
}

/** Folds what begins on this line, or unfolds it. */
export function toggled(folds: LineFolds, line: number, end: number): LineFolds {
  const { starts, ends } = folds
  const place = lastUpTo(starts, line)
  if (starts[place] === line) return without(folds, place, place + 1)
  const after = place + 1
  return withOuter(inserted(starts, after, line), inserted(ends, after, end))
}

/** Unfolds whatever hides this line. */
export function revealed(folds: LineFolds, line: number): LineFolds {
  const { starts, ends } = folds
  const hides = (start: number, place: number) => start < line && (ends[place] as number) >= line
  if (!starts.some(hides)) return folds
  const stays = (_value: number, place: number) => !hides(starts[place] as number, place)
  return withOuter(starts.filter(stays), ends.filter(stays))
}

/** How many rows are left of this many lines. */
export function rowsOf({ outer }: LineFolds, lines: number): number {
  const last = outer.starts.length - 1
  return lines - (outer.hiddenBefore[last + 1] ?? 0)
}

/** The line that stands in a row. */
export function lineInRow({ outer }: LineFolds, row: number): number {
  const { starts, hiddenBefore } = outer
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) - (hiddenBefore[middle] as number) < row) low = middle + 1
    else high = middle
  }
  return row + (hiddenBefore[low] ?? 0)
}

/** The row of a line; of a hidden one, the row of the fold that hides it. */
export function rowOfLine({ outer }: LineFolds, line: number): number {
  const { starts, ends, hiddenBefore } = outer
  const place = lastUpTo(starts, line)
  if (place < 0) return line
  if (line <= (ends[place] as number)) return (starts[place] as number) - (hiddenBefore[place] as number)
  return line - (hiddenBefore[place + 1] as number)
}

function without({ starts, ends }: LineFolds, from: number, until: number): LineFolds {
  const stays = (_value: number, place: number) => place < from || place >= until
  return withOuter(starts.filter(stays), ends.filter(stays))
}

function withOuter(starts: Uint32Array, ends: Uint32Array): LineFolds {
  const outerStarts = new Uint32Array(starts.length)
  const outerEnds = new Uint32Array(starts.length)
  const hiddenBefore = new Float64Array(starts.length + 1)
  let size = 0
  let hidden = 0
  let reached = -1
  for (let place = 0; place < starts.length; place += 1) {
    const start = starts[place] as number
    if (start <= reached) continue
    const end = ends[place] as number
    reached = end
    outerStarts[size] = start
    outerEnds[size] = end
    hidden += end - start
    size += 1
    hiddenBefore[size] = hidden
  }
  const outer = {
    starts: outerStarts.subarray(0, size),
    ends: outerEnds.subarray(0, size),
    hiddenBefore: hiddenBefore.subarray(0, size + 1),
  }
  return { starts, ends, outer }
}

function inserted(values: Uint32Array, place: number, value: number): Uint32Array {
  const more = new Uint32Array(values.length + 1)
  more.set(values.subarray(0, place))
  more[place] = value
  more.set(values.subarray(place), place + 1)
  return more
}

/** The place of the last of them up to `value`, or -1. */
function lastUpTo(values: Uint32Array, value: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
