import type { NameValue } from '../domain/http-exchange.ts'

/** Headers as they go over the wire, one `Name: value` a line, no line end after the last. A line break inside a value becomes a space. */
export function headerLines(headers: readonly NameValue[]): string {
  return headers.map(headerLine).join('\n')
}

/** One header on one line: a line break in it would begin another header. */
export function headerLine({ name, value }: NameValue): string {
  return `${name}: ${value}`.replace(/[\r\n]+/g, ' ').trimEnd()
}
