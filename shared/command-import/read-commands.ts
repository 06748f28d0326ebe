/** Reads the requests of a pasted text: commands of five languages, in Markdown, behind prompts, in scripts. Runs nothing. */
import { withoutFences } from '../curl-import/find-commands.ts'
import { findPlaceholders } from '../curl-import/placeholders.ts'
import { straightenQuotes } from '../curl-import/straighten-quotes.ts'
import { tokenizeBash } from '../curl-import/tokenize-bash.ts'
import type { CommandPlace, CommandReading, ReadRequest } from './command-reading.ts'
import { findAssignments } from './find-names.ts'
import { findPlaces } from './find-places.ts'
import { readCurl } from './read-curl.ts'
import { readHttpie } from './read-httpie.ts'
import { readPowershell } from './read-powershell.ts'
import { readPythonCall } from './read-python.ts'
import { readWget } from './read-wget.ts'
import { findTokenPlace } from './token-place.ts'
import type { Value } from './value.ts'

/** Nobody pastes more of a documentation. */
const LONGEST = 200_000
const MOST = 30
const LONGEST_TEXT = 4_000

/** The first command of a text and the others as written; null if there is none. Never throws. */
export function readCommand(text: string): { command: CommandReading; others: readonly string[] } | null {
  const [command, ...others] = readCommands(text)
  return command === undefined ? null : { command, others: others.map((one) => one.text) }
}

/** All commands of a text, in order. Never throws. */
export function readCommands(pasted: string): readonly CommandReading[] {
  if (pasted.length > LONGEST) return []
  const text = withoutFences(pasted.replace(/\r\n?/g, '\n'))
  const places = findPlaces(text)
  const assignments = findAssignments(text)
  const names = new Map<string, Value>()
  const found: CommandReading[] = []
  let known = 0
  let from = 0
  places.forEach((place, index) => {
    for (; (assignments[known]?.at ?? text.length) < place.start; known += 1) assignments[known]?.apply(names)
    if (place.start < from || found.length >= MOST) return
    const next = places.slice(index + 1).find(({ start }) => start > place.start)?.start ?? text.length
    const read = readPlace(text, place, next, names)
    if (read === null) return
    from = Math.max(place.argumentsStart, Math.min(read.end, text.length))
    found.push(readingOf(text, place, read, next))
  })
  return found
}

function readPlace(
  text: string,
  place: CommandPlace,
  next: number,
  names: ReadonlyMap<string, Value>,
): ReadRequest | null {
  const lineStart = text.lastIndexOf('\n', place.start - 1) + 1
  switch (place.language) {
    case 'curl': {
      const nextLine = text.lastIndexOf('\n', next - 1) + 1
      const pieceEnd = next < text.length && nextLine > place.argumentsStart ? nextLine : next
      const read = readCurl(text.slice(Math.max(lineStart, place.start - 400), pieceEnd))
      return read && { ...read, end: tokenizeBash(text.slice(0, next), place.argumentsStart, place.closer).end }
    }
    case 'wget':
      return readWget(straight(text, place, next), place)
    case 'httpie':
      return readHttpie(straight(text, place, next), place, pipedInto(text.slice(lineStart, place.start)))
    case 'powershell':
      return readPowershell(straight(text, place, text.length), place, names)
    case 'python':
      return readPythonCall(text, place, names)
  }
}

/** The text up to the next command, its curly quotes straight. Positions stay what they were. */
function straight(text: string, { argumentsStart }: CommandPlace, end: number): string {
  return straightenQuotes(text.slice(0, end), argumentsStart)
}

/** What `echo '…' |` hands over. */
function pipedInto(before: string): string | null {
  const [, single, double] =
    /\b(?:echo|printf)\s+(?:-\w+\s+)?(?:'([^']*)'|"((?:[^"\\]|\\.)*)")\s*\|\s*$/.exec(before) ?? []
  return single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? null
}

function readingOf(text: string, place: CommandPlace, read: ReadRequest, next: number): CommandReading {
  const { variables, end, ...request } = read
  const before = text.slice(Math.max(text.lastIndexOf('\n', place.start - 1) + 1, place.start - 200), place.start)
  const assigned = /(\$?[A-Za-z_]\w{0,60})\s*=\s*[(`$]{0,2}\s*$/.exec(before)?.[1] ?? null
  const texts = [request.url, ...[...request.query, ...request.headers].map(({ value }) => value)]
  return {
    ...request,
    language: place.language,
    tokenPlace: findTokenPlace(text.slice(end, Math.max(end, next)), assigned),
    placeholders: [...new Set([...variables, ...findPlaceholders(texts, variables)])],
    text: text.slice(place.start, Math.min(end, place.start + LONGEST_TEXT)).trim(),
  }
}
