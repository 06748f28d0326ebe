/** Whether something read from disk is a request's form. What an older Hallpass did not know of may be missing. */
import { isObject } from '../../shared/core/is-object.ts'
import { emptyForm, type RequestForm } from '../../shared/domain/request-form.ts'

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isNull: Check = (value) => value === null
const isOneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value)
const isEither =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value))
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const has =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([key, check]) => check(value[key]))

const isFile = has({ fileId: isText, name: isText, size: (value) => typeof value === 'number' })
const row = { name: isText, value: isText, on: (value: unknown) => typeof value === 'boolean' }
const rows = isListOf(has(row))
const queryRows = isListOf(has({ ...row, raw: isEither(isText, (value) => value === undefined) }))
const part = has({ ...row, kind: isOneOf('text', 'file'), file: isEither(isNull, isFile), contentType: isText })

const checks: { readonly [K in keyof RequestForm]: Check } = {
  method: isText,
  url: isText,
  pathValues: (value) => isObject(value) && Object.values(value).every(isText),
  query: queryRows,
  headers: rows,
  authorization: isEither(
    has({ kind: isOneOf('connection', 'none') }),
    has({ kind: isOneOf('other'), connectionId: isText }),
  ),
  bodyKind: isOneOf('none', 'json', 'text', 'form', 'multipart', 'file'),
  json: isText,
  text: isText,
  textType: isText,
  form: rows,
  parts: isListOf(part),
  file: isEither(isNull, isFile),
}

/** The form, with what is missing as in an empty one; null when it is none. */
export function readForm(value: unknown): RequestForm | null {
  if (!isObject(value)) return null
  const form: Record<string, unknown> = { ...emptyForm, ...value }
  return Object.entries(checks).every(([key, check]) => check(form[key])) ? (form as RequestForm) : null
}
