/** The body of a request in a collection. Files are named, never opened: the person chooses them again. */
import { itemsOf, member, textMember } from '../core/members.ts'
import { type FormRow, type PartRow, type RequestForm, textPart } from '../domain/request-form.ts'

const longest = 1_000_000
const mostRows = 500

/** What a body is in a form, and how many files it names. */
export type Content = { readonly form: Partial<RequestForm>; readonly files: number }

const textTypes: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  html: 'text/html',
  javascript: 'application/javascript',
}

export function contentOf(body: unknown, rename: (text: string) => string): Content {
  const mode = textMember(body, 'mode')
  if (member(body, 'disabled') === true) return { form: {}, files: 0 }
  switch (mode) {
    case 'raw':
      return { form: rawForm(body, rename), files: 0 }
    case 'urlencoded':
      return { form: { bodyKind: 'form', form: rowsOf(member(body, 'urlencoded'), rename) }, files: 0 }
    case 'formdata': {
      const parts = itemsOf(member(body, 'formdata'), mostRows).map((one) => partOf(one, rename))
      return { form: { bodyKind: 'multipart', parts }, files: parts.filter(({ kind }) => kind === 'file').length }
    }
    case 'graphql':
      return { form: { bodyKind: 'json', json: rename(graphqlText(member(body, 'graphql'))) }, files: 0 }
    case 'file':
      return { form: { bodyKind: 'file' }, files: 1 }
    default:
      return { form: {}, files: 0 }
  }
}

function rawForm(body: unknown, rename: (text: string) => string): Partial<RequestForm> {
  const written = member(body, 'raw')
  const text = rename(typeof written === 'string' ? written.slice(0, longest) : '')
  if (text.trim() === '') return {}
  const language = textMember(member(member(body, 'options'), 'raw'), 'language')
  if (language === 'json' || (language === '' && /^\s*[[{]/.test(text))) return { bodyKind: 'json', json: text }
  const textType = Object.hasOwn(textTypes, language) ? textTypes[language] : undefined
  return { bodyKind: 'text', text, ...(textType !== undefined && { textType }) }
}

/** As a GraphQL server takes it over HTTP: the query, and its variables as JSON. */
function graphqlText(graphql: unknown): string {
  const query = member(graphql, 'query')
  const variables = textMember(graphql, 'variables')
  return JSON.stringify(
    { query: typeof query === 'string' ? query.slice(0, longest) : '', variables: parsed(variables.slice(0, longest)) },
    null,
    2,
  )
}

function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return text
  }
}

/** Rows of names and values; those that are disabled are off. */
export function rowsOf(list: unknown, rename: (text: string) => string): readonly FormRow[] {
  return itemsOf(list, mostRows).flatMap((one) => {
    const name = textMember(one, 'key')
    const value = member(one, 'value')
    if (name === '' && (value === undefined || value === '')) return []
    return [
      {
        on: member(one, 'disabled') !== true,
        name: rename(name),
        value: rename(typeof value === 'string' ? value.slice(0, longest) : textMember(one, 'value')),
      },
    ]
  })
}

function partOf(one: unknown, rename: (text: string) => string): PartRow {
  const [row = { on: false, name: '', value: '' }] = rowsOf([one], rename)
  const contentType = textMember(one, 'contentType')
  return textMember(one, 'type') === 'file'
    ? { ...textPart, ...row, value: '', kind: 'file', contentType }
    : { ...textPart, ...row, contentType }
}
