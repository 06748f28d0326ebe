/** A JSON body as rows, a way and a value each, and back. */
import type { JsonTemplate } from '../../../shared/domain/http-login.ts'
import { joinPath, splitPath, wholeDocument } from '../../../shared/domain/json-path.ts'

/** One value of the body. */
export type JsonRow = { readonly path: string; readonly value: JsonTemplate }

/** The values of a body in their order; empty lists and objects count as values. */
export function jsonRows(template: JsonTemplate, names: readonly string[] = []): readonly JsonRow[] {
  const members = typeof template === 'object' && template !== null ? Object.entries(template) : []
  if (members.length === 0) {
    return names.length === 0 && typeof template === 'object' ? [] : [{ path: joinPath(names), value: template }]
  }
  return members.flatMap(([name, member]) => jsonRows(member, [...names, name]))
}

/** The body that has these values. What is counted from 0 on is a list. */
export function jsonOf(rows: readonly JsonRow[]): JsonTemplate {
  const whole = rows.find(({ path }) => path === wholeDocument)
  if (whole !== undefined) return whole.value
  const root: Branches = new Map()
  for (const { path, value } of rows) {
    const names = splitPath(path)
    let branch = root
    for (const name of names.slice(0, -1)) {
      const next = branch.get(name)
      if (next instanceof Map) branch = next
      else {
        const made: Branches = new Map()
        branch.set(name, made)
        branch = made
      }
    }
    branch.set(names.at(-1) ?? '', { value })
  }
  return built(root)
}

type Branches = Map<string, Branch>
type Branch = Branches | { readonly value: JsonTemplate }

function built(branch: Branch): JsonTemplate {
  if (!(branch instanceof Map)) return branch.value
  const members = [...branch].map(([name, member]) => [name, built(member)] as const)
  const isList = members.length > 0 && members.every(([name], at) => name === String(at))
  return isList ? members.map(([, member]) => member) : Object.fromEntries(members)
}

/** What was typed as a value of JSON: as JSON is written (`true`, `7`, `"7"`, `[]`), and what is none as a text. */
export function readJsonValue(typed: string): JsonTemplate {
  try {
    return JSON.parse(typed) as JsonTemplate
  } catch {
    return typed
  }
}

/** The value as it is typed. */
export function writeJsonValue(value: JsonTemplate): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return typeof readJsonValue(value) === 'string' && !value.startsWith('"') ? value : JSON.stringify(value)
}
