import { AppFailure } from '../../shared/core/app-error.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import type { TokenNote } from '../../shared/domain/token.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { readLenientJson } from './lenient-json.ts'

/** The value of a header of an answer, or undefined. `name` in lower case. */
export function headerOf(answer: Pick<HttpAnswer, 'headers'>, name: string): string | undefined {
  return answer.headers.find(([known]) => known === name)?.[1]
}

/** A sign-in's answer as a JSON document, with notes on what was read leniently. */
export type ReadAnswer = { readonly document: unknown; readonly notes: readonly TokenNote[] }

/**
 * Reads a sign-in's answer as JSON whatever its content type says (content types lie; that leaves a note).
 * `secrets` are masked should the content type repeat them. Returns null when it is no JSON object. Throws nothing.
 */
export function readAnswer(answer: HttpAnswer, secrets: readonly string[]): ReadAnswer | null {
  const json = readLenientJson(new TextDecoder().decode(answer.body))
  if (json === null || typeof json.value !== 'object' || json.value === null) return null
  const contentType = headerOf(answer, 'content-type') ?? ''
  const notes: TokenNote[] = []
  if (json.lenient) notes.push({ kind: 'lenient-json' })
  if (contentType !== '' && !/\bjson\b/i.test(contentType)) {
    notes.push({ kind: 'content-type-lies', contentType: maskSecrets(contentType, secrets).slice(0, 80) })
  }
  return { document: json.value, notes }
}

/** Reads an answer that is written like a form and says that it is, as GitHub's were. Null for everything else. */
export function readFormAnswer(answer: HttpAnswer): ReadAnswer | null {
  const contentType = headerOf(answer, 'content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(contentType)) return null
  const document = Object.fromEntries(new URLSearchParams(new TextDecoder().decode(answer.body)))
  return { document, notes: [{ kind: 'written-as-form' }] }
}

/** One line that could be a token, where an answer is nothing but that. */
const bareToken = /^[\u0021-\u007e]{8,64000}$/

/**
 * Reads an answer that is the token itself: a JSON text, or plain text of one word. Null for everything else: pages, damaged
 * JSON, and `name=value`.
 */
export function readBareToken(answer: HttpAnswer): ReadAnswer | null {
  const text = new TextDecoder().decode(answer.body).trim()
  const json = text.startsWith('"') ? readLenientJson(text)?.value : text
  if (typeof json !== 'string' || !bareToken.test(json) || /^[<{["]|^[\w.-]+=[^=]/.test(json)) return null
  return { document: json, notes: [] }
}

/** Says what came instead of a JSON answer. */
export function notJson(answer: HttpAnswer, host: string): AppFailure {
  const start = new TextDecoder().decode(answer.body.slice(0, 512)).trimStart()
  const why = start === '' ? 'empty' : start.startsWith('<') ? 'html' : 'not-json'
  return new AppFailure({ code: 'unexpected-answer', host, status: answer.status, why })
}
