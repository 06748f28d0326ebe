/** Finds where in a pasted text a command of any language may begin: behind prompts, in Markdown, in the middle of a script. */
import { findCommands } from '../curl-import/find-commands.ts'
import type { CommandPlace } from './command-reading.ts'

/** At most this many are looked at. */
const MOST = 60

const POWERSHELL =
  /(?<![\w.-])(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm|(?:curl|wget)(?=[ \t]+(?:[^\s|]{1,200}[ \t]+)?-(?:Uri|Method|Headers|Body|UseBasicParsing)\b))(?=[\s`])/gi
const WGET = /(?<![\w.:/\\-])wget(?:\.exe)?(?=\s)/g
const HTTPIE = /(?:^|\n|[|;&`(]|[$#%>❯]\s)[^\S\n]*(https?|xh)(?=[^\S\n]+[^\s=])/g
const SESSION =
  /(?:([A-Za-z_]\w{0,60})\s{0,5}=\s{0,5}(?:requests|httpx)\.(?:[Ss]ession|Client)\(|(?:requests|httpx)\.(?:[Ss]ession|Client)\([^()\n]{0,200}\)\s{1,5}as\s{1,5}([A-Za-z_]\w{0,60}))/g
const PYTHON = /([A-Za-z_]\w{0,80})\s{0,3}\.\s{0,3}(?:get|post|put|patch|delete|head|request)\s{0,3}\(/g
/** A call whose beginning was lost when the page was copied: `answer ="", data=body)`. */
const LOST_CALL = /(?<![=!<>])=\s{0,3}(?=(?:""|'')\s{0,3},\s{0,3}(?:data|json|headers|params|auth)\s{0,3}=)/g

/** All places, in order. Some turn out to be none. */
export function findPlaces(text: string): readonly CommandPlace[] {
  const shells = findCommands(text).map(
    ({ start, argumentsStart, closer }): CommandPlace => ({ language: 'curl', start, argumentsStart, closer }),
  )
  return [
    ...shells,
    ...matches(text, WGET, 'wget'),
    ...matches(text, HTTPIE, 'httpie'),
    ...matches(text, POWERSHELL, 'powershell'),
    ...pythonCalls(text),
  ]
    .toSorted((a, b) => a.start - b.start)
    .slice(0, MOST)
}

function matches(text: string, pattern: RegExp, language: CommandPlace['language']): readonly CommandPlace[] {
  return first(text.matchAll(pattern)).map((match) => {
    const end = match.index + match[0].length
    const start = end - (match[1] ?? match[0]).length
    return { language, start, argumentsStart: end, closer: closerAt(text, start) }
  })
}

function pythonCalls(text: string): readonly CommandPlace[] {
  const owners = new Set(['requests', 'httpx'])
  for (const [, assigned, named] of first(text.matchAll(SESSION))) owners.add(assigned ?? named ?? '')
  const calls = first(text.matchAll(PYTHON), ([, owner = '']) => owners.has(ownerOf(owner)))
  const lost = /\.json\(\)|\brequests\b/.test(text) ? first(text.matchAll(LOST_CALL)) : []
  return [
    ...calls.map((match) => placeOf(match, match[0].length - (match[1] ?? '').length + ownerOf(match[1] ?? '').length)),
    ...lost.map((match) => placeOf(match, match[0].length)),
  ]
}

/** Text of the page may stick to the name, as line numbers and markers do: `xxxxxxxxxxrequests.get`. */
function ownerOf(name: string): string {
  return name.replace(/^(?:x{6,}|\d+)(?=requests|httpx)/, '')
}

function placeOf(match: RegExpExecArray, length: number): CommandPlace {
  const end = match.index + match[0].length
  return { language: 'python', start: end - length, argumentsStart: end, closer: null }
}

function first(
  found: Iterable<RegExpExecArray>,
  wanted: (match: RegExpExecArray) => boolean = () => true,
): readonly RegExpExecArray[] {
  const some: RegExpExecArray[] = []
  for (const match of found) {
    if (wanted(match)) some.push(match)
    if (some.length >= MOST) break
  }
  return some
}

/** The back-tick or bracket that a command stands in. */
function closerAt(text: string, start: number): string | null {
  const opener = /([`(])\s*$/.exec(text.slice(Math.max(0, start - 10), start))?.[1]
  if (opener === '(') return ')'
  return opener === '`' ? '`' : null
}
