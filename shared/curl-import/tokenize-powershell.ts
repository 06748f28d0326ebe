/** Words of a command for PowerShell. Nothing is run or replaced. Rules: PowerShell's about_Quoting_Rules and about_Parsing. */
import {
  afterContinuation,
  collectWords,
  fileNumberLength,
  isBlank,
  isInvisible,
  lineEndAfter,
  looseAmpersandLength,
  matchLength,
  nextOptionLine,
  placeholderLength,
  type ShellCommand,
  type WordCollector,
} from './shell-command.ts'
import { closingBracket, dollarLength } from './shell-variables.ts'

export function tokenizePowershell(text: string, start: number, closer: string | null): ShellCommand {
  const words = collectWords()
  let at = start
  let unclosedQuote = false
  let keptAmpersand = false

  while (at < text.length) {
    const character = text.charAt(at)
    if (character === closer && closer !== '`') break
    if (character === '\n') {
      words.endWord()
      const next = nextOptionLine(text, at)
      if (next === null) break
      at = next
    } else if (isBlank(character)) {
      words.endWord()
      at += 1
    } else if (isInvisible(character)) {
      at += 1
    } else if (!words.begun() && fileNumberLength(text, at) > 0) {
      at += 1
    } else if (character === '#' && !words.begun()) {
      at = lineEndAfter(text, at)
    } else if (character === '`') {
      at = readBacktick(text, at, words)
    } else if (matchLength(HERE_STRING, text, at) > 0) {
      const here = readHereString(text, at)
      words.add(here.value)
      unclosedQuote ||= !here.closed
      at = here.end
    } else if (character === "'" || character === '"') {
      const quoted = readQuotes(text, at + 1, character, words)
      unclosedQuote ||= !quoted.closed
      at = quoted.end
    } else if (character === '$') {
      const length = dollarLength(text, at)
      if (length > 0) words.addVariable(text.slice(at, at + length))
      else words.add(character)
      at += Math.max(1, length)
    } else if (character === '(' && !words.begun()) {
      const end = closingBracket(text, at) + 1
      words.addVariable(text.slice(at, end))
      at = end
    } else if (character === '&' && words.hasQuery() && looseAmpersandLength(text, at) > 0) {
      keptAmpersand = true
      words.add(character)
      at += 1
    } else if (character === '<' && placeholderLength(text, at) > 0) {
      const length = placeholderLength(text, at)
      words.add(text.slice(at, at + length))
      at += length
    } else if (character === '>') {
      words.endWord()
      at += Math.max(1, matchLength(/>>?[ \t]*(?:&\d|"[^"\n]*"|'[^'\n]*'|[^\s;&|<>"']+)?/y, text, at))
    } else if (character === '|' || character === ';' || character === '&') {
      break
    } else {
      const length = Math.max(1, matchLength(/[\w.:/=?%+,~^*![\]{}\\-]+/y, text, at))
      words.add(text.slice(at, at + length))
      at += length
    }
  }
  const { words: list, variables } = words.finish()
  return { words: list.map(withoutQuoteEscapes), variables, input: null, end: at, unclosedQuote, keptAmpersand }
}

const HERE_STRING = /@(['"])[^\S\n]*\n/y

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

function readBacktick(text: string, at: number, words: WordCollector): number {
  const lineEnd = matchLength(/`[^\S\n]*\n/y, text, at)
  if (lineEnd === 0) {
    const next = text.charAt(at + 1)
    words.add(ESCAPES[next] ?? next)
    return at + 2
  }
  const next = afterContinuation(text, at + lineEnd)
  if (next > at + lineEnd || nextOptionLine(text, next) !== null) words.endWord()
  return next
}

function readQuotes(
  text: string,
  start: number,
  quote: string,
  words: WordCollector,
): { end: number; closed: boolean } {
  words.add('')
  let at = start
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === quote) {
      // Doubled, a quote stands for itself.
      if (text.charAt(at + 1) !== quote) return { end: at + 1, closed: true }
      words.add(quote)
      at += 2
    } else if (quote === '"' && character === '`') {
      const next = text.charAt(at + 1)
      words.add(ESCAPES[next] ?? next)
      at += 2
    } else if (quote === '"' && character === '$' && dollarLength(text, at) > 0) {
      const length = dollarLength(text, at)
      words.addVariable(text.slice(at, at + length))
      at += length
    } else {
      words.add(character)
      at += 1
    }
  }
  return { end: at, closed: false }
}

/** `@'` and a line end begin a here-string, a line end and `'@` end it. */
function readHereString(text: string, at: number): { value: string; end: number; closed: boolean } {
  const start = at + matchLength(HERE_STRING, text, at)
  const closer = `\n${text.charAt(at + 1)}@`
  const close = text.startsWith(closer.slice(1), start) ? start - 1 : text.indexOf(closer, start)
  if (close < 0) return { value: text.slice(start), end: text.length, closed: false }
  return { value: text.slice(start, Math.max(start, close)).replace(/\r$/, ''), end: close + 3, closed: true }
}

/**
 * Windows PowerShell 5 loses double quotes on the way to a program, so its users write `\"` where newer versions want `"`.
 * An argument in which every double quote has its backslash was written for 5.
 */
function withoutQuoteEscapes(word: string): string {
  return word.includes('\\"') && !/(?:^|[^\\])"/.test(word) ? word.replaceAll('\\"', '"') : word
}
