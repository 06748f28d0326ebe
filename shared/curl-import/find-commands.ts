/** Finds where in a pasted text curl is called: behind prompts, `sudo`, assignments, in back-ticks, within prose. */

export type CommandStart = {
  /** Where `curl` begins, its path included. */
  readonly start: number
  /** Where its arguments begin. */
  readonly argumentsStart: number
  /** What ends the command besides the shell's own signs: the back-tick, bracket or quote it stands in. */
  readonly closer: string | null
  /** It stands in the middle of a sentence, so it must look like a command all the more. */
  readonly withinText: boolean
  /** Of the Markdown fence it stands in. */
  readonly language: string
}

/** `curl` as a word, perhaps with a path. Curl and cURL are how people write of it. */
const CURL =
  /(?<![\w.:/\\-])(?:(?:\.{0,2}|[A-Za-z]:)[\w./\\-]{0,200}[/\\])?(?:curl|(?:curl|CURL)\.(?:exe|EXE))(?![\w.:/@=-]|\\[^\s])/g

/** Prompts of shells, and the marks of lists and quotations. */
const PROMPT =
  /^(?:[$#%>❯➜]\s|>+\s|PS(?:\s[^\n>]{0,150})?>|[A-Z]:\\[^\n>]{0,150}>|[^\s$#]{1,60}@[^$#\n]{1,80}[$#]\s|(?:[-*•]|\d{1,3}[.)])\s)\s*/

/** What may stand before a command without being part of it. */
const LEADING =
  /^(?:(?:sudo|env|time|exec|command|nohup|export|then|do|else|if|while|until|RUN|CMD|set)(?:\s+-[A-Za-z]{1,10})*\s+|[!%&(]\s*|\$?[A-Za-z_]\w{0,60}\s?=\s?(?:"[^"$`\n]{0,200}"|'[^'\n]{0,200}'|[^\s"'`$(]{1,200})\s+)/

/** At most this many are looked at. */
const MOST = 40

/** All places that may be calls of curl, in order. */
export function findCommands(text: string): readonly CommandStart[] {
  const found: CommandStart[] = []
  for (const match of text.matchAll(CURL)) {
    const prefix = text.slice(Math.max(text.lastIndexOf('\n', match.index - 1) + 1, match.index - 400), match.index)
    const place = placeOf(prefix)
    if (place !== null)
      found.push({
        ...place,
        ...quotesAround(text, match.index, match[0].length, place.closer),
        start: match.index,
        language: languageAt(text, match.index),
      })
    if (found.length >= MOST) break
  }
  return found
}

function placeOf(prefix: string): Pick<CommandStart, 'closer' | 'withinText'> | null {
  let rest = prefix.trimStart().replace(OPEN_QUOTE, '')
  for (let round = 0; round < 8 && rest !== ''; round += 1) {
    const shorter = rest.replace(PROMPT, '').replace(LEADING, '')
    if (shorter === rest) break
    rest = shorter
  }
  if (rest === '') return { closer: prefix.trimEnd().endsWith('(') ? ')' : null, withinText: false }
  const opener = /(`|\$\(|\(|[|;&{]\s*)["']?$/.exec(prefix)?.[1]
  if (opener === '`') return { closer: '`', withinText: false }
  if (opener !== undefined) return { closer: opener.endsWith('(') ? ')' : null, withinText: false }
  return /[\s"'“‘]$/.test(prefix) ? { closer: null, withinText: true } : null
}

/** A quote, perhaps with the beginning of a path that has spaces in it. */
const OPEN_QUOTE = /["'“‘](?:(?:[A-Za-z]:)?[/\\][^"'\n]{0,200})?$/

/** The path of the program may stand in quotes, or the whole command. */
function quotesAround(
  text: string,
  start: number,
  length: number,
  closer: string | null,
): Pick<CommandStart, 'argumentsStart' | 'closer'> {
  const end = start + length
  const open = OPEN_QUOTE.exec(text.slice(Math.max(0, start - 300), start))?.[0]
  if (open === undefined) return { argumentsStart: end, closer }
  if (text.charAt(end) === open.charAt(0)) return { argumentsStart: end + 1, closer }
  return open.length > 1
    ? { argumentsStart: end, closer }
    : { argumentsStart: end, closer: /["“]/.test(open) ? '"' : "'" }
}

/** Lines that only fence code off, in Markdown. They end a command as an empty line does. */
export function withoutFences(text: string): string {
  return text.replace(/^[ \t]*(?:```|~~~)[^\n`]{0,80}$/gm, (line) => ' '.repeat(line.length))
}

const FENCE = /^[ \t]*(?:```|~~~)[ \t]*([\w-]*)/

function languageAt(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 2_000), at)
  const fence = before.split('\n').findLast((line) => FENCE.test(line)) ?? ''
  return FENCE.exec(fence)?.[1] ?? ''
}
