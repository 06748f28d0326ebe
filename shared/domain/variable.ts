/** A value with a name, to be written as `{{name}}` in requests. */

/** Where a variable is known: at one connection, or everywhere (null). */
export type VariableScope = string | null

/** A variable as the window sees it: of a secret one only that it is saved. */
export type Variable = {
  readonly id: string
  readonly name: string
  /** The connection it belongs to; null: it is known everywhere. A connection's own wins over one of the same name. */
  readonly connectionId: VariableScope
} & ({ readonly kind: 'plain'; readonly value: string } | { readonly kind: 'secret' })

/** What a variable's name may be: letters, digits, `_`, `.` and `-`, up to 100. It begins with a letter, a digit or `_`. */
export const variableName = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,99}$/u

/** A name that a variable may have, made of any text. */
export function variableNameFrom(text: string): string {
  const name = text.replace(/[^\p{L}\p{N}_.-]+/gu, '_').replace(/^[^\p{L}\p{N}_]+/u, '')
  return [...name].slice(0, 100).join('') || 'value'
}

/** Names that the app fills in by itself at each sending. No other name begins with `$`. */
export const builtIns = [
  { name: '$uuid', what: 'a new random identifier' },
  { name: '$timestamp', what: 'the time now, in seconds since 1970' },
  { name: '$isoTimestamp', what: 'the time now, as 2030-01-31T12:00:00.000Z' },
  { name: '$randomInt', what: 'a random whole number from 0 to 999' },
] as const

/** The variable that a name means at a connection: its own first, then the one known everywhere. */
export function findVariable<V extends Pick<Variable, 'name' | 'connectionId'>>(
  variables: readonly V[],
  connectionId: string,
  name: string,
): V | undefined {
  const named = variables.filter((one) => one.name === name)
  return named.find((one) => one.connectionId === connectionId) ?? named.find((one) => one.connectionId === null)
}
