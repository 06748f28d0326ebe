/** A request with values in place of its variables. */
import type { MultipartPart, NameValue, RequestBody, RequestDraft } from '../domain/http-exchange.ts'
import { pathFieldNames } from '../domain/path-fields.ts'
import { expand, type Lookup, type Piece, type Trouble } from './expand.ts'
import { inAddress, inJson, inText, serverPart } from './write-pieces.ts'

/** The part of the request a variable stands in. */
export type VariablePlace = 'url' | 'header' | 'body'

/** A name that could not be replaced, and where it stands. */
export type MissingVariable = Trouble & { readonly place: VariablePlace }

export type ResolvedDraft = {
  /** Holds what is secret in plain: never for the window. */
  readonly draft: RequestDraft
  readonly missing: readonly MissingVariable[]
  /** Headers of the draft that hold something secret. They are credentials, whatever their name. */
  readonly secretHeaders: readonly NameValue[]
  /** Something secret stands where the address, or the Host header, names its server. */
  readonly isSecretInHost: boolean
  /** Something secret stands anywhere at all. */
  readonly usesSecrets: boolean
}

/** Puts values into address, path fields, query, headers and body, each written as its place needs it. */
export function resolveDraft(draft: RequestDraft, lookup: Lookup): ResolvedDraft {
  const missing: MissingVariable[] = []
  let usesSecrets = false
  const piecesOf = (place: VariablePlace, text: string): readonly Piece[] => {
    const { pieces, troubles } = expand(text, lookup)
    missing.push(...troubles.map((trouble) => ({ ...trouble, place })))
    if (hasSecret(pieces)) usesSecrets = true
    return pieces
  }
  const textAt = (place: VariablePlace) => (text: string) => inText(piecesOf(place, text))

  const address = inAddress(piecesOf('url', draft.url))
  const inUrl = textAt('url')
  const fields = Object.entries(draft.pathValues).map(([name, value]) => ({ name, pieces: piecesOf('url', value) }))
  const secretFields = fields.filter(({ pieces }) => hasSecret(pieces)).map(({ name }) => name)
  // A part to fill in may stand in the server's name as well.
  const inServer = pathFieldNames(serverPart(address.text))
  const headers = draft.headers.map(({ name, value }) => {
    const pieces = [piecesOf('header', name), piecesOf('header', value)] as const
    return { header: { name: inText(pieces[0]), value: inText(pieces[1]) }, isSecret: pieces.some(hasSecret) }
  })
  const resolved: RequestDraft = {
    ...draft,
    url: address.text,
    pathValues: Object.fromEntries(fields.map(({ name, pieces }) => [name, inText(pieces)])),
    query: pairs(draft.query, inUrl),
    headers: headers.map(({ header }) => header),
    body: bodyWith(draft, textAt('body'), (text) => inJson(piecesOf('body', text))),
  }
  return {
    draft: resolved,
    missing,
    secretHeaders: headers.filter(({ isSecret }) => isSecret).map(({ header }) => header),
    isSecretInHost:
      address.isSecretInHost ||
      inServer.some((name) => secretFields.includes(name)) ||
      headers.some(({ header, isSecret }) => isSecret && header.name.trim().toLowerCase() === 'host'),
    usesSecrets,
  }
}

function hasSecret(pieces: readonly Piece[]): boolean {
  return pieces.some(({ from }) => from === 'secret')
}

function pairs(rows: readonly NameValue[], write: (text: string) => string): readonly NameValue[] {
  return rows.map(({ name, value }) => ({ name: write(name), value: write(value) }))
}

function bodyWith(
  { body, headers }: RequestDraft,
  text: (text: string) => string,
  json: (text: string) => string,
): RequestBody {
  switch (body.kind) {
    case 'none':
    case 'file':
      return body
    case 'json':
      return { ...body, text: json(body.text) }
    case 'text': {
      const set = headers.find(({ name }) => name.trim().toLowerCase() === 'content-type')?.value
      const isJson = /[/+]json\b/i.test(set ?? body.contentType)
      return { ...body, contentType: text(body.contentType), text: isJson ? json(body.text) : text(body.text) }
    }
    case 'form':
      return { ...body, fields: pairs(body.fields, text) }
    case 'multipart':
      return { ...body, parts: body.parts.map((part) => partWith(part, text)) }
  }
}

function partWith(part: MultipartPart, write: (text: string) => string): MultipartPart {
  const named = { name: write(part.name), contentType: part.contentType === null ? null : write(part.contentType) }
  return part.kind === 'text' ? { ...part, ...named, value: write(part.value) } : { ...part, ...named }
}
