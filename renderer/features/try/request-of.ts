import type { RequestDraft } from '../../../shared/domain/http-exchange.ts'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import { bodyOf, namedRows } from './body-of.ts'

/** What is handed to the main process for a draft: headers and fields that are off or unnamed left out. */
export function requestOf(connectionId: string, draft: RequestForm): RequestDraft {
  return {
    connectionId,
    authorization: draft.authorization,
    method: draft.method,
    url: draft.url.trim(),
    pathValues: draft.pathValues,
    // All of it is in the address.
    query: [],
    headers: namedRows(draft.headers),
    body: bodyOf(draft),
  }
}
