/** What cannot be read as the failure that stands at the text, and what was chosen of what was read. */
import { AppFailure } from '../../../shared/core/app-error.ts'

export function unreadable(reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field: 'text', reason })
}

/** What was chosen of a list, by places in it; places that are none are passed over, and none counts twice. */
export function chosenOf<T>(list: readonly T[], places: readonly number[]): readonly T[] {
  const wanted = new Set(places)
  return list.filter((_, at) => wanted.has(at))
}
