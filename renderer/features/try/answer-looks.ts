import type { AnswerBody } from '../../../shared/domain/answer-body.ts'
import type { AnswerLook } from '../../stores/answer-looks.store.ts'

/** A way to look at an answer, by its name. */
export type LookItem = { readonly value: AnswerLook; readonly label: string }

const pretty: LookItem = { value: 'pretty', label: 'Pretty' }
const source: LookItem = { value: 'source', label: 'Source' }
const raw: LookItem = { value: 'source', label: 'Raw' }
const preview: LookItem = { value: 'preview', label: 'Preview' }
const hex: LookItem = { value: 'hex', label: 'Hex' }

const looks: Readonly<Record<AnswerBody['kind'], readonly LookItem[]>> = {
  empty: [],
  json: [pretty, raw, hex],
  xml: [pretty, source, hex],
  html: [source, preview, hex],
  text: [{ value: 'source', label: 'Text' }, hex],
  events: [{ value: 'pieces', label: 'Events' }, raw, hex],
  lines: [{ value: 'pieces', label: 'Lines' }, raw, hex],
  image: [{ value: 'preview', label: 'Picture' }, { value: 'source', label: 'Text' }, hex],
  binary: [{ value: 'file', label: 'File' }, { value: 'source', label: 'Text' }, hex],
}

/** The ways to look at an answer, the likeliest first. Every one can be seen as text and as bytes. */
export function looksOf(body: AnswerBody): readonly LookItem[] {
  return looks[body.kind]
}
