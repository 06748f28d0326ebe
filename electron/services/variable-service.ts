/**
 * Variables: made, changed, deleted, and brought back. Values of plain ones are in a sealed document, those of secret ones
 * in the vault, from where they come out for a request only.
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import { type Variable, type VariableScope, variableName } from '../../shared/domain/variable.ts'
import type { VariableInput } from '../../shared/ipc/variables.contract.ts'
import type { Clock } from '../ports/clock.ts'
import type { SealedDocument, SealedDocuments, SealedKind } from '../ports/sealed-documents.ts'
import type { Vault } from '../ports/vault.ts'
import type { ConnectionStore } from './connection-store.ts'
import { isVariablesDocument } from './document-guards.ts'
import type { StoredVariable, VariablesDocument } from './stored-variable.ts'
import { variableKey } from './vault-keys.ts'

/** What the variable service works with. */
export type VariableServiceParts = {
  readonly vault: Vault
  readonly documents: Pick<SealedDocuments, 'of'>
  readonly clock: Clock
  /** Nothing is kept for a connection that is not there. */
  readonly connections: Pick<ConnectionStore, 'get'>
  /** A new id, never used before. */
  readonly newId: () => string
}

export type VariableService = ReturnType<typeof createVariableService>

/** Whose document holds the variables that are known everywhere. */
export const everywhere = 'everywhere'

/** More than anybody needs; a limit all the same, as the whole list is written at every change. */
const mostVariables = 500

/** How long a deleted variable can be brought back, ms. */
const undoMs = 5 * 60_000

export const variablesKind: SealedKind<VariablesDocument> = {
  name: 'variables',
  title: 'variables',
  fresh: { variables: [] },
  migrations: [],
  isValid: isVariablesDocument,
}

export function createVariableService(parts: VariableServiceParts) {
  const { vault } = parts
  const cleaned = new Set<VariableScope>()
  const leaving = new Map<string, () => void>()

  function documentOf(scope: VariableScope): SealedDocument<VariablesDocument> {
    return parts.documents.of(scope ?? everywhere, variablesKind)
  }

  /** All of a scope. What was deleted before the app last ended goes now, for good. */
  async function read(scope: VariableScope): Promise<readonly StoredVariable[]> {
    if (scope !== null) parts.connections.get(scope)
    const { variables } = await documentOf(scope).read()
    if (cleaned.has(scope)) return variables
    cleaned.add(scope)
    for (const { id, isRemoved } of variables) if (isRemoved) await purge(scope, id).catch(() => {})
    return (await documentOf(scope).read()).variables
  }

  async function change(scope: VariableScope, id: string, next: StoredVariable | null): Promise<void> {
    await documentOf(scope).update(({ variables }) => {
      if (next === null) return { variables: variables.filter((one) => one.id !== id) }
      const isKnown = variables.some((one) => one.id === id)
      return { variables: isKnown ? variables.map((one) => (one.id === id ? next : one)) : [...variables, next] }
    })
  }

  /** The secret first: a name without its secret can be seen and deleted, a secret without a name cannot. */
  async function purge(scope: VariableScope, id: string): Promise<void> {
    leaving.get(id)?.()
    leaving.delete(id)
    await vault.remove(variableKey(scope, id))
    await change(scope, id, null)
  }

  async function find(scope: VariableScope, id: string): Promise<StoredVariable> {
    const found = (await read(scope)).find((one) => one.id === id)
    if (found === undefined) throw new AppFailure({ code: 'not-found', what: 'variable' })
    return found
  }

  async function assertFits(scope: VariableScope, id: string | null, name: string): Promise<void> {
    if (!variableName.test(name))
      throw refuse('name', 'A name is made of letters, digits, dots, hyphens and underscores.')
    const others = (await read(scope)).filter((one) => one.id !== id && !one.isRemoved)
    if (others.some((one) => one.name === name)) throw refuse('name', `There is a “${name}” here already.`)
    if (others.length >= mostVariables)
      throw refuse('name', `There are ${mostVariables} here already. Delete some first.`)
  }

  async function put(input: VariableInput): Promise<Variable> {
    const { connectionId: scope } = input
    const name = input.name.trim()
    await assertFits(scope, input.id, name)
    const before = input.id === null ? null : await find(scope, input.id)
    const id = before?.id ?? parts.newId()
    if (input.kind === 'plain') {
      const value = input.value ?? (before?.kind === 'plain' ? before.value : undefined)
      // A secret never becomes readable by turning a switch.
      if (value === undefined) throw refuse('value', 'Type the value: a secret one is not shown again.')
      await change(scope, id, { id, name, kind: 'plain', value, isRemoved: false })
      if (before?.kind === 'secret') await vault.remove(variableKey(scope, id))
      return { id, name, connectionId: scope, kind: 'plain', value }
    }
    const typed = input.value === '' ? undefined : input.value
    const secret = typed ?? (before?.kind === 'plain' && before.value !== '' ? before.value : undefined)
    if (secret === undefined && before?.kind !== 'secret') throw refuse('value', 'Type the secret.')
    if (secret !== undefined) await vault.write(variableKey(scope, id), secret)
    await change(scope, id, { id, name, kind: 'secret', isRemoved: false })
    return { id, name, connectionId: scope, kind: 'secret' }
  }

  async function listIn(scope: VariableScope): Promise<readonly Variable[]> {
    return (await read(scope))
      .filter(({ isRemoved }) => !isRemoved)
      .map((one) => viewOf(one, scope))
      .sort((a, b) => a.name.localeCompare(b.name))
  }

  return {
    /** Those known at a connection: its own, then those known everywhere. By name; a secret one is only said to be saved. */
    async list(connectionId: string): Promise<readonly Variable[]> {
      return [...(await listIn(connectionId)), ...(await listIn(null))]
    },

    /** Those of one place only. */
    listIn,

    /**
     * Makes a variable, or changes one. Without a value the one it has stays; a plain one that becomes secret takes its
     * value to the vault. Fails with `invalid-input`, `not-found`, `storage-failed`.
     */
    put,

    /** Deletes a variable. Until the app ends, and for a few minutes, it can be brought back. */
    async remove(scope: VariableScope, id: string): Promise<void> {
      await change(scope, id, { ...(await find(scope, id)), isRemoved: true })
      leaving.get(id)?.()
      leaving.set(
        id,
        parts.clock.after(undoMs, () => void purge(scope, id).catch(() => {})),
      )
    },

    /** Brings back a variable that was deleted, unless another has its name now. */
    async restore(scope: VariableScope, id: string): Promise<Variable> {
      const found = await find(scope, id)
      await assertFits(scope, id, found.name)
      leaving.get(id)?.()
      leaving.delete(id)
      await change(scope, id, { ...found, isRemoved: false })
      return viewOf(found, scope)
    },

    /** The value of a secret one, for a request; null when it is not there. Fails with `secret-unreadable`. */
    async secretOf({ id, connectionId, name }: Pick<Variable, 'id' | 'connectionId' | 'name'>): Promise<string | null> {
      return vault.read(variableKey(connectionId, id)).catch((thrown) => {
        if (!(thrown instanceof AppFailure) || thrown.error.code !== 'secret-unreadable') throw thrown
        throw new AppFailure({ code: 'secret-unreadable', fields: [], variable: name })
      })
    },

    /** Deletes all variables of a connection, with their secrets. */
    async forget(connectionId: string): Promise<void> {
      for (const { id } of (await documentOf(connectionId).read()).variables) await purge(connectionId, id)
      cleaned.delete(connectionId)
    },

    /** Makes deletions final. Never fails: it happens when the app ends. */
    async close(): Promise<void> {
      for (const scope of cleaned) {
        const { variables } = await documentOf(scope).read()
        for (const { id, isRemoved } of variables) if (isRemoved) await purge(scope, id).catch(() => {})
      }
    },
  }
}

function viewOf({ isRemoved: _, ...stored }: StoredVariable, connectionId: VariableScope): Variable {
  return { ...stored, connectionId }
}

function refuse(field: 'name' | 'value', reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field, reason })
}
