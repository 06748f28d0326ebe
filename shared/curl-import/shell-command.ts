/** One command as a shell hands it to a program: its words, quotes and escapes gone. What all tokenizers share. */

export type ShellCommand = {
  /** The arguments of the program. */
  readonly words: readonly string[]
  /** What the shell would have replaced, as written (`$NAME`, `$(date)`, `%NAME%`); it stands like this in the words. */
  readonly variables: readonly string[]
  /** The text of a here-document or here-string, which the program would read as its input. */
  readonly input: string | null
  /** Where in the text the command ends. */
  readonly end: number
  readonly unclosedQuote: boolean
  /** An `&` without quotes inside an address was kept, where the shell would have cut the command in two. */
  readonly keptAmpersand: boolean
}

/** Reads the arguments that begin at `start`. `closer` ends it early: the back-tick or bracket it stands in. Never throws. */
export type Tokenizer = (text: string, start: number, closer: string | null) => ShellCommand

/** Gathers characters into words. A word counts as begun by anything added, even nothing (`""`). */
export type WordCollector = {
  readonly add: (text: string) => void
  /** Adds a text that the shell would replace. */
  readonly addVariable: (text: string) => void
  readonly endWord: () => void
  /** A word is begun and not ended. */
  readonly begun: () => boolean
  /** The word begun holds a question mark, as an address with a query does. */
  readonly hasQuery: () => boolean
  /** Ends the last word and gives all of them. */
  readonly finish: () => { readonly words: readonly string[]; readonly variables: readonly string[] }
}

export function collectWords(): WordCollector {
  const words: string[] = []
  const variables = new Set<string>()
  // Nothing looks into the word before it is finished: V8 would copy all of it each time.
  let word: string | null = null
  let query = false
  const add = (text: string): void => {
    word = (word ?? '') + text
    query ||= text.includes('?')
  }
  const endWord = (): void => {
    if (word !== null) words.push(word)
    word = null
    query = false
  }
  return {
    add,
    addVariable: (text) => {
      add(text)
      variables.add(text)
    },
    endWord,
    begun: () => word !== null,
    hasQuery: () => query,
    finish: () => {
      endWord()
      return { words, variables: [...variables] }
    },
  }
}

/** Spaces between words, with those that web pages and documents put in their place. */
export function isBlank(character: string): boolean {
  return character !== '' && ' \t\u00a0\u2007\u202f\u3000\v\f'.includes(character)
}

/** Characters nobody sees, which come along from web pages. */
export function isInvisible(character: string): boolean {
  return character !== '' && '\u200b\u200c\u200d\u2060\ufeff\r'.includes(character)
}

function isPassedOver(character: string): boolean {
  return isBlank(character) || isInvisible(character)
}

/** The length of what `pattern` (sticky) matches at `at`; 0 for nothing. */
export function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

/** `<user name>` outside quotes is a placeholder of the documentation, not two redirections. */
export function placeholderLength(text: string, at: number): number {
  return matchLength(/<[A-Za-z][\w.-]*(?: [\w.-]+){0,6}>/y, text, at)
}

/**
 * Where the command goes on after a line end at `at`, or null if it ends there. A line that begins with an option
 * belongs to the command even if the sign at the end of the line before was lost, or an empty line came between.
 */
export function nextOptionLine(text: string, at: number): number | null {
  let next = at
  while (next < text.length && (text.charAt(next) === '\n' || isPassedOver(text.charAt(next)))) next += 1
  return matchLength(/(?:--?|[–—−]-?)[A-Za-z]/y, text, next) > 0 ? next : null
}

/** Where the text goes on after a line end that was escaped: empty lines and the prompts of a terminal are passed over. */
export function afterContinuation(text: string, at: number): number {
  let next = at
  let line = at
  while (line < text.length && (isBlank(text.charAt(line)) || text.charAt(line) === '\n')) {
    line += 1
    if (text.charAt(line - 1) === '\n') next = line
  }
  // A second prompt is told from a redirection by what follows it.
  return next + matchLength(/[^\S\n]*(?:>{1,2}|More\?)[^\S\n]*(?=--?[A-Za-z]|["']?https?:)/y, text, next)
}

/** The length of an `&` that goes on with `name=`: in an address with a query, somebody forgot the quotes. */
export function looseAmpersandLength(text: string, at: number): number {
  return matchLength(/&(?=[\w.%[\]-]{1,80}=)/y, text, at)
}

/** The length of the digit of `2>` at `at`, which belongs to the redirection; 0 for any other digit. */
export function fileNumberLength(text: string, at: number): number {
  return isBlank(text.charAt(at - 1)) ? matchLength(/\d(?=[<>])/y, text, at) : 0
}

/** Where the line ends that `at` is in. */
export function lineEndAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
