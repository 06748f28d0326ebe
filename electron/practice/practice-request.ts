/**
 * Reads what a request to a practice server carries, strictly: what is not exactly in the expected encoding reads as
 * absent. Basic: RFC 7617 with UTF-8. Bearer: RFC 6750 §2.1. Forms: WHATWG URL, application/x-www-form-urlencoded.
 */

import type { RecordedRequest } from './practice-system.ts'

/** Path without the query, nothing decoded. */
export function pathOf(request: RecordedRequest): string {
  return request.path.split('?', 1)[0] ?? ''
}

/** The query's parameters. */
export function queryOf(request: RecordedRequest): URLSearchParams {
  const start = request.path.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : request.path.slice(start + 1))
}

/** Whether the body says that it is of this media type; parameters such as `charset` are not looked at. */
export function hasMediaType(request: RecordedRequest, mediaType: string): boolean {
  return request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() === mediaType
}

/** The form in the body, or `undefined` when the body does not say that it is a form. */
export function formOf(request: RecordedRequest): URLSearchParams | undefined {
  return hasMediaType(request, 'application/x-www-form-urlencoded') ? new URLSearchParams(request.body) : undefined
}

/** The scheme word as sent, and what follows it, of the Authorization header. */
export function authorizationOf(
  request: RecordedRequest,
): { readonly scheme: string; readonly value: string } | undefined {
  const parts = /^([A-Za-z]+) +(\S+)$/.exec(request.headers.authorization ?? '')
  return parts?.[1] && parts[2] ? { scheme: parts[1], value: parts[2] } : undefined
}

/** The value after a scheme word in any letter case, or `undefined` when another scheme or nothing was sent. */
export function credentialsOf(request: RecordedRequest, scheme: string): string | undefined {
  const authorization = authorizationOf(request)
  return authorization?.scheme.toLowerCase() === scheme.toLowerCase() ? authorization.value : undefined
}

/** User name and password of Basic: base64 of UTF-8 bytes, cut at the first colon. */
export function basicOf(
  request: RecordedRequest,
): { readonly username: string; readonly password: string } | undefined {
  const encoded = credentialsOf(request, 'Basic')
  if (!encoded || encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return undefined
  const text = utf8(Buffer.from(encoded, 'base64'))
  const colon = text?.indexOf(':') ?? -1
  return text === undefined || colon < 0
    ? undefined
    : { username: text.slice(0, colon), password: text.slice(colon + 1) }
}

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
