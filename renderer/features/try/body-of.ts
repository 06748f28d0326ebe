/** The body of a form as it is handed over: only the kind that is chosen, of rows those that are on and have a name. */
import type { MultipartPart, NameValue, RequestBody } from '../../../shared/domain/http-exchange.ts'
import type { FormRow, PartRow, RequestForm } from '../../../shared/domain/request-form.ts'

/** Methods that carry no body in practice: one would be dropped or refused on the way. */
export function takesBody(method: string): boolean {
  return !['GET', 'HEAD'].includes(method.trim().toUpperCase())
}

/** What goes out for this form. */
export function bodyOf(form: RequestForm): RequestBody {
  if (!takesBody(form.method)) return { kind: 'none' }
  switch (form.bodyKind) {
    case 'none':
      return { kind: 'none' }
    case 'json':
      return { kind: 'json', text: form.json }
    case 'text':
      return { kind: 'text', text: form.text, contentType: form.textType.trim() }
    case 'form':
      return { kind: 'form', fields: namedRows(form.form) }
    case 'multipart':
      return { kind: 'multipart', parts: form.parts.filter(isSent).map(partOf) }
    case 'file':
      return { kind: 'file', file: form.file }
  }
}

/** The rows that go out, names trimmed. */
export function namedRows(rows: readonly FormRow[]): readonly NameValue[] {
  return rows.filter(isSent).map(({ name, value }) => ({ name: name.trim(), value }))
}

function isSent({ on, name }: FormRow): boolean {
  return on && name.trim() !== ''
}

function partOf({ kind, name, value, file, contentType }: PartRow): MultipartPart {
  const shared = { name: name.trim(), contentType: contentType.trim() || null }
  return kind === 'text' ? { ...shared, kind, value } : { ...shared, kind, file }
}
