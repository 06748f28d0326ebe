import type { ExampleRequest } from './provider.ts'
import { rowsOfAddress } from './query-rows.ts'
import { emptyForm, type RequestForm } from './request-form.ts'

/** The form filled from an example; values typed for path fields of the same name stay. */
export function formOfExample(example: ExampleRequest, before?: RequestForm): RequestForm {
  return {
    ...emptyForm,
    method: example.method,
    url: example.path,
    query: rowsOfAddress(example.path, []),
    pathValues: before?.pathValues ?? {},
    bodyKind: example.body ? 'json' : 'none',
    json: example.body?.text ?? '',
  }
}
