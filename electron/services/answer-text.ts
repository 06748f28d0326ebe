/** Text out of an answer, as much as was asked for, secrets masked. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import { textOf, wholeCharacters } from '../answer-index/body-text.ts'
import { type ValuePlace, valueAt } from '../answer-index/json-value.ts'
import { beginsWithMark, markBytes } from '../answer-index/scan.ts'
import type { IndexedAnswer } from './indexed-answer.ts'

/** The bytes of the value on a line. Fails with `invalid-input` where there is none. */
export async function valuePlace({ body, index }: IndexedAnswer, line: number): Promise<ValuePlace> {
  const place = await valueAt(body, index, line)
  if (place !== null) return place
  throw new AppFailure({ code: 'invalid-input', reason: 'There is no value on this line.' })
}

/** The text of these bytes. */
export async function textBetween({ body, index }: IndexedAnswer, start: number, end: number): Promise<string> {
  const bytes = await body.read(start, end - start + 1)
  const from = start === 0 && beginsWithMark(bytes) ? markBytes : start
  return textOf(bytes, start, from, wholeCharacters(bytes, start, end), index.hidden)
}

/** What a value says: of a text in quotes its words, of all else what is written. */
export function wordsOf(written: string, secrets: readonly string[]): string {
  if (!written.startsWith('"')) return written
  try {
    // Escapes may have hidden a secret.
    return maskSecrets(String(JSON.parse(written)), secrets)
  } catch {
    return written.replace(/^"|"$/g, '')
  }
}
