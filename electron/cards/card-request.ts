/** Saved requests on their way into a card and out of one. */
import type { CardForm, CardPart } from '../../shared/domain/provider-card.ts'
import { emptyForm, type RequestForm } from '../../shared/domain/request-form.ts'

/**
 * A form as a card has it: what is empty is left out, and so are the bodies that are not sent. Files stay behind; a token of
 * another connection becomes that of the connection the card comes to.
 */
export function cardFormOf(form: RequestForm): CardForm {
  const { method, url, pathValues, query, headers, bodyKind } = form
  return {
    method,
    url,
    ...(Object.keys(pathValues).length === 0 ? {} : { pathValues }),
    ...(query.length === 0 ? {} : { query }),
    ...(headers.length === 0 ? {} : { headers }),
    ...(form.authorization.kind === 'none' ? { authorization: { kind: 'none' } } : {}),
    ...(bodyKind === 'none' ? {} : { bodyKind, ...bodyOf(form) }),
  }
}

function bodyOf({ bodyKind, json, text, textType, form, parts }: RequestForm): CardForm {
  switch (bodyKind) {
    case 'json':
      return { json }
    case 'text':
      return { text, textType }
    case 'form':
      return { form }
    case 'multipart':
      return { parts: parts.map(({ file: _, ...part }): CardPart => part) }
    case 'none':
    case 'file':
      return {}
  }
}

/** The whole form of a request that came in a card. */
export function formOfCard({ parts, ...form }: CardForm): RequestForm {
  return {
    ...emptyForm,
    ...form,
    ...(parts === undefined ? {} : { parts: parts.map((part) => ({ ...part, file: null })) }),
  }
}

/** The names of the files that a request sends, which no card holds. */
export function filesOf({ bodyKind, parts, file }: RequestForm): readonly string[] {
  if (bodyKind === 'file') return file === null ? [] : [file.name]
  if (bodyKind !== 'multipart') return []
  return parts.flatMap((part) => (part.kind === 'file' && part.file !== null ? [part.file.name] : []))
}
