/**
 * Words of a command for bash and other POSIX shells. Nothing is run or replaced. Where a shell would refuse what people
 * plainly mean (`<user>` without quotes, a lost backslash at a line end), the meaning wins.
 */
import { readAnsiC } from './ansi-c.ts'
import { readHereDocument } from './here-document.ts'
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
import { backtickLength, dollarLength } from './shell-variables.ts'

export function tokenizeBash(text: string, start: number, closer: string | null): ShellCommand {
  const words = collectWords()
  let at = start
  let input: string | null = null
  let hereDocument: string | null = null
  let unclosedQuote = false
  let keptAmpersand = false

  while (at < text.length) {
    const character = text.charAt(at)
    if (character === closer) break
    if (character === '\n') {
      words.endWord()
      if (hereDocument !== null) {
        const document = readHereDocument(text, at + 1, hereDocument)
        input = document.text
        at = document.end
        break
      }
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
    } else if (character === '\\') {
      at = readBackslash(text, at, words)
    } else if (character === "'" || text.startsWith("$'", at)) {
      const quoted = character === "'" ? readSingleQuotes(text, at + 1) : readAnsiC(text, at + 2)
      words.add(quoted.value)
      unclosedQuote ||= !quoted.closed
      at = quoted.end
    } else if (character === '"' || text.startsWith('$"', at)) {
      const quoted = readDoubleQuotes(text, character === '"' ? at + 1 : at + 2, words)
      unclosedQuote ||= !quoted.closed
      at = quoted.end
    } else if (character === '$' || character === '`') {
      at = readVariable(text, at, words)
    } else if (character === '&' && words.hasQuery() && looseAmpersandLength(text, at) > 0) {
      keptAmpersand = true
      words.add('&')
      at += 1
    } else if (character === '<' && text.startsWith('<<', at)) {
      const here = readHere(text, at)
      input = here.input ?? input
      hereDocument = here.marker ?? hereDocument
      at = here.end
    } else if (character === '<' && placeholderLength(text, at) > 0) {
      const length = placeholderLength(text, at)
      words.add(text.slice(at, at + length))
      at += length
    } else if (character === '<' || character === '>' || text.startsWith('&>', at)) {
      words.endWord()
      at += Math.max(1, matchLength(REDIRECTION, text, at))
    } else if (character === '|' || character === ';' || character === '&') {
      // `<<EOF | jq .token`: the document still begins on the next line.
      if (hereDocument !== null) input = readHereDocument(text, lineEndAfter(text, at) + 1, hereDocument).text
      break
    } else {
      const length = Math.max(1, matchLength(PLAIN, text, at))
      words.add(text.slice(at, at + length))
      at += length
    }
  }
  return { ...words.finish(), input, end: at, unclosedQuote, keptAmpersand }
}

/** Characters that mean nothing special anywhere outside quotes. */
const PLAIN = /[\w.:/=?%+,@~^*![\]{}-]+/y

const REDIRECTION = /&?[<>][>|]?[ \t]*(?:&[\d-]|"[^"\n]*"|'[^'\n]*'|[^\s;&|<>"'`)]+)?/y

function readBackslash(text: string, at: number, words: WordCollector): number {
  // Spaces behind the backslash are a slip, and the most common one.
  const lineEnd = matchLength(/\\[^\S\n]*\n/y, text, at)
  if (lineEnd === 0) {
    if (at + 1 < text.length) words.add(text.charAt(at + 1))
    return at + 2
  }
  const next = afterContinuation(text, at + lineEnd)
  if (next > at + lineEnd || nextOptionLine(text, next) !== null) words.endWord()
  return next
}

/** Inside single quotes a shell leaves everything alone. */
function readSingleQuotes(text: string, start: number): { value: string; end: number; closed: boolean } {
  const close = text.indexOf("'", start)
  if (close < 0) return { value: text.slice(start), end: text.length, closed: false }
  return { value: text.slice(start, close), end: close + 1, closed: true }
}

function readDoubleQuotes(text: string, start: number, words: WordCollector): { end: number; closed: boolean } {
  words.add('')
  let at = start
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '"') return { end: at + 1, closed: true }
    if (character === '\\') {
      const next = text.charAt(at + 1)
      if (next !== '\n') words.add('$`"\\'.includes(next) && next !== '' ? next : `\\${next}`)
      at += 2
    } else if (character === '$' || character === '`') {
      at = readVariable(text, at, words)
    } else {
      const length = matchLength(/[^"\\$`]+/y, text, at)
      words.add(text.slice(at, at + length))
      at += length
    }
  }
  return { end: at, closed: false }
}

function readVariable(text: string, at: number, words: WordCollector): number {
  const length = text.charAt(at) === '$' ? dollarLength(text, at) : backtickLength(text, at)
  if (length > 0) words.addVariable(text.slice(at, at + length))
  else words.add(text.charAt(at))
  return at + Math.max(1, length)
}

/** `<<EOF` tells what ends the document that begins on the next line, `<<<` gives one word at once. */
function readHere(text: string, at: number): { input?: string; marker?: string; end: number } {
  const word = /<<<[ \t]*(?:'([^']*)'|"([^"]*)"|([^\s;&|<>]*))/y
  word.lastIndex = at
  const found = word.exec(text)
  // The shell puts a line end behind the word.
  if (found !== null) return { input: `${found[1] ?? found[2] ?? found[3] ?? ''}\n`, end: at + found[0].length }
  const marker = /<<-?[ \t]*(["']?)([\w.-]{1,60})\1/y
  marker.lastIndex = at
  const document = marker.exec(text)
  return document === null ? { end: at + 2 } : { marker: document[2] ?? '', end: at + document[0].length }
}
