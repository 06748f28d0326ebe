/**
 * Steps through JSON text (RFC 8259) that is already known to be well-formed: where things end, at the speed of one look at
 * each character. Walked by hand: patterns run out of stack on texts of some megabytes.
 */

/** The place of the next character that is not blank. */
export function skipBlank(text: string, at: number): number {
  let index = at
  for (;;) {
    const code = text.charCodeAt(index)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return index
    index += 1
  }
}

/** Behind the closing quote of the text that opens at `at`. */
export function endOfText(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0x22) return index + 1
    if (code === 0x5c) index += 1
  }
  return text.length
}

/** Behind the number, `true`, `false` or `null` that begins at `at`. */
export function endOfWord(text: string, at: number): number {
  let index = at
  while (index < text.length && !endsWord(text.charCodeAt(index))) index += 1
  return index
}

function endsWord(code: number): boolean {
  return (
    code === 0x2c || code === 0x5d || code === 0x7d || code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
  )
}

/** Behind the object or list that opens at `at`. */
function endOfContainer(text: string, at: number): number {
  let depth = 0
  for (let index = at; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0x22) index = endOfText(text, index) - 1
    else if (code === 0x7b || code === 0x5b) depth += 1
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1
      if (depth === 0) return index + 1
    }
  }
  return text.length
}

/** Behind the value that begins at `at`, whatever its kind. */
export function endOfValue(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code === 0x22) return endOfText(text, at)
  return code === 0x7b || code === 0x5b ? endOfContainer(text, at) : endOfWord(text, at)
}

/** What a text in quotes, given with its quotes, reads. */
export function unquote(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1)
}
