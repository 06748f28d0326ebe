/** A request without its secrets, for keeping: what the vault knows is masked, what is a secret by its name is emptied. */
import type { NameValue, RequestBody, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import { isSensitive } from './send-request.ts'

/** The draft, and what is no longer in it, in words. */
export type WithoutSecrets = { readonly draft: RequestDraft; readonly leftOut: readonly string[] }

// A value that is nothing but a variable, perhaps after a scheme, holds no secret: the vault does.
const onlyVariable = /^\s*(?:[A-Za-z]+ +)?\{\{[^{}]+\}\}\s*$/

// `"password": "…"` in JSON text, whole or broken.
const jsonSecret = /("([^"\\]*)"\s*:\s*)"((?:[^"\\]|\\.)*)"/g

/** `secrets` are those of the connections that have to do with the request. */
export function leaveSecretsOut(draft: RequestDraft, secrets: readonly string[]): WithoutSecrets {
  const leftOut = new Set<string>()
  const mask = (text: string, what: string): string => {
    const masked = maskSecrets(text, secrets)
    if (masked !== text) leftOut.add(what)
    return masked
  }
  const emptied = (name: string, value: string, what: string): string => {
    if (value === '' || !isSensitive(name) || onlyVariable.test(value)) return mask(value, what)
    leftOut.add(what)
    return ''
  }
  const rows = (pairs: readonly NameValue[], kind: string): readonly NameValue[] =>
    pairs.map(({ name, value }) => ({ name: mask(name, kind), value: emptied(name, value, `${kind} ${name}`) }))
  const json = (text: string): string =>
    text.replace(jsonSecret, (whole, start: string, name: string, value: string) =>
      emptied(name, value, `${name} in the body`) === value ? whole : `${start}""`,
    )
  const bodyOf = (body: RequestBody): RequestBody => {
    switch (body.kind) {
      case 'json':
      case 'text':
        return { ...body, text: mask(json(body.text), 'part of the body') }
      case 'form':
        return { ...body, fields: rows(body.fields, 'form field') }
      case 'multipart':
        return {
          ...body,
          parts: body.parts.map((part) =>
            part.kind === 'file' ? part : { ...part, value: emptied(part.name, part.value, `part ${part.name}`) },
          ),
        }
      case 'none':
      case 'file':
        return body
    }
  }
  const withoutSecrets: RequestDraft = {
    ...draft,
    url: mask(urlWithout(draft.url, emptied), 'part of the address'),
    pathValues: Object.fromEntries(
      Object.entries(draft.pathValues).map(([name, value]) => [name, emptied(name, value, `path part ${name}`)]),
    ),
    query: rows(draft.query, 'query parameter'),
    headers: rows(draft.headers, 'header'),
    body: bodyOf(draft.body),
  }
  return { draft: withoutSecrets, leftOut: [...leftOut] }
}

/** The address with the values of its secret query parameters emptied; everything else stays byte for byte. */
export function urlWithout(
  url: string,
  emptied: (name: string, value: string, what: string) => string = (name, value) => (isSensitive(name) ? '' : value),
): string {
  return url.replace(/([?&#])([^=&#]{1,200})=([^&#]*)/g, (_whole, mark: string, name: string, value: string) => {
    return `${mark}${name}=${emptied(name, value, `query parameter ${name}`)}`
  })
}
