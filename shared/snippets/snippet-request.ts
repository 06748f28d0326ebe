/** What a snippet is made of: a request in which a token can stand as a variable, and the places it can be pasted into. */
import type { NameValue } from '../domain/http-exchange.ts'

/** Text, and names of environment variables that the snippet reads while it runs, so that no secret stands in it. */
export type SnippetText = readonly ({ readonly text: string } | { readonly variable: string })[]

/** Where the proof beside a bound token is read from (DPoP, RFC 9449): for one request only. */
export const proofVariable = 'HALLPASS_DPOP_PROOF'

export type SnippetHeader = { readonly name: string; readonly value: SnippetText }

/** One part of a multipart body: a field, which may say what it is, or a file that the snippet reads from disk. */
export type SnippetPart =
  | { readonly name: string; readonly value: string; readonly contentType?: string }
  | { readonly name: string; readonly filePath: string; readonly fileName: string; readonly contentType: string }

/** What is sent after the headers. Text goes out as UTF-8, form fields as `application/x-www-form-urlencoded`. */
export type SnippetBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'form'; readonly fields: readonly NameValue[] }
  | { readonly kind: 'multipart'; readonly parts: readonly SnippetPart[] }
  | { readonly kind: 'file'; readonly filePath: string }

/**
 * A request as it goes over the wire. The URL is sent as it stands, without its fragment. Header values are Latin-1, as
 * HTTP has them. The tool counts the body and draws the border between parts itself, so Content-Length and
 * Transfer-Encoding are passed over, and so is Content-Type for a multipart body. A form has its Content-Type unless a
 * header names another; a text or a file has none unless a header names one.
 */
export type SnippetRequest = {
  readonly method: string
  readonly url: string
  readonly headers: readonly SnippetHeader[]
  readonly body: SnippetBody
  readonly verifyTls: boolean
  readonly followRedirects: boolean
}

/** Something that a tool cannot send, or not in the same bytes. The snippet says so in a comment and comes near. */
export type SnippetLimit = {
  readonly id: string
  /** The part of the request that arrives differently; 'all' where nothing is sent. */
  readonly differs: 'method' | 'url' | 'headers' | 'body' | 'all'
  /** One sentence, as it stands in the snippet. */
  readonly reason: string
  readonly applies: (request: SnippetRequest) => boolean
  /** Only some releases of the tool have it. */
  readonly onlySomeReleases?: true
}

/** A language or tool to write a request for. */
export type SnippetTarget = {
  readonly id: string
  readonly label: string
  /** Name of the language, for colouring. */
  readonly language: string
  /** One plain sentence: how to set the variable. */
  readonly howToSet: string
  readonly limits: readonly SnippetLimit[]
  readonly write: (request: SnippetRequest) => string
}
