/** Reads an environment, or the globals, that Postman exported. */
import { itemsOf, member, textMember } from '../core/members.ts'
import { cutText } from '../core/plain-text.ts'
import type { EnvironmentReading, FoundVariable, Outcome } from './postman-reading.ts'
import { variableOf } from './postman-variables.ts'

const mostVariables = 400

export function readEnvironment(document: unknown): Outcome<EnvironmentReading> {
  const values = member(document, 'values')
  if (!Array.isArray(values)) {
    return { ok: false, reason: 'This is no Postman environment: the list of its variables (“values”) is missing.' }
  }
  const seen = { dynamic: new Set<string>(), renamed: new Set<string>() }
  const remarks: string[] = []
  const notTaken: string[] = []
  const off: string[] = []
  const found = new Map<string, FoundVariable>()
  for (const one of itemsOf(values, mostVariables)) {
    const name = textMember(one, 'key')
    if (name === '') continue
    if (member(one, 'enabled') === false) {
      off.push(cutText(name, 60))
      continue
    }
    const value = member(one, 'value')
    const text = typeof value === 'string' ? value.slice(0, 100_000) : textMember(one, 'value')
    const variable = variableOf(name, text, textMember(one, 'type') === 'secret', seen)
    found.set(variable.name, variable)
  }
  if (off.length > 0) notTaken.push(`Switched off in Postman, and left out: ${off.slice(0, 20).join(', ')}.`)
  if (values.length > mostVariables) notTaken.push(`Only the first ${mostVariables} variables were read.`)
  if (seen.renamed.size > 0) {
    const names = [...seen.renamed].slice(0, 20).join(', ')
    remarks.push(`Names with spaces or other signs are written with “_” instead: ${names}.`)
  }
  const isGlobal = textMember(document, '_postman_variable_scope') === 'globals'
  const name = cutText(textMember(document, 'name'), 100) || (isGlobal ? 'Globals' : 'Environment')
  return { ok: true, reading: { name, variables: [...found.values()], remarks, notTaken } }
}
