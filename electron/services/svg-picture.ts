/** What an SVG says of itself, without parsing it as XML: nothing of it is ever run or fetched here. */
import type { PictureSize } from './picture-size.ts'

/** Elements that may be drawn in all, counting each as often as `<use>` repeats it. */
const mostElements = 200_000
const mostNested = 500

/** Steps that reading a text may take: an element counts once for each named one around it. */
const mostSteps = 5_000_000

/** Whether the text is an SVG document. */
export function isSvg(text: string): boolean {
  const beginning = withoutComments(text.slice(0, 4096))
  return /^\s*(<\?xml[^>]*\?>\s*)?(<!DOCTYPE[^>[]*(\[[^\]]*\])?>\s*)*<svg[\s>]/i.test(beginning)
}

/** One after the other: an expression that looks for several at once takes forever over many that lead to nothing. */
export function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, '')
}

/** The size it asks for in pixels, by its width and height or else by its view box; null when it states neither. */
export function svgSize(text: string): PictureSize | null {
  const start = text.search(/<svg\b/i)
  const root = start < 0 ? '' : text.slice(start, text.indexOf('>', start) + 1)
  const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(root)?.[1]
  const box =
    attribute('viewBox')
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? []
  const width = pixels(attribute('width')) ?? box[2]
  const height = pixels(attribute('height')) ?? box[3]
  const isSize = (length: number | undefined) => length !== undefined && Number.isFinite(length) && length > 0
  return isSize(width) && isSize(height)
    ? { width: Math.round(width as number), height: Math.round(height as number) }
    : null
}

/** Whether a small text would be drawn as very many elements: entities, or `<use>` of what itself uses and so on. */
export function svgUnfolds(text: string): boolean {
  if (/<!ENTITY/i.test(text)) return true
  const { parts, root } = readParts(text) ?? {}
  if (parts === undefined || root === undefined) return true
  const known = new Map<string, number>()
  let depth = 0
  const weigh = (id: string): number => {
    const before = known.get(id)
    if (before !== undefined) return before
    if (depth > mostNested) return mostElements + 1
    // One that uses itself is drawn by nobody.
    known.set(id, 0)
    depth += 1
    const sum = weightOf(parts.get(id) ?? { elements: 0, uses: [] }, weigh)
    depth -= 1
    known.set(id, sum)
    return sum
  }
  return weightOf(root, weigh) > mostElements
}

/** An element with all in it: how many there are, and what they repeat. */
type Part = { elements: number; readonly uses: string[] }

function weightOf({ elements, uses }: Part, weigh: (id: string) => number): number {
  return uses.reduce((total, used) => total + weigh(used), elements)
}

/** Elements by their ids, and the whole; null when there are more, or nested deeper, than in any drawing. */
function readParts(text: string): { root: Part; parts: ReadonlyMap<string, Part> } | null {
  const root: Part = { elements: 0, uses: [] }
  const parts = new Map<string, Part>()
  const open: (readonly Part[])[] = [[root]]
  let steps = 0
  for (const piece of text.split('<')) {
    const [, close, name] = /^(\/?)([a-z][\w:.-]*)/i.exec(piece) ?? []
    if (name === undefined) continue
    if (close === '/') {
      if (open.length > 1) open.pop()
      continue
    }
    const tag = piece.slice(0, (piece.indexOf('>') + 1 || piece.length + 1) - 1)
    const id = /\sid\s*=\s*["']([^"']*)["']/.exec(tag)?.[1]
    const used = /^(.*:)?use$/i.test(name) ? /href\s*=\s*["']#([^"']*)["']/.exec(tag)?.[1] : undefined
    const own: Part = { elements: 0, uses: [] }
    if (id !== undefined) parts.set(id, own)
    const around = id === undefined ? (open.at(-1) ?? []) : [...(open.at(-1) ?? []), own]
    steps += around.length
    if (steps > mostSteps) return null
    for (const part of around) {
      part.elements += 1
      if (used !== undefined) part.uses.push(used)
    }
    if (!tag.endsWith('/')) open.push(around)
    if (open.length > mostNested) return null
  }
  return { root, parts }
}

function pixels(length: string | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*([\d.]+)\s*(px|pt|pc|mm|cm|in|em|rem)?\s*$/.exec(length ?? '') ?? []
  return number === undefined ? undefined : Number(number) * (units[unit] ?? 1)
}

const units: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 3.78,
  cm: 37.8,
  in: 96,
  em: 16,
  rem: 16,
}
