/**
 * Words of a command for Windows' cmd.exe. Two programs read it one after the other: first cmd itself (`^`, `%NAME%`, `&`),
 * then the called program's own start-up code (quotes and backslashes), so this does it in the same two steps.
 * Rules of the second: Microsoft's "Parsing C++ command-line arguments".
 */
import {
  afterContinuation,
  collectWords,
  fileNumberLength,
  isBlank,
  isInvisible,
  looseAmpersandLength,
  matchLength,
  nextOptionLine,
  placeholderLength,
  type ShellCommand,
} from './shell-command.ts'

export function tokenizeCmd(text: string, start: number, closer: string | null): ShellCommand {
  const line = readLine(text, start, closer)
  const { words, unclosed } = splitArguments(line.text, /\s\^"/.test(text.slice(start, line.end)))
  return {
    words,
    variables: line.variables,
    input: null,
    end: line.end,
    unclosedQuote: unclosed,
    keptAmpersand: line.keptAmpersand,
  }
}

type Line = { text: string; end: number; variables: readonly string[]; keptAmpersand: boolean }

/** What cmd does: takes carets away and ends the command at `&`, `|` and the line's end. */
function readLine(text: string, start: number, closer: string | null): Line {
  const line = lineSoFar()
  const variables = new Set<string>()
  let at = start
  let quoted = false
  let keptAmpersand = false
  while (at < text.length) {
    const character = text.charAt(at)
    const variable = character === '%' ? variableLength(text, at) : 0
    if (variable > 0) {
      variables.add(text.slice(at, at + variable))
      line.put(text.slice(at, at + variable))
      at += variable
    } else if (isInvisible(character)) {
      at += 1
    } else if (character === '"') {
      // cmd itself knows no `\"`, but what stands behind one is always meant to be inside the quotes still.
      if (!quoted || !line.afterBackslash()) quoted = !quoted
      line.put(character)
      at += 1
    } else if (quoted) {
      line.put(character)
      at += 1
    } else if (character === closer) {
      break
    } else if (character === '^') {
      const caret = readCaret(text, at, line.insideArgument())
      line.put(caret.text)
      at = caret.end
    } else if (character === '\n') {
      const next = nextOptionLine(text, at)
      if (next === null) break
      line.put(' ')
      at = next
    } else if (character === '&' && line.hasQuery() && looseAmpersandLength(text, at) > 0) {
      keptAmpersand = true
      line.put(character)
      at += 1
    } else if (character === '&' || character === '|') {
      break
    } else if (character === '<' && placeholderLength(text, at) > 0) {
      const length = placeholderLength(text, at)
      line.put(text.slice(at, at + length))
      at += length
    } else if (fileNumberLength(text, at) > 0) {
      at += 1
    } else if (character === '<' || character === '>') {
      at += Math.max(1, matchLength(/[<>]>?[ \t]*(?:&\d|"[^"\n]*"|[^\s&|<>]+)?/y, text, at))
    } else {
      line.put(character)
      at += 1
    }
  }
  return { text: line.text(), end: at, variables: [...variables], keptAmpersand }
}

/** The line as put together so far, and the little that must be known of it. */
function lineSoFar() {
  let text = ''
  let oddBackslashes = false
  let inside = false
  let query = false
  const put = (piece: string): void => {
    text += piece
    // Quotes and backslashes come one by one.
    if (piece === '"' && !oddBackslashes) inside = !inside
    oddBackslashes = piece === '\\' && !oddBackslashes
    query = piece === '?' || (query && piece !== ' ')
  }
  return {
    put,
    text: () => text,
    afterBackslash: () => oddBackslashes,
    /** Between the quotes of an argument, as the called program will see it. */
    insideArgument: () => inside,
    hasQuery: () => query,
  }
}

function readCaret(text: string, at: number, insideArgument: boolean): { text: string; end: number } {
  const lineEnd = matchLength(/\^[^\S\n]*\n/y, text, at)
  if (lineEnd === 0) return { text: text.charAt(at + 1), end: at + 2 }
  const after = at + lineEnd
  // Inside an argument, a caret and two line ends are one line end; that is how browsers write them.
  if (insideArgument) return text.charAt(after) === '\n' ? { text: '\n', end: after + 1 } : { text: '', end: after }
  const next = afterContinuation(text, after)
  return { text: next > after || nextOptionLine(text, next) !== null ? ' ' : '', end: next }
}

/** `%NAME%`, but not two URL-encoded bytes with something in between, as in `%C3%A9`. */
function variableLength(text: string, at: number): number {
  const pattern = /%([A-Za-z_][\w-]{0,80})%([0-9A-Fa-f]{2})?/y
  pattern.lastIndex = at
  const [, name = '', behind] = pattern.exec(text) ?? []
  const encoded = /^[0-9A-Fa-f]{2}/.test(name) && (name.length === 2 || behind !== undefined)
  return name === '' || encoded ? 0 : name.length + 2
}

/**
 * What the called program's start-up code does. With `byBrowser`, every backslash is doubled: Chrome and Edge do so when they
 * write `^"…^"`, though the start-up code wants it only before quotes; what they meant is taken.
 */
export function splitArguments(line: string, byBrowser = false): { words: readonly string[]; unclosed: boolean } {
  const words = collectWords()
  let quoted = false
  let at = 0
  while (at < line.length) {
    const character = line.charAt(at)
    if (character === '\\') {
      const count = matchLength(/\\+/y, line, at)
      const beforeQuote = line.charAt(at + count) === '"'
      words.add('\\'.repeat(beforeQuote || (byBrowser && count % 2 === 0) ? Math.floor(count / 2) : count))
      if (beforeQuote && count % 2 === 1) words.add('"')
      at += count + (beforeQuote && count % 2 === 1 ? 1 : 0)
    } else if (character === '"') {
      const doubled = quoted && line.charAt(at + 1) === '"'
      words.add(doubled ? '"' : '')
      if (!doubled) quoted = !quoted
      at += doubled ? 2 : 1
    } else if (!quoted && (isBlank(character) || character === '\n')) {
      words.endWord()
      at += 1
    } else {
      words.add(character)
      at += 1
    }
  }
  return { words: words.finish().words, unclosed: quoted }
}
