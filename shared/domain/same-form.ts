import { emptyForm, type FormRow, type RequestForm } from './request-form.ts'

/** Whether two forms say the same; rows in which nothing was written do not count. */
export function isSameForm(one: RequestForm, other: RequestForm): boolean {
  return one === other || textOf(one) === textOf(other)
}

/** Whether nothing has been written in a form. The method alone is nothing. */
export function isEmptyForm(form: RequestForm): boolean {
  return isSameForm({ ...form, method: emptyForm.method, bodyKind: emptyForm.bodyKind }, emptyForm)
}

function textOf(form: RequestForm): string {
  const { query, headers, form: fields, parts, pathValues } = form
  const written = Object.entries(pathValues).filter(([, value]) => value !== '')
  return JSON.stringify(
    inOrder({
      ...form,
      query: filled(query),
      headers: filled(headers),
      form: filled(fields),
      parts: filled(parts),
      pathValues: Object.fromEntries(written),
    }),
  )
}

function filled<T extends FormRow & { readonly file?: unknown }>(rows: readonly T[]): readonly T[] {
  return rows.filter(({ name, value, file }) => name !== '' || value !== '' || (file ?? null) !== null)
}

/** The same thing with its keys in order: forms from disk and forms just made have them in different ones. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, member]) => [key, inOrder(member)]))
}
