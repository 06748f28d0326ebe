/** Names and values of a command's form or query, parted into those that are asked for and those that are always the same. */
import type { NameValue } from '../domain/http-exchange.ts'
import type { AskedValues } from './asked-values.ts'

export type ReadTable = {
  /** Wire name → form field. */
  readonly asked: Readonly<Record<string, string>>
  /** Wire name → value. */
  readonly fixed: Readonly<Record<string, string>>
  /** Values that are put together from words and gaps; of a query only. */
  readonly mixed: readonly NameValue[]
  /** Whole sentences on what could not be taken. */
  readonly notTaken: readonly string[]
}

/** Reads the rows. Of several with one name the last one counts, which is said. */
export function readTable(rows: readonly NameValue[], place: 'query' | 'body', values: AskedValues): ReadTable {
  const asked = new Map<string, string>()
  const fixed = new Map<string, string>()
  const mixed: NameValue[] = []
  const notTaken: string[] = []
  for (const { name, value } of rows) {
    if (!isParameterName(name)) continue
    if (asked.delete(name) || fixed.delete(name)) {
      notTaken.push(`“${name}” stands in the command more than once; the last one is taken.`)
    }
    const read = values.read(value, { name, in: place })
    if (read.kind === 'asked') asked.set(name, read.field)
    else if (read.kind === 'fixed') fixed.set(name, read.text)
    else if (place === 'query') mixed.push({ name, value: read.template() })
    else asked.set(name, read.whole())
  }
  return { asked: Object.fromEntries(asked), fixed: Object.fromEntries(fixed), mixed, notTaken }
}

/** Whether something is the name of a parameter, and no piece of another language. */
export function isParameterName(name: string): boolean {
  return /^[^\s"'{}<>\0]{1,100}$/.test(name)
}
