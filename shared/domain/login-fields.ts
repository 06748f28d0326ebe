/** What a login's request asks of its form. */
import type { HttpLoginRequest, JsonTemplate } from './http-login.ts'

/** `{name}` in a text: a gap for the form's value of that name. */
export const gapPattern = /\{([A-Za-z_][\w-]{0,99})\}/g

/** The names of the gaps in a text, in their order, each once. */
export function gapsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(gapPattern)].map(([, name = '']) => name))]
}

/** Names of form fields that stand for a credential themselves: without them the request cannot be put together. */
export function namedFields({ credentials, basic, query = {} }: HttpLoginRequest): readonly string[] {
  const beside = basic === undefined ? [] : [basic.username, basic.password]
  return [...new Set([...ofCredentials(credentials), ...beside, ...Object.values(query)])]
}

/** Names of form fields that the request may use: those it names, and every gap. */
export function fieldsOfRequest(request: HttpLoginRequest): readonly string[] {
  const { path, credentials, headers = {} } = request
  const inTexts = [path, ...Object.values(headers)].flatMap(gapsIn)
  const inJson = credentials.in === 'json' ? textsOf(credentials.body).flatMap(gapsIn) : []
  return [...new Set([...namedFields(request), ...inTexts, ...inJson])]
}

function ofCredentials(credentials: HttpLoginRequest['credentials']): readonly string[] {
  switch (credentials.in) {
    case 'basic':
      return [credentials.username, credentials.password]
    case 'basic-raw':
      return [credentials.value]
    case 'form':
      return Object.values(credentials.fields)
    case 'json':
    case 'none':
      return []
  }
}

function textsOf(template: JsonTemplate): readonly string[] {
  if (typeof template === 'string') return [template]
  if (typeof template !== 'object' || template === null) return []
  return Object.values(template).flatMap(textsOf)
}
