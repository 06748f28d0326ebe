import type {
  AuthorizationChoice,
  MultipartPart,
  NameValue,
  PickedFile,
  RequestBody,
  RequestDraft,
} from './http-exchange.ts'

/** One row of a table in the request's form. It goes out only while it is on, and has a name. */
export type FormRow = NameValue & { readonly on: boolean }

/** One row of the query's table. `raw` is how it stood in the address (`q=a%20b`); it counts while it means the same. */
export type QueryRow = FormRow & { readonly raw?: string }

/** One part of a multipart body: a text, or a file from disk. */
export type PartRow = FormRow & {
  readonly kind: 'text' | 'file'
  /** The chosen file; null until one was chosen, and for a text. */
  readonly file: PickedFile | null
  /** Empty: what fits. */
  readonly contentType: string
}

/** What a request's body is made of. */
export type BodyKind = 'none' | 'json' | 'text' | 'form' | 'multipart' | 'file'

/**
 * A request as it stands in its form: every kind of body keeps what was typed while another is chosen, rows that are off
 * stay. Holds what the person typed, never a secret of the vault.
 */
export type RequestForm = {
  readonly method: string
  /** As typed, with its query; parts such as `{NAME}` are filled from `pathValues`. What is sent. */
  readonly url: string
  readonly pathValues: Readonly<Record<string, string>>
  /** The query of `url` as a table, and the rows that are off: see `query-rows.ts`. */
  readonly query: readonly QueryRow[]
  readonly headers: readonly FormRow[]
  readonly authorization: AuthorizationChoice
  readonly bodyKind: BodyKind
  readonly json: string
  readonly text: string
  /** Content-Type of `text`. */
  readonly textType: string
  readonly form: readonly FormRow[]
  readonly parts: readonly PartRow[]
  readonly file: PickedFile | null
}

/** A text part in which nothing has been written yet. */
export const textPart: PartRow = { on: true, name: '', value: '', kind: 'text', file: null, contentType: '' }

/** A request in which nothing has been written yet. */
export const emptyForm: RequestForm = {
  method: 'GET',
  url: '',
  pathValues: {},
  query: [],
  headers: [],
  authorization: { kind: 'connection' },
  bodyKind: 'none',
  json: '',
  text: '',
  textType: 'text/plain;charset=UTF-8',
  form: [],
  parts: [],
  file: null,
}

/** The form in which a request was written, as far as what went out tells: rows that were off are not in it. */
export function formOf(draft: RequestDraft): RequestForm {
  const { method, url, pathValues, authorization, body } = draft
  const rows = { query: rowsOf(draft.query), headers: rowsOf(draft.headers) }
  return { ...emptyForm, method, url, pathValues, authorization, ...rows, bodyKind: body.kind, ...bodyPart(body) }
}

function bodyPart(body: RequestBody): Partial<RequestForm> {
  switch (body.kind) {
    case 'none':
      return {}
    case 'json':
      return { json: body.text }
    case 'text':
      return { text: body.text, textType: body.contentType }
    case 'form':
      return { form: rowsOf(body.fields) }
    case 'multipart':
      return { parts: body.parts.map(rowOfPart) }
    case 'file':
      return { file: body.file }
  }
}

function rowOfPart(part: MultipartPart): PartRow {
  const common = { on: true, name: part.name, contentType: part.contentType ?? '' }
  return part.kind === 'file'
    ? { ...common, kind: 'file', value: '', file: part.file }
    : { ...common, kind: 'text', value: part.value, file: null }
}

/** Rows that are on, of names and values. */
export function rowsOf(pairs: readonly NameValue[]): readonly FormRow[] {
  return pairs.map((pair) => ({ ...pair, on: true }))
}
