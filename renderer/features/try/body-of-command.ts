/** The body of a pasted curl command in the form. Files are only named by a command; the person chooses them. */
import type { CurlBody, CurlPart } from '../../../shared/curl-import/curl-reading.ts'
import type { NameValue } from '../../../shared/domain/http-exchange.ts'
import { type PartRow, type RequestForm, rowsOf, textPart } from '../../../shared/domain/request-form.ts'
import { takesBody } from './body-of.ts'

export type PastedBody = {
  readonly draft: Partial<RequestForm>
  /** What has to be said of it in a header. */
  readonly headers: readonly NameValue[]
  /** Whole sentences; that a file is to be chosen, the reading of the command says itself. */
  readonly remarks: readonly string[]
}

export function bodyOfCommand(body: CurlBody, method: string): PastedBody {
  const { draft, headers = [], remarks = [] } = filled(body)
  const unsent = `A ${method} request carries no body here; the one of the command is kept in the form.`
  return { draft, headers, remarks: body.kind === 'none' || takesBody(method) ? remarks : [unsent, ...remarks] }
}

function filled(body: CurlBody): Partial<PastedBody> & Pick<PastedBody, 'draft'> {
  switch (body.kind) {
    case 'none':
      return { draft: {} }
    case 'json':
      return { draft: { bodyKind: 'json', json: body.text } }
    case 'text':
      return { draft: { bodyKind: 'text', text: body.text, textType: body.contentType ?? '' } }
    case 'form':
      return { draft: { bodyKind: 'form', form: rowsOf(body.fields) } }
    case 'multipart':
      return { draft: { bodyKind: 'multipart', parts: body.parts.map(rowOf) }, remarks: body.parts.flatMap(remarksOn) }
    case 'file': {
      const headers = body.contentType === null ? [] : [{ name: 'Content-Type', value: body.contentType }]
      return { draft: { bodyKind: 'file' }, headers }
    }
  }
}

function rowOf({ name, value, contentType }: CurlPart): PartRow {
  const shared = { ...textPart, name, contentType: contentType ?? '' }
  if (value.kind === 'file') return { ...shared, kind: 'file' }
  return { ...shared, value: value.kind === 'text' ? value.text : '' }
}

function remarksOn({ name, value, fileName }: CurlPart): readonly string[] {
  if (value.kind === 'text-of-file') {
    return [`The part “${name}” is the content of ${value.path} as a text; paste it into its row.`]
  }
  if (fileName === null) return []
  return value.kind === 'file'
    ? [`The command gives the file of “${name}” the name ${fileName}; here it goes out under its own.`]
    : [`The command gives the text of “${name}” a file name; here it goes out without one.`]
}
