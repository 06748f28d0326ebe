/** Texts that are JSON or YAML, read into values. Plain functions: they run in a thread of their own as well as here. */
import { LineCounter, parseDocument } from 'yaml'
import { layOutJson } from '../../shared/json/json-lines.ts'

/** The value, or one sentence that says where the text goes wrong. */
export type DocumentOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string }

/** YAML takes about 1.5 s for a million characters, and some forty times its length of memory. JSON is far quicker. */
export const longestYaml = 4_000_000

/** Longer JSON is not looked through for the place of a mistake. */
const longestLookedThrough = 2_000_000

/** How often an anchor of YAML may be used, all in all: what is more is meant to fill the memory. */
const mostAliases = 10_000

/** Reads JSON where the text begins like it, else YAML 1.2. Never throws. */
export function readDocument(text: string): DocumentOutcome {
  return looksLikeJson(text) ? readJson(text) : readYaml(text)
}

/** Whether a text begins as an object or a list of JSON does. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text)
}

function readJson(text: string): DocumentOutcome {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    // YAML in its flow form begins like JSON, and is rare.
    const problem = text.length > longestLookedThrough ? null : layOutJson(text).problem
    const place = problem === null ? '' : ` Line ${problem.line}, column ${problem.column}: ${problem.message}`
    return refuse(`This is not sound JSON.${place}`)
  }
}

function readYaml(text: string): DocumentOutcome {
  if (text.length > longestYaml) {
    return refuse(
      'Hallpass reads YAML up to four million characters. Most tools write the same as JSON, which may be longer.',
    )
  }
  try {
    const lines = new LineCounter()
    // `merge`: `<<` is not of YAML 1.2, and is used all the same.
    const document = parseDocument(text, { lineCounter: lines, merge: true, logLevel: 'silent', prettyErrors: false })
    const [problem] = document.errors
    if (problem !== undefined) {
      const { line, col } = lines.linePos(problem.pos[0])
      return refuse(`This is not sound YAML. Line ${line}, column ${col}: ${sentence(problem.message)}`)
    }
    return { ok: true, value: document.toJS({ maxAliasCount: mostAliases }) }
  } catch {
    return refuse('This YAML refers to itself more often than Hallpass follows.')
  }
}

function sentence(message: string): string {
  const [first = ''] = message.split('\n', 1)
  return `${first.replace(/[.:]?\s*$/, '').slice(0, 200)}.`
}

function refuse(reason: string): DocumentOutcome {
  return { ok: false, reason }
}
