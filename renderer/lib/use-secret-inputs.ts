/** The secrets of the form: they live in their inputs only, are read once on sending, and are emptied when the form goes. */
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import type { FormField } from '../../shared/domain/form-field.ts'

/** A secret of one line, or of several: a key in PEM form. */
export type SecretElement = HTMLInputElement | HTMLTextAreaElement

/** How the form reaches its secret inputs. */
export type SecretInputs = {
  /** For an input's `ref`. */
  readonly attach: (name: string, input: SecretElement | null) => void
  readonly focus: (name: string) => boolean
  /** What is typed in one input now; undefined for an empty one, or none. */
  readonly readOne: (name: string) => string | undefined
  /** What is typed in these fields now; empty ones are left out. */
  readonly read: (fields: readonly FormField[]) => Readonly<Record<string, string>>
  readonly empty: () => void
}

/** The secret inputs of one form. */
export function useSecretInputs(): SecretInputs {
  const inputs = useRef(new Map<string, SecretElement>())
  const attach = useCallback((name: string, input: SecretElement | null) => {
    if (input) inputs.current.set(name, input)
    else inputs.current.delete(name)
  }, [])
  const focus = useCallback((name: string) => {
    inputs.current.get(name)?.focus()
    return inputs.current.has(name)
  }, [])
  const readOne = useCallback(
    (name: string) => (inputs.current.get(name)?.value ?? '').replace(/[\r\n]+$/, '') || undefined,
    [],
  )
  const read = useCallback(
    (fields: readonly FormField[]) => {
      const typed = fields.filter((field) => field.secret).map(({ name }) => [name, readOne(name)] as const)
      return Object.fromEntries(typed.filter((pair): pair is readonly [string, string] => pair[1] !== undefined))
    },
    [readOne],
  )
  const empty = useCallback(() => {
    for (const input of inputs.current.values()) input.value = ''
  }, [])
  // A layout effect: it cleans up while the inputs are still attached.
  useLayoutEffect(() => empty, [empty])
  return useMemo(() => ({ attach, focus, readOne, read, empty }), [attach, focus, readOne, read, empty])
}
