/** Where in the form something is to be changed. */
import type { AppError } from '../../../shared/core/app-error.ts'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import type { RequestPart } from './request-parts.tsx'
import { refusedRow } from './row-remarks.ts'

/** The part to bring to the front, if any, and what in it gets the focus. */
export type PlaceToFix = { readonly part: RequestPart | null; readonly selector: string }

const address: PlaceToFix = { part: null, selector: '[name="request-url"]' }

/** The place for a part that a failure or an advice names; of headers the very row that was refused. */
export function placeToFix(what: string, form: RequestForm, failure: AppError | null): PlaceToFix {
  switch (what) {
    case 'method':
      return { part: null, selector: '[name="request-method"]' }
    case 'query':
      return { part: 'query', selector: '[aria-label="Name of query parameter 1"], textarea' }
    case 'header': {
      const row = refusedRow(form.headers, failure)
      const field = row < 0 ? 'Name of header 1' : `Value of header ${row + 1}`
      return { part: 'headers', selector: `[aria-label="${field}"], textarea` }
    }
    case 'authorization':
      return { part: null, selector: '[aria-label="Authorization"]' }
    case 'body':
      return { part: 'body', selector: '.cm-content, textarea, [data-fix="body"], [aria-label="Name of form field 1"]' }
    default:
      return address
  }
}
