import type { Variable, VariableScope } from '../domain/variable.ts'
import type { Channels } from './contract.ts'

/** A variable as it is handed over. Without `value` the one it has stays. A secret's value goes in, and never comes back. */
export type VariableInput = {
  /** Null: a new one. */
  readonly id: string | null
  readonly connectionId: VariableScope
  readonly name: string
  readonly kind: Variable['kind']
  readonly value?: string
}

export type VariablesContract = {
  /** Those known at a connection: its own, then those known everywhere. */
  list: (input: { connectionId: string }) => readonly Variable[]
  /** Makes one, or changes one. */
  put: (input: VariableInput) => Variable
  /** Deletes one; for some minutes `restore` brings it back. */
  remove: (input: { connectionId: VariableScope; id: string }) => void
  restore: (input: { connectionId: VariableScope; id: string }) => Variable
}

export const variablesChannels = {
  list: 'variables:list',
  put: 'variables:put',
  remove: 'variables:remove',
  restore: 'variables:restore',
} as const satisfies Channels<VariablesContract, 'variables'>
