/** Tokens in JSON: an answer at any depth, with what stands beside them. */
import { isObject } from '../core/is-object.ts'
import type { FoundList } from './found-list.ts'
import { isJwtShaped } from './jwt-runs.ts'
import { isAuthorization, isBesideName, isTokenName } from './token-names.ts'
import type { FoundToken } from './token-reading.ts'

type Beside = FoundToken['beside']
type Task = { readonly value: unknown; readonly name: string; readonly beside: Beside; readonly inText: number }

const MOST_IN_TEXT = 3

/** Objects that look like tokens but are nested too deeply to be written: until none is tried any more, since each attempt goes all the way down. */
const MOST_FAILED = 10

/**
 * Adds the tokens in a JSON value to `found`; `where` names what the value is: "the answer". Walks with a list of its own:
 * depth is no trouble.
 */
export function findInJson(root: unknown, where: string, at: number, found: FoundList): void {
  const tasks: Task[] = [{ value: root, name: '', beside: [], inText: 0 }]
  let failed = 0
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { value, name, inText } = task
    if (typeof value === 'string') findInString(value, task, where, at, found, tasks)
    else if (Array.isArray(value)) {
      const beside = task.beside
      for (let index = value.length - 1; index >= 0; index -= 1)
        tasks.push({ value: value[index], name, beside, inText })
    } else if (isObject(value)) {
      const isToken = failed < MOST_FAILED && isSerialized(value)
      const token = isToken ? written(value) : null
      if (isToken && token === null) failed += 1
      if (token !== null) found.add({ where: inside(name, where), token, beside: [] }, name, at)
      else for (const member of membersOf(value, inText)) tasks.push(member)
    }
  }
}

function findInString(value: string, task: Task, where: string, at: number, found: FoundList, tasks: Task[]): void {
  const text = value.trim()
  const { name, beside, inText } = task
  const token = isAuthorization(name) ? bearerIn(text) : text
  if (token !== null && token !== '' && (isTokenName(name) || isJwtShaped(token)) && !/\s/.test(token)) {
    found.add({ where: inside(name, where), token, beside }, name, at)
  } else if (/^[[{]/.test(text) && inText < MOST_IN_TEXT) {
    const inner = parse(text)
    if (inner !== undefined) tasks.push({ value: inner, name, beside: [], inText: inText + 1 })
  }
}

/** Last first, because the list of tasks is taken from its end. */
function membersOf(object: Record<string, unknown>, inText: number): Task[] {
  const entries = Object.entries(object)
  const beside = entries.flatMap(([name, value]) => {
    const isShown = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    return isBesideName(name) && isShown && String(value).length <= 500 ? [{ name, value: String(value) }] : []
  })
  return entries.map(([name, value]) => ({ value, name, beside, inText })).reverse()
}

/** Whether an object is itself a token in JSON serialization, by its members. */
function isSerialized(object: Record<string, unknown>): boolean {
  const isSigned =
    typeof object.payload === 'string' && (typeof object.signature === 'string' || isFilled(object.signatures))
  return isSigned || (typeof object.ciphertext === 'string' && typeof object.iv === 'string')
}

/** As text; null where it is nested so deeply that it cannot be written again: no token is. */
function written(object: Record<string, unknown>): string | null {
  try {
    return JSON.stringify(object)
  } catch {
    return null
  }
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}

/** What stands behind a scheme that carries tokens; null for `Basic` and others. */
function bearerIn(text: string): string | null {
  const [first = '', second] = text.split(/\s+/, 2)
  if (second === undefined) return first
  return /^(?:bearer|token|dpop|jwt)$/i.test(first) ? second : null
}

function inside(name: string, where: string): string {
  return name === '' ? `in ${where}` : `${name.slice(0, 80)} in ${where}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
