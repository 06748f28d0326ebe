/** Requests with values in place of their variables: real ones for sending, stand-ins for secrets everywhere else. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import { findVariable, type Variable } from '../../shared/domain/variable.ts'
import type { SnippetText } from '../../shared/snippets/snippet-request.ts'
import type { Lookup } from '../../shared/variables/expand.ts'
import { type MissingVariable, type ResolvedDraft, resolveDraft } from '../../shared/variables/resolve-draft.ts'
import type { Clock } from '../ports/clock.ts'
import { madeValue } from './made-value.ts'
import type { VariableService } from './variable-service.ts'

/** What filling in works with. */
export type FillVariablesParts = {
  readonly variables: Pick<VariableService, 'list' | 'secretOf'>
  readonly clock: Clock
  readonly newId: () => string
  readonly random: () => number
}

/** A request with all its values. It holds secrets in plain: for sending only. */
export type FilledRequest = ResolvedDraft & {
  /** Every secret that was put in, and the others known at this connection: an answer may repeat those as well. */
  readonly secrets: readonly string[]
}

/** A request with its values, and with stand-ins in place of the secrets. */
export type ShownRequest = ResolvedDraft & { readonly standIns: StandIns }

/** What stands in place of secrets; of characters that no encoding changes. */
export type StandIns = {
  /** The text as a person may see it: `•••` for each secret. */
  readonly mask: (text: string) => string
  /** The text with an environment variable for each secret, and the names of those. */
  readonly split: (text: string) => SnippetText
  /** The text with the name of an environment variable written in place of each secret. */
  readonly write: (text: string) => string
  /** The names of environment variables whose secrets stand in a text. */
  readonly namesIn: (text: string) => readonly string[]
}

export type FillVariables = ReturnType<typeof createFillVariables>

export function createFillVariables(parts: FillVariablesParts) {
  const made = (name: string) => madeValue(name, parts)

  return {
    /**
     * For sending. Fails with `variables-missing` when a name has no value, `secret-unreadable`, and `request-refused`
     * where a secret would name the server.
     */
    async forSending(draft: RequestDraft): Promise<FilledRequest> {
      const variables = await parts.variables.list(draft.connectionId)
      const needed = new Map<string, Variable>()
      // First only to see which secrets are needed, and that nothing is missing.
      const looked = resolveDraft(
        draft,
        lookupIn(variables, draft.connectionId, made, (one) => {
          needed.set(one.id, one)
          return one.name
        }),
      )
      assertFilled(looked)
      const values = new Map<string, string>()
      for (const one of needed.values()) {
        const secret = await parts.variables.secretOf(one)
        if (secret === null) throw new AppFailure({ code: 'variables-missing', names: [one.name] })
        values.set(one.id, secret)
      }
      const filled = resolveDraft(
        draft,
        lookupIn(variables, draft.connectionId, made, ({ id }) => values.get(id) ?? ''),
      )
      assertFilled(filled)
      const others = variables.filter(({ id, kind }) => kind === 'secret' && !values.has(id))
      const unused = await Promise.all(others.map((one) => parts.variables.secretOf(one).catch(() => null)))
      return { ...filled, secrets: [...values.values(), ...unused.filter((secret) => secret !== null)] }
    },

    /** For showing, and for code: reads no secret. What is missing is told, not thrown. */
    async forShowing(draft: RequestDraft): Promise<ShownRequest> {
      const variables = await parts.variables.list(draft.connectionId)
      const names = new Map<string, string>()
      const mark = parts
        .newId()
        .replace(/[^A-Za-z0-9]/g, '')
        .toLowerCase()
      const shown = resolveDraft(
        draft,
        lookupIn(variables, draft.connectionId, made, ({ name }) => {
          const standIn = `hidden${mark}x${[...names.values()].indexOf(name) + 1 || names.size + 1}x`
          names.set(standIn, name)
          return standIn
        }),
      )
      return { ...shown, standIns: standInsFor(names) }
    },
  }
}

/** A failure without the secrets that its sentences may repeat. */
export function withoutSecrets(thrown: unknown, secrets: readonly string[]): unknown {
  if (!(thrown instanceof AppFailure) || thrown.error.code !== 'request-refused') return thrown
  const { reason, header, ...error } = thrown.error
  const named = header === undefined ? {} : { header: maskSecrets(header, secrets) }
  return new AppFailure({ ...error, ...named, reason: maskSecrets(reason, secrets) })
}

/** Stops what cannot go out as it stands. */
export function assertFilled({ missing, isSecretInHost }: Pick<ResolvedDraft, 'missing' | 'isSecretInHost'>): void {
  const names = [...new Set(missing.filter(({ why }) => why === 'not-set').map(({ name }) => name))]
  if (names.length > 0) throw new AppFailure({ code: 'variables-missing', names })
  const [trouble] = missing
  if (trouble !== undefined) throw refusal(trouble)
  if (isSecretInHost) {
    const reason = 'A secret variable cannot be part of the server’s name: looking that up would tell it to others.'
    throw new AppFailure({ code: 'request-refused', part: 'url', reason })
  }
}

function refusal({ name, why, place }: MissingVariable): AppFailure {
  const reason =
    why === 'circle'
      ? `The variable “${name}” leads back to itself.`
      : 'The values of the variables are too long when they are put together.'
  return new AppFailure({ code: 'request-refused', part: place, reason })
}

function lookupIn(
  variables: readonly Variable[],
  connectionId: string,
  made: (name: string) => string | undefined,
  secretFor: (variable: Variable) => string,
): Lookup {
  return (name) => {
    const value = made(name)
    if (value !== undefined) return { kind: 'made', value }
    const found = findVariable(variables, connectionId, name)
    if (found === undefined) return undefined
    return found.kind === 'plain' ? { kind: 'plain', value: found.value } : { kind: 'secret', value: secretFor(found) }
  }
}

function standInsFor(names: ReadonlyMap<string, string>): StandIns {
  if (names.size === 0)
    return { mask: (text) => text, split: (text) => [{ text }], write: (text) => text, namesIn: () => [] }
  const pattern = new RegExp(`(${[...names.keys()].join('|')})`, 'i')
  const pieces = (text: string) => text.split(pattern).map((piece) => [piece, names.get(piece.toLowerCase())] as const)
  const joined = (text: string, written: (name: string) => string) =>
    pieces(text)
      .map(([piece, name]) => (name === undefined ? piece : written(name)))
      .join('')
  return {
    mask: (text) => joined(text, () => '•••'),
    split: (text) =>
      pieces(text).flatMap(([piece, name]): SnippetText => {
        if (name !== undefined) return [{ variable: environmentName(name) }]
        return piece === '' ? [] : [{ text: piece }]
      }),
    write: (text) => joined(text, environmentName),
    namesIn: (text) => [
      ...new Set(pieces(text).flatMap(([, name]) => (name === undefined ? [] : [environmentName(name)]))),
    ],
  }
}

/** `api.key` → `HALLPASS_API_KEY`. */
export function environmentName(name: string): string {
  return `HALLPASS_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`
}
