/** bash's `$'…'`: the escapes of C, as browsers write them under "Copy as cURL". Bash manual, "ANSI-C Quoting". */

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
}

/** Reads from behind `$'` to its closing quote. `end` is the position after that quote, or of the end of the text. */
export function readAnsiC(text: string, start: number): { value: string; end: number; closed: boolean } {
  let value = ''
  let at = start
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === "'") return { value: untilNul(value), end: at + 1, closed: true }
    if (character === '\\') {
      const code = readEscape(text, at)
      value += code.value
      at = code.end
    } else {
      const next = nextSpecial(text, at)
      value += text.slice(at, next)
      at = next
    }
  }
  return { value: untilNul(value), end: at, closed: false }
}

function nextSpecial(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charAt(at) !== "'" && text.charAt(at) !== '\\') at += 1
  return at
}

function readEscape(text: string, at: number): { value: string; end: number } {
  const bytes = /(?:\\(?:x[0-9A-Fa-f]{1,2}|[0-7]{1,3})){1,4096}/y
  bytes.lastIndex = at
  const run = bytes.exec(text)?.[0]
  // Several bytes in a row may be one character in UTF-8.
  if (run !== undefined) return { value: decodeBytes(run), end: at + run.length }

  const unicode = /\\(?:u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8}))/y
  unicode.lastIndex = at
  const code = unicode.exec(text)
  // `\u` pairs for one character are no bash, but some browsers write them: put together they are right again.
  if (code !== null) return { value: fromCode(code[1] ?? code[2] ?? ''), end: at + code[0].length }

  const next = text.charAt(at + 1)
  if (next === 'c') return { value: String.fromCharCode(text.charCodeAt(at + 2) & 0x1f), end: at + 3 }
  return { value: SIMPLE[next] ?? `\\${next}`, end: at + 2 }
}

function decodeBytes(run: string): string {
  const bytes = run
    .split('\\')
    .slice(1)
    .map((code) => (code.startsWith('x') ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 8) & 0xff))
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes))
}

function fromCode(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
}

/** A program's argument ends at the first NUL. */
function untilNul(value: string): string {
  const nul = value.indexOf('\0')
  return nul < 0 ? value : value.slice(0, nul)
}
