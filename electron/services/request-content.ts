/** What a draft says of its headers and body, as it goes over the wire. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { NameValue, RequestDraft } from '../../shared/domain/http-exchange.ts'

/** The person wrote this header, so the app does not add its own. */
export function setByPerson(draft: RequestDraft, headerName: string): boolean {
  return draft.headers.some(({ name }) => name.trim().toLowerCase() === headerName.toLowerCase())
}

/** Headers with a Content-Type that fits, unless one was set by hand, and the body as text. */
export function contentOf(draft: RequestDraft): { headers: readonly NameValue[]; body: string | undefined } {
  const headers = draft.headers.filter(({ name }) => name.trim() !== '')
  const withType = (contentType: string) =>
    setByPerson(draft, 'content-type') ? headers : [...headers, { name: 'content-type', value: contentType }]
  switch (draft.body.kind) {
    case 'none':
      return { headers, body: undefined }
    case 'json':
      return { headers: withType('application/json'), body: draft.body.text }
    case 'text':
      return { headers: withType(draft.body.contentType), body: draft.body.text }
    case 'form': {
      const form = new URLSearchParams()
      for (const { name, value } of draft.body.fields) if (name !== '') form.append(name, value)
      return { headers: withType('application/x-www-form-urlencoded;charset=UTF-8'), body: form.toString() }
    }
    case 'multipart':
    case 'file':
      throw new AppFailure({ code: 'request-refused', part: 'body', reason: 'Files cannot be sent yet.' })
  }
}
