/** The list of saved requests: its order and its names. Pure; ids and times are given. */
import { maxNameLength, type SavedRequest } from './saved-request.ts'

type Placed = { readonly id: string; readonly name: string; readonly folder: string | null }

/** One group of the list: the requests of a folder, or of none. */
export type SavedGroup<T> = { readonly folder: string | null; readonly requests: readonly T[] }

/** The list as it is drawn: those in no folder first, then folder by folder as they come. Empty groups are left out. */
export function groupSaved<T extends Placed>(saved: readonly T[]): readonly SavedGroup<T>[] {
  const folders = [null, ...foldersOf(saved)]
  const groups = folders.map((folder) => ({ folder, requests: saved.filter((one) => one.folder === folder) }))
  return groups.filter(({ requests }) => requests.length > 0)
}

/** The folders there are, as they come. */
export function foldersOf(saved: readonly Placed[]): readonly string[] {
  return [...new Set(saved.flatMap(({ folder }) => (folder === null ? [] : [folder])))]
}

/** Puts a request before another one (null: at the end) and into a folder. Unknown ids change nothing. */
export function place<T extends Placed>(
  saved: readonly T[],
  id: string,
  folder: string | null,
  beforeId: string | null,
): readonly T[] {
  const one = saved.find((each) => each.id === id)
  if (one === undefined || beforeId === id) return saved
  const others = saved.filter((each) => each !== one)
  const found = others.findIndex((each) => each.id === beforeId)
  return others.toSpliced(found === -1 ? others.length : found, 0, { ...one, folder })
}

/** The id before which a request stands after one step up or down within its group; undefined where there is no further. */
export function stepTarget(saved: readonly Placed[], id: string, step: 'up' | 'down'): string | null | undefined {
  const one = saved.find((each) => each.id === id)
  const group = saved.filter((each) => each.folder === one?.folder)
  const at = group.findIndex((each) => each.id === id)
  if (at === -1) return undefined
  if (step === 'up') return group[at - 1]?.id
  const next = group[at + 1]
  if (next === undefined) return undefined
  return saved[saved.indexOf(next) + 1]?.id ?? null
}

/** A name for a copy that no other request of the list has: `Jobs (copy)`, `Jobs (copy 2)`. */
export function nameOfCopy(saved: readonly Pick<SavedRequest, 'name'>[], name: string): string {
  const taken = new Set(saved.map((one) => one.name))
  const stem = name.replace(/ \(copy(?: \d+)?\)$/, '').slice(0, maxNameLength - 12)
  for (let count = 1; ; count += 1) {
    const copy = `${stem} (copy${count === 1 ? '' : ` ${count}`})`
    if (!taken.has(copy)) return copy
  }
}
