/** Text as string literals of programming languages. Each takes any text and gives an expression that is exactly it. */
import { asciiControl, unprintable } from './control-characters.ts'
import type { SnippetText } from './snippet-request.ts'

/** Writes a text as an expression; one line each for a text of several lines. `indent`: what stands before the second. */
export type Literal = (text: string, indent?: string) => string

/** More lines than this are not worth a line each. */
const mostLines = 100

type Style = {
  readonly quote: "'" | '"'
  /** The escape of one UTF-16 unit that has no short one. */
  readonly escape: (unit: number) => string
  /** Units that are escaped besides the unprintable ones. */
  readonly also?: RegExp
  /** What joins two lines. */
  readonly plus: string
}

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' }
const hex = (unit: number, digits: number) => unit.toString(16).padStart(digits, '0')
const unicode = (unit: number) => `\\u${hex(unit, 4)}`
const byteOrUnicode = (unit: number) => (unit < 0x100 ? `\\x${hex(unit, 2)}` : unicode(unit))

export const jsLiteral = literal({ quote: "'", escape: byteOrUnicode, plus: ' +' })
export const pythonLiteral = literal({ quote: "'", escape: byteOrUnicode, plus: '' })
export const goLiteral = literal({ quote: '"', escape: unicode, plus: ' +' })
export const csharpLiteral = literal({ quote: '"', escape: unicode, plus: ' +' })

/** ASCII only: before Java 18 the compiler took source files for the code page of the system. */
export const javaLiteral = literal({
  quote: '"',
  // The compiler turns \u escapes into characters before it looks for the ends of strings, so ASCII needs the other kind.
  escape: (unit) => (unit < 0x80 ? `\\${unit.toString(8).padStart(3, '0')}` : unicode(unit)),
  also: /[\u0080-\uffff]/,
  plus: ' +',
})

/** A header's value for Go, whose strings are bytes: Latin-1. */
export const goHeaderLiteral = literal({
  quote: '"',
  escape: (unit) => `\\x${hex(unit, 2)}`,
  also: /[\u0080-\u00ff]/,
  plus: ' +',
})

function literal({ quote, escape: escaped, also, plus }: Style): Literal {
  const unit = (character: string) => {
    if (character === quote) return `\\${quote}`
    if (short[character] !== undefined) return short[character]
    return unprintable.test(character) || also?.test(character) ? escaped(character.charCodeAt(0)) : character
  }
  // Units, not characters: both halves of a pair are escaped or neither.
  const written = (line: string) => `${quote}${line.split('').map(unit).join('')}${quote}`
  return (text, indent = '') => linesOf(text).map(written).join(`${plus}\n${indent}`)
}

/** Lines with their ends; the whole as one where it has none or too many. */
function linesOf(text: string): readonly string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  return lines.length > 1 && lines.length <= mostLines ? lines : [text]
}

/** PHP: single quotes, in which only `\` and `'` mean something; double quotes for control characters. */
export const phpLiteral = inRuns({
  plain: phpQuote,
  special: (run) => `"${run.replace(/./gs, (character) => short[character] ?? phpByte(character))}"`,
  isSpecial: (character) => asciiControl.test(character),
  plus: ' .',
})

/** A header's value for PHP, whose strings are bytes: Latin-1. */
export const phpHeaderLiteral = inRuns({
  plain: phpQuote,
  special: (run) => `"${run.replace(/./gs, phpByte)}"`,
  isSpecial: (character) => asciiControl.test(character) || character > '~',
  plus: ' .',
})

function phpQuote(run: string): string {
  return `'${run.replace(/[\\']/g, '\\$&')}'`
}

function phpByte(character: string): string {
  return `\\x${hex(character.charCodeAt(0), 2)}`
}

const powershellShort: Readonly<Record<string, string>> = { '\n': '`n', '\r': '`r', '\t': '`t' }

/** PowerShell: single quotes, of which it knows five kinds; double quotes with backticks for control characters. */
export const powershellLiteral = inRuns({
  plain: (run) => `'${run.replace(/['\u2018-\u201b]/g, '$&$&')}'`,
  special: (run) =>
    `"${run.replace(/./gs, (character) => powershellShort[character] ?? `$([char]${character.charCodeAt(0)})`)}"`,
  isSpecial: (character) => asciiControl.test(character),
  plus: ' +',
})

/** Literals for languages in which one kind of quotes is for plain text and another for escapes. */
function inRuns(style: {
  readonly plain: (run: string) => string
  readonly special: (run: string) => string
  readonly isSpecial: (character: string) => boolean
  readonly plus: string
}): Literal {
  const { plain, special, isSpecial, plus } = style
  const written = (line: string) =>
    runsOf(line, isSpecial)
      .map((run) => (isSpecial(run.charAt(0)) ? special(run) : plain(run)))
      .join(`${plus} `)
  return (text, indent = '') => linesOf(text).map(written).join(`${plus}\n${indent}`)
}

/** A text cut where its characters change their kind; at least one run, which may be empty. */
function runsOf(text: string, isSpecial: (character: string) => boolean): readonly string[] {
  const runs: string[] = []
  let start = 0
  for (let end = 1; end <= text.length; end += 1) {
    if (end < text.length && isSpecial(text.charAt(end)) === isSpecial(text.charAt(start))) continue
    runs.push(text.slice(start, end))
    start = end
  }
  return runs.length === 0 ? [''] : runs
}

/** Text with variables as one expression. `variable` reads one, `plus` joins. */
export function textExpression(
  text: SnippetText,
  {
    literal,
    variable,
    plus,
  }: { readonly literal: Literal; readonly variable: (name: string) => string; readonly plus: string },
): string {
  if (text.length === 0) return literal('')
  return text.map((part) => ('text' in part ? literal(part.text) : variable(part.variable))).join(`${plus} `)
}
