/** Texts of files as values, and what cannot be read as the failure that stands at the text. */
import { AppFailure } from '../../../shared/core/app-error.ts'
import type { DocumentReading } from '../../ports/document-reading.ts'

/** The value of a text that is JSON or YAML. Fails with `invalid-input` and the place of the mistake. */
export async function documentOf(text: string, readDocument: DocumentReading): Promise<unknown> {
  const outcome = await readDocument(text)
  if (!outcome.ok) throw unreadable(outcome.reason)
  return outcome.value
}

export function unreadable(reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field: 'text', reason })
}

/** What was chosen of a list, by places in it; places that are none are passed over, and none counts twice. */
export function chosenOf<T>(list: readonly T[], places: readonly number[]): readonly T[] {
  const wanted = new Set(places)
  return list.filter((_, at) => wanted.has(at))
}
