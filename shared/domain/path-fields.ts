/**
 * `{NAME}` and `<NAME>` parts of an address: found, and filled in one segment each. `{{NAME}}` is a variable, never a
 * part to fill in; `:name`, as some documents write it, is left alone, since real paths hold colons (`/docs:batchGet`).
 */
import { percentEncoded } from '../core/percent-encoded.ts'

const namePattern = /(?<!\{)\{([A-Za-z_][\w.-]*)\}(?!\})|<([A-Za-z_][\w.-]*)>/g

/** The names in the order they stand, each once. */
export function pathFieldNames(url: string): readonly string[] {
  return [...new Set([...url.matchAll(namePattern)].map((found) => found[1] ?? found[2] ?? ''))]
}

/** The URL with every given value put in, encoded so that it stays one segment; a part without a value stays as it is. */
export function fillPath(url: string, values: Readonly<Record<string, string>>): string {
  return url.replace(namePattern, (part, inBraces?: string, inBrackets?: string) => {
    const value = values[inBraces ?? inBrackets ?? '']?.trim() ?? ''
    return value === '' ? part : percentEncoded(value)
  })
}

/** The names that still lack a value. */
export function missingPathFields(url: string, values: Readonly<Record<string, string>>): readonly string[] {
  return pathFieldNames(url).filter((name) => (values[name]?.trim() ?? '') === '')
}
