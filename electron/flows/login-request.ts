/** The request of a login, put together from provider data and what was typed. Sends nothing. */

import { AppFailure } from '../../shared/core/app-error.ts'
import { headerProblem } from '../../shared/core/check-header.ts'
import { percentEncoded } from '../../shared/core/percent-encoded.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { HttpLoginRequest, JsonTemplate } from '../../shared/domain/http-login.ts'
import { gapPattern, gapsIn } from '../../shared/domain/login-fields.ts'
import { endpointUrl } from '../../shared/domain/server-address.ts'
import { basicOf } from './basic.ts'

/** What a request is made for: the address it goes to, and the form's values by field name, secrets included. */
export type LoginSubject = {
  readonly server: string
  readonly basicEncoding: Connection['basicEncoding']
  readonly input: Readonly<Record<string, string>>
}

/** A request as it goes out. Headers in their order. */
export type LoginRequest = {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

/** The engine and the address say these; a provider does not. */
const ownHeaders = new Set(['connection', 'content-length', 'host'])

/**
 * Puts the request together. Values in the path are encoded and stay one segment. Throws `invalid-input`, with the field,
 * for a value that would leave its place: a segment of dots, a line break in a header, a `:` in a Basic user name.
 */
export function loginRequest(request: HttpLoginRequest, subject: LoginSubject): LoginRequest {
  const { type, body } = bodyOf(request, subject)
  const headers: [string, string][] = [['accept', 'application/json']]
  const basic = basicHeader(request, subject)
  if (basic !== null) headers.push(['authorization', basic])
  if (type !== null) headers.push(['content-type', type])
  const own = Object.entries(request.headers ?? {}).flatMap((header) => filledHeader(header, subject.input))
  // What the provider says for itself stands in place of what would be sent anyway.
  const named = new Set(own.map(([name]) => name.toLowerCase()))
  return {
    method: request.method,
    url: urlOf(request, subject),
    headers: [...headers.filter(([name]) => !named.has(name)), ...own],
    ...(body === null ? {} : { body }),
  }
}

function urlOf({ path, query = {}, fixed = {} }: HttpLoginRequest, { server, input }: LoginSubject): string {
  const url = new URL(endpointUrl(server, filledPath(path, input)))
  for (const [name, value] of Object.entries(fixed.query ?? {})) url.searchParams.append(name, value)
  for (const [name, field] of Object.entries(query)) {
    const value = typed(input, field)
    if (value !== '') url.searchParams.set(name, value)
  }
  return url.href
}

function filledPath(path: string, input: LoginSubject['input']): string {
  const filled = fill(path, input, (value, field) => {
    if (value === '') throw refusal(field, 'This is part of the address, so it cannot be empty.')
    return percentEncoded(value)
  })
  const segments = (text: string) => text.split('?', 1).join('').split('/')
  // `URL` takes `..` as a way out of the path, however it is written.
  const written = segments(path)
  segments(filled).forEach((segment, at) => {
    if (!/^(\.|%2e){1,2}$/i.test(segment)) return
    throw refusal(gapsIn(written[at] ?? '')[0], 'This is part of the address, so it cannot be only dots.')
  })
  return filled
}

function basicHeader({ credentials, basic }: HttpLoginRequest, { input, basicEncoding }: LoginSubject): string | null {
  const login = ({ username, password }: { readonly username: string; readonly password: string }) =>
    basicOf(typed(input, username), typed(input, password), basicEncoding)
  switch (credentials.in) {
    case 'basic':
      return login(credentials)
    case 'basic-raw':
      // Space around it came along when it was copied: a header could not carry it anyway.
      return `Basic ${typed(input, credentials.value).trim()}`
    default:
      return basic === undefined ? null : login(basic)
  }
}

function bodyOf({ credentials, fixed = {} }: HttpLoginRequest, { input }: LoginSubject) {
  if (credentials.in === 'json') {
    return { type: 'application/json', body: JSON.stringify(fillJson(credentials.body, input)) }
  }
  const always = Object.entries(fixed.form ?? {})
  if (credentials.in !== 'form' && always.length === 0) return { type: null, body: null }
  const form = new URLSearchParams([...always])
  const fields = credentials.in === 'form' ? credentials.fields : {}
  for (const [name, field] of Object.entries(fields)) form.append(name, typed(input, field))
  return { type: 'application/x-www-form-urlencoded;charset=UTF-8', body: form.toString() }
}

/** A header with its gaps filled; none where an optional value was left empty. */
function filledHeader(
  [name, template]: readonly [string, string],
  input: LoginSubject['input'],
): readonly (readonly [string, string])[] {
  if (ownHeaders.has(name.toLowerCase())) {
    throw new AppFailure({ code: 'invalid-input', reason: `A sign-in cannot set ${name}: Hallpass does that itself.` })
  }
  const gaps = gapsIn(template)
  if (gaps.some((gap) => Object.hasOwn(input, gap) && typed(input, gap).trim() === '')) return []
  const value = fill(template, input, (one) => one.trim())
  const problem = headerProblem(name, value)
  if (problem !== null) throw refusal(gaps[0], problem.reason)
  return [[name, value]]
}

/** The template with the form's values where `{name}` stands in its texts. */
function fillJson(template: JsonTemplate, input: LoginSubject['input']): JsonTemplate {
  if (typeof template === 'string') return fill(template, input, (value) => value)
  if (isJsonList(template)) return template.map((one) => fillJson(one, input))
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fillJson(value, input)]))
}

function isJsonList(template: JsonTemplate): template is readonly JsonTemplate[] {
  return Array.isArray(template)
}

/** What looks like a gap and is none of the form's stays as it is. */
function fill(template: string, input: LoginSubject['input'], written: (value: string, field: string) => string) {
  return template.replace(gapPattern, (whole, name: string) =>
    Object.hasOwn(input, name) ? written(input[name] ?? '', name) : whole,
  )
}

function typed(input: LoginSubject['input'], field: string): string {
  return Object.hasOwn(input, field) ? (input[field] ?? '') : ''
}

function refusal(field: string | undefined, reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', ...(field === undefined ? {} : { field }), reason })
}
