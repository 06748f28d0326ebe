/**
 * Parameters that a server wants beyond the standard ones, per step of a sign-in and per place in its request. They stand in
 * one form value (`extraParameters`), as JSON; never secret.
 */
import { isObject } from '../core/is-object.ts'

/** The steps of a sign-in that take further parameters: what the browser opens, the token request, the refresh. */
export const extraSteps = ['authorization', 'token', 'refresh'] as const
/** Where they go. The authorization request has a query only. */
export const extraPlaces = ['body', 'query', 'header'] as const

export type ExtraParameter = {
  readonly step: (typeof extraSteps)[number]
  readonly in: (typeof extraPlaces)[number]
  readonly name: string
  readonly value: string
}

/** Reads the form's value. What cannot be read counts as nothing; rows without a name are left out. */
export function readExtraParameters(text: string | undefined): readonly ExtraParameter[] {
  if (text === undefined || text === '') return []
  try {
    const rows: unknown = JSON.parse(text)
    return Array.isArray(rows) ? rows.filter(isExtraParameter) : []
  } catch {
    return []
  }
}

/** The form's value for these rows; empty for none. */
export function writeExtraParameters(rows: readonly ExtraParameter[]): string {
  const named = rows.filter(({ name }) => name.trim() !== '')
  return named.length === 0 ? '' : JSON.stringify(named)
}

function isExtraParameter(row: unknown): row is ExtraParameter {
  return (
    isObject(row) &&
    extraSteps.some((step) => step === row.step) &&
    extraPlaces.some((place) => place === row.in) &&
    typeof row.name === 'string' &&
    row.name.trim() !== '' &&
    typeof row.value === 'string'
  )
}
