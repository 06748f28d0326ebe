/** JSON of a command as a template for a sign-in: what is asked for becomes gaps. */
import type { JsonTemplate } from '../domain/http-login.ts'
import type { AskedValues } from './asked-values.ts'
import { readBodyJson } from './body-json.ts'
import type { CommandBody } from './command-reading.ts'
import { fieldWords } from './field-words.ts'

/** The JSON in a body, however the command calls it; null where there is none. */
export function jsonOfBody(body: CommandBody): JsonTemplate | null {
  switch (body.kind) {
    case 'json':
      return readBodyJson(body.text)
    case 'form': {
      // `-d '{"a": "b"}'` without a type goes out as a form; nobody means one.
      const text = body.fields.map(({ name, value }) => (value === '' ? name : `${name}=${value}`)).join('&')
      return /^\s*\{\s*["'}]/.test(text) ? readBodyJson(text) : null
    }
    case 'text':
      return /^\s*\{\s*["'}]/.test(body.text) ? readBodyJson(body.text) : null
    default:
      return null
  }
}

/** The template. A secret that is a number is asked for as well, and goes out as a text. */
export function templateOfJson(value: JsonTemplate, asked: AskedValues, above: readonly string[] = []): JsonTemplate {
  if (typeof value === 'string') return asked.template(value, { name: nameOf(above), in: 'body' })
  if (typeof value === 'number' && fieldWords(nameOf(above)).secret) {
    return asked.template(String(value), { name: nameOf(above), in: 'body' })
  }
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((one) => templateOfJson(one, asked, above))
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, templateOfJson(one, asked, [...above, name])]),
  )
}

/** `name` and `value` say nothing without what they belong to: `user.name`. */
function nameOf(above: readonly string[]): string {
  const last = above.at(-1) ?? 'value'
  return /^(?:name|value|id|key)$/i.test(last) && above.length > 1 ? `${above.at(-2)} ${last}` : last
}

function isList(value: JsonTemplate): value is readonly JsonTemplate[] {
  return Array.isArray(value)
}
