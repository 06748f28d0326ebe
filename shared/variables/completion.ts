/** What can be offered while a name is being written behind `{{`. */
import { builtIns, findVariable, type Variable, variableName } from '../domain/variable.ts'

/** Where a name is being written: what is typed so far, and the stretch of the text that it would take up. */
export type OpenName = { readonly typed: string; readonly from: number; readonly to: number }

/** Something to offer. */
export type Offer = { readonly name: string } & (
  | { readonly kind: 'plain'; readonly value: string; readonly isHere: boolean }
  | { readonly kind: 'secret'; readonly isHere: boolean }
  | { readonly kind: 'made'; readonly what: string }
  | { readonly kind: 'new' }
)

/** Longer than any name with its braces and the spaces in them. */
const reach = 130

/** The name that is open at `caret`; null where none is. With a name and braces behind the caret, those are part of it. */
export function openNameAt(text: string, caret: number): OpenName | null {
  const before = text.slice(Math.max(0, caret - reach), caret)
  const found = /(\\*)\{\{[ \t]*(\$?[\p{L}\p{M}\p{N}_.-]*)$/u.exec(before)
  if (found === null || (found[1]?.length ?? 0) % 2 === 1) return null
  const typed = found[2] ?? ''
  const behind = /^[\p{L}\p{M}\p{N}_.-]*[ \t]*\}\}/u.exec(text.slice(caret, caret + reach))?.[0].length ?? 0
  return { typed, from: caret - typed.length, to: caret + behind }
}

/**
 * What fits: names that begin like it, then names that hold it, this connection's first and what the app makes last. At the
 * end the way to a new variable, unless that very name is there.
 */
export function offersFor(typed: string, variables: readonly Variable[], connectionId: string): readonly Offer[] {
  const known = variables
    .filter((one) => findVariable(variables, connectionId, one.name)?.id === one.id)
    .map((one): Offer => {
      const isHere = one.connectionId !== null
      return one.kind === 'plain'
        ? { name: one.name, kind: 'plain', value: one.value, isHere }
        : { name: one.name, kind: 'secret', isHere }
    })
  const all = [...known, ...builtIns.map(({ name, what }): Offer => ({ name, kind: 'made', what }))]
  const wanted = typed.toLowerCase()
  const begins = all.filter(({ name }) => name.toLowerCase().startsWith(wanted))
  const holds = all.filter(
    ({ name }) => !begins.some((one) => one.name === name) && name.toLowerCase().includes(wanted),
  )
  const isThere = all.some(({ name }) => name === typed)
  const isName = typed === '' || variableName.test(typed)
  return [...begins, ...holds, ...(isName && !isThere ? [{ name: typed, kind: 'new' } as const] : [])]
}
