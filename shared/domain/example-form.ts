import { decodeFormText } from '../core/decode-form-text.ts'
import type { NameValue } from './http-exchange.ts'
import type { ExampleRequest } from './provider.ts'
import { rowsOfAddress } from './query-rows.ts'
import { emptyForm, type RequestForm, rowsOf } from './request-form.ts'

/** The form filled from an example; values typed for path fields of the same name stay. */
export function formOfExample(example: ExampleRequest, before?: RequestForm): RequestForm {
  const headers = Object.entries(example.headers ?? {}).map(([name, value]) => ({ name, value }))
  return {
    ...emptyForm,
    method: example.method,
    url: example.path,
    query: rowsOfAddress(example.path, []),
    pathValues: before?.pathValues ?? {},
    headers: rowsOf(headers),
    ...bodyOf(example.body),
  }
}

function bodyOf(body: ExampleRequest['body']): Partial<RequestForm> {
  if (body === undefined) return {}
  const { contentType, text } = body
  if (contentType.includes('json')) return { bodyKind: 'json', json: text }
  return contentType.startsWith('application/x-www-form-urlencoded')
    ? { bodyKind: 'form', form: rowsOf(text.split('&').map(pairOf)) }
    : { bodyKind: 'text', text, textType: contentType }
}

function pairOf(pair: string): NameValue {
  const [name = '', ...value] = pair.split('=')
  return { name: decodeFormText(name) ?? name, value: decodeFormText(value.join('=')) ?? value.join('=') }
}
