/** Which variables a request names, and what they stand for, without any secret. */
import type { RequestDraft } from '../domain/http-exchange.ts'
import { builtIns, findVariable, type Variable } from '../domain/variable.ts'
import { resolveDraft } from './resolve-draft.ts'

/** A variable that a request names, directly or through the value of another one. */
export type UsedVariable = { readonly name: string } & (
  | { readonly kind: 'plain'; readonly value: string; readonly connectionId: string | null }
  | { readonly kind: 'secret'; readonly connectionId: string | null }
  | { readonly kind: 'made'; readonly what: string }
  | { readonly kind: 'not-set' }
)

/** Each once, in the order they are met: address, headers, body. */
export function usedVariables(draft: RequestDraft, variables: readonly Variable[]): readonly UsedVariable[] {
  const used = new Map<string, UsedVariable>()
  resolveDraft(draft, (name) => {
    const one = meaningOf(name, draft.connectionId, variables)
    if (!used.has(name)) used.set(name, one)
    if (one.kind === 'plain') return { kind: 'plain', value: one.value }
    return one.kind === 'not-set' ? undefined : { kind: 'made', value: '' }
  })
  return [...used.values()]
}

function meaningOf(name: string, connectionId: string, variables: readonly Variable[]): UsedVariable {
  const builtIn = builtIns.find((one) => one.name === name)
  if (builtIn !== undefined) return { name, kind: 'made', what: builtIn.what }
  const found = findVariable(variables, connectionId, name)
  if (found === undefined) return { name, kind: 'not-set' }
  return found.kind === 'plain'
    ? { name, kind: 'plain', value: found.value, connectionId: found.connectionId }
    : { name, kind: 'secret', connectionId: found.connectionId }
}
