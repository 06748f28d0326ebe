/** Records to try a file of records with: a word each. */

import type { RecordOptions } from './find-records.ts'
import { openRecords, type RecordFile } from './record-file.ts'

export type Word = { readonly word: string }

export const isWord = (value: unknown): value is Word =>
  typeof value === 'object' && value !== null && 'word' in value && typeof value.word === 'string'

/** Opens `words.records` in `folder`; what had to be said about it goes to `notices`. */
export function openWords(
  folder: string,
  notices: string[],
  options: Partial<RecordOptions<Word>> = {},
): RecordFile<Word> {
  return openRecords<Word>({
    folder,
    name: 'words',
    title: 'list of words',
    migrations: [],
    isValid: isWord,
    pastLines: 100,
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
    notice: (sentence) => notices.push(sentence),
    ...options,
  })
}

/** The records as text: `a=1 b=2`. */
export function told(records: { readonly all: () => ReadonlyMap<string, Word> }): string {
  return [...records.all()].map(([id, { word }]) => `${id}=${word}`).join(' ')
}
