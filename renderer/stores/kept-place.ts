/**
 * Where the person is, and what stands in forms, goes over the lock by way of main, which keeps it in memory: the window that
 * comes after the lock begins where this one was. Never a secret: those live in their inputs only.
 */
import { isObject } from '../../shared/core/is-object.ts'
import { mostPlaceLength } from '../../shared/domain/lock-state.ts'
import { useView, type View } from './view.store.ts'

/** As it is written: only ever read by the same Hallpass. */
type Place = { readonly view: View | null; readonly forms: Readonly<Record<string, unknown>> }

const collectors = new Map<string, () => unknown>()
let brought: Place['forms'] = {}

/** Has a form kept under a name while it is shown. Returns the way to stop. */
export function keepOverLock(name: string, collect: () => unknown): () => void {
  collectors.set(name, collect)
  return () => void collectors.delete(name)
}

/** What the form of this name held before the lock, as its `collect` gave it, once. */
export function takeBroughtOver<T>(name: string): T | undefined {
  const { [name]: form, ...others } = brought
  brought = others
  return form as T | undefined
}

/** The place now; null where it is too long to be kept. */
export function writePlace(): string | null {
  const forms = Object.fromEntries([...collectors].map(([name, collect]) => [name, collect()]))
  const place: Place = { view: useView.getState().view, forms: { ...brought, ...forms } }
  const text = JSON.stringify(place)
  return text.length > mostPlaceLength ? null : text
}

/** Takes over what was written before the lock. Returns the view to come back to, if there is one. */
export function readPlace(text: string): View | null {
  const place: unknown = JSON.parse(text)
  if (!isPlace(place)) return null
  brought = place.forms
  return place.view
}

function isPlace(value: unknown): value is Place {
  return isObject(value) && isObject(value.forms) && (value.view === null || isObject(value.view))
}
