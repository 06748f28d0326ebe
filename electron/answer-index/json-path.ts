/** The way to a line: through which names and places. */
import type { BodyBytes } from './body-text.ts'
import type { JsonRecord } from './json-records.ts'
import { walkJson } from './json-walk.ts'
import type { Container, LineIndex } from './line-index.ts'

/** A name in an object, or a place in a list, from 0. */
export type PathStep = string | number

/** From the outermost on. A line that closes something stands for what it closes. */
export async function stepsTo(body: BodyBytes, index: LineIndex, line: number): Promise<readonly PathStep[]> {
  const around = index.around(line)
  const steps: PathStep[] = []
  for (const [place, container] of around.entries()) {
    const parent = around[place - 1]
    if (parent) steps.push(parent.isObject ? await nameOn(body, index, container.line) : container.entry)
  }
  const innermost = around.at(-1)
  const isItself = innermost !== undefined && (innermost.line === line || innermost.end === line)
  return isItself ? steps : [...steps, ...(await smallSteps(body, index, innermost, around.length, line))]
}

/** The steps from the innermost large container on; what lies between is small and read anew. `depth` = that of its entries. */
async function smallSteps(
  body: BodyBytes,
  index: LineIndex,
  container: Container | undefined,
  depth: number,
  line: number,
): Promise<readonly PathStep[]> {
  const first = (container?.line ?? -1) + 1
  // Before the line: were it one that closes something, its name would stand further up.
  const start = index.atDepth(line - 1, depth, first)
  type Level = { entry: number; readonly isObject: boolean; step: PathStep | null }
  // What the entries of the container are counted in, and then those of each small one on the way.
  const levels: Level[] = [{ entry: start?.entry ?? 0, isObject: container?.isObject ?? false, step: null }]
  let found: readonly PathStep[] = []
  await walkJson(body, index, start ?? index.before(first), (record, bytes, base) => {
    if (record.line < first) return true
    if (record.closes && levels.length > record.depth - depth + 1) levels.pop()
    const level = levels.at(-1)
    if (!level) return false
    if (!record.closes) level.step = level.isObject ? nameIn(record, bytes, base) : level.entry
    if (record.line === line) {
      found = levels.flatMap(({ step }) => (step === null ? [] : [step]))
      return false
    }
    if (record.opens) levels.push({ entry: 0, isObject: opensObject(record, bytes, base), step: null })
    else level.entry += 1
    return true
  })
  return container === undefined && depth === 0 ? found.slice(1) : found
}

async function nameOn(body: BodyBytes, index: LineIndex, line: number): Promise<string> {
  let name = ''
  await walkJson(body, index, index.before(line), (record, bytes, base) => {
    if (record.line === line) name = nameIn(record, bytes, base)
    return record.line < line
  })
  return name
}

function nameIn({ places }: JsonRecord, bytes: Uint8Array, base: number): string {
  const [first] = places
  if (first?.kind !== 'key') return ''
  const written = new TextDecoder().decode(bytes.subarray(first.start - base, first.end - base))
  try {
    return String(JSON.parse(written))
  } catch {
    return written.slice(1, -1)
  }
}

function opensObject({ places }: JsonRecord, bytes: Uint8Array, base: number): boolean {
  const last = places.at(-1)
  return last !== undefined && bytes[last.start - base] === 0x7b
}

/** JSONPath (RFC 9535): `$.items[3].name`. */
export function jsonPath(steps: readonly PathStep[]): string {
  const written = steps.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    if (/^[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*$/.test(step)) return `.${step}`
    return `['${JSON.stringify(step).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}']`
  })
  return `$${written.join('')}`
}

/** JSON Pointer (RFC 6901): `/items/3/name`. */
export function jsonPointer(steps: readonly PathStep[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
