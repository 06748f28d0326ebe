/** Quoting for bash and other POSIX shells. */
import { controlInShell, escapedInLatinShell, escapedInShell } from './control-characters.ts'
import type { BodySegment } from './multipart-by-hand.ts'
import type { SnippetHeader, SnippetText } from './snippet-request.ts'

/** Linux takes at most 128 KiB in one argument. */
const longestArgument = 120_000

/** In single quotes a shell leaves everything alone but the single quote itself. */
export function posixQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/**
 * As above, but with control characters other than the line feed written as escapes, `$'…'`: a terminal would take a raw
 * carriage return for the end of the command and a raw tab for a wish to complete it.
 */
export function bashQuote(text: string): string {
  return controlInShell.test(text) ? escapedQuote(text) : posixQuote(text)
}

/** A header's line. Its letters beyond ASCII are written as the bytes of Latin-1, which is what HTTP has for them. */
export function bashHeader({ name, value }: SnippetHeader): string {
  return bashText([{ text: `${name}: ` }, ...value])
}

/** Text with variables: in double quotes where nothing in it means something there, else pieced together. */
export function bashText(text: SnippetText): string {
  const pieces = merged(text)
  const [only] = pieces
  if (only === undefined) return "''"
  if (pieces.length === 1 && 'text' in only) return latinQuote(only.text)
  const harmless = pieces.every((part) => 'variable' in part || /^[ #%&'()*+,./:;<=>?@[\]^_{|}~\w-]*$/.test(part.text))
  if (!harmless) return pieces.map((part) => ('text' in part ? latinQuote(part.text) : `"$${part.variable}"`)).join('')
  const inside = pieces.map((part, index) => ('text' in part ? part.text : expansion(part.variable, pieces[index + 1])))
  return `"${inside.join('')}"`
}

/** The same text with no two texts side by side. */
function merged(text: SnippetText): SnippetText {
  const pieces: SnippetText[number][] = []
  for (const part of text) {
    const last = pieces.at(-1)
    if (last !== undefined && 'text' in last && 'text' in part) pieces.splice(-1, 1, { text: last.text + part.text })
    else pieces.push(part)
  }
  return pieces
}

function expansion(variable: string, next: SnippetText[number] | undefined): string {
  const runsOn = next !== undefined && 'text' in next && /^\w/.test(next.text)
  return runsOn ? `\${${variable}}` : `$${variable}`
}

function latinQuote(text: string): string {
  return /[\u0080-\u00ff]/.test(text) ? escapedQuote(text, true) : bashQuote(text)
}

function escapedQuote(text: string, asLatin = false): string {
  const named: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  const byte = (code: number) => `\\${code.toString(8).padStart(3, '0')}`
  const escaped = (found: string) => {
    const code = found.charCodeAt(0)
    // In UTF-8 a control character beyond ASCII is two bytes.
    return named[found] ?? (code < 0x80 || asLatin ? byte(code) : `${byte(0xc2)}${byte(code)}`)
  }
  return `$'${text.replace(asLatin ? escapedInLatinShell : escapedInShell, escaped)}'`
}

/** Whether a text can be given as one argument: it is not too long and has no NUL, which no argument can hold. */
export function fitsArgument(text: string): boolean {
  return text.length * 3 < longestArgument && !text.includes('\0')
}

/** A command that prints a text and nothing else. It is built into the shell, so the text may be of any length. */
export function bashPrint(text: string): string {
  if (!text.includes('\0')) return `printf '%s' ${bashQuote(text)}`
  return `printf '%b' ${bashQuote(text.replaceAll('\\', '\\\\').replaceAll('\0', '\\0000'))}`
}

/** Commands that print a body, to stand before a `|` or a `>`. */
export function bashPipe(segments: readonly BodySegment[]): string {
  const lines = segments.map((segment) =>
    'text' in segment ? bashPrint(segment.text) : `cat ${bashQuote(segment.filePath)}`,
  )
  return lines.length === 1 ? lines.join('') : `{\n  ${lines.join('\n  ')}\n}`
}
