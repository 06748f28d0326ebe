/** Environments of Postman: shown by name, and taken as variables; secret values go to the vault. */
import type { PostmanEnvironmentChoice, VariableLine } from '../../../shared/bring-in/postman-environment-preview.ts'
import { AppFailure } from '../../../shared/core/app-error.ts'
import type { Variable } from '../../../shared/domain/variable.ts'
import type { FoundVariable } from '../../../shared/postman/postman-reading.ts'
import type { FileReading } from '../../ports/file-reading.ts'
import type { VariableService } from '../variable-service.ts'
import { chosenOf, unreadable } from './read-text.ts'
import type { Reader } from './reader.ts'

/** What the reader works with. */
export type EnvironmentReaderParts = {
  readonly variables: Pick<VariableService, 'listIn' | 'put' | 'remove'>
  readonly readFile: FileReading
}

export function createPostmanEnvironmentReader(parts: EnvironmentReaderParts): Reader {
  return {
    kind: 'postman-environment',
    fits: (text) =>
      /^\s*\{/.test(text) &&
      (/"_postman_variable_scope"\s*:/.test(text) || /"values"\s*:\s*\[\s*\{\s*"key"/.test(text)),
    async read(text) {
      const outcome = await parts.readFile({ kind: 'postman-environment', text })
      if (!outcome.ok) throw unreadable(outcome.reason)
      const { name, variables, remarks, notTaken } = outcome.reading
      return {
        preview: { kind: 'postman-environment', name, variables: variables.map(lineOf), remarks, notTaken },
        async take(choice) {
          if (choice.kind !== 'postman-environment') throw new AppFailure({ code: 'not-found', what: 'import' })
          const { kept, leftOut } = await keepVariables(chosenOf(variables, choice.variables), choice, parts)
          const connectionIds = choice.connectionId === null ? [] : [choice.connectionId]
          return { providerIds: [], connectionIds, requests: 0, variables: kept, leftOut }
        },
      }
    },
  }
}

/** A variable as it may be shown. */
export function lineOf({ name, kind, value }: FoundVariable): VariableLine {
  return kind === 'secret' ? { name, kind } : { name, kind, value: value.slice(0, 2_000) }
}

/**
 * Keeps variables at their place. Where one of them cannot be kept, those before it that are new go again, and values that may be
 * shown come back; a secret that was replaced stays so. Fails with `invalid-input`, `not-found`, `storage-failed`.
 */
export async function keepVariables(
  found: readonly FoundVariable[],
  { connectionId, replaces }: Pick<PostmanEnvironmentChoice, 'connectionId' | 'replaces'>,
  { variables }: Pick<EnvironmentReaderParts, 'variables'>,
): Promise<{ readonly kept: number; readonly leftOut: readonly string[] }> {
  const there = new Map((await variables.listIn(connectionId)).map((one) => [one.name, one]))
  const stay = replaces ? [] : found.filter(({ name }) => there.has(name))
  const made: string[] = []
  const changed: Variable[] = []
  let kept = 0
  try {
    for (const { name, kind, value } of found) {
      const known = there.get(name)
      // An empty value takes no secret away, and what was secret stays so.
      if (known !== undefined && (!replaces || (known.kind === 'secret' && value === ''))) continue
      const asKind = known?.kind === 'secret' ? 'secret' : kind
      const { id } = await variables.put({ id: known?.id ?? null, connectionId, name, kind: asKind, value })
      kept += 1
      if (known === undefined) made.push(id)
      else changed.push(known)
    }
  } catch (thrown) {
    for (const id of made) await variables.remove(connectionId, id).catch(() => {})
    for (const one of changed) if (one.kind === 'plain') await variables.put(one).catch(() => {})
    throw thrown
  }
  const leftOut =
    stay.length === 0
      ? []
      : [
          `Already there, and left as they were: ${stay
            .map(({ name }) => name)
            .slice(0, 20)
            .join(', ')}.`,
        ]
  return { kept, leftOut }
}
