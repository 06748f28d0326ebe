/**
 * A sign-in that is one HTTP request and one answer, described wholly by provider data (Infoworks, ImmPort, Unifier).
 * Basic is RFC 7617 with UTF-8; forms are `application/x-www-form-urlencoded`. Follows no redirect.
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { HttpLoginSettings, JsonTemplate } from '../../shared/domain/http-login.ts'
import { endpointUrl } from '../../shared/domain/server-address.ts'
import type { TokenNote } from '../../shared/domain/token.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { assertAddressAccepted } from '../sign-in/address-policy.ts'
import { notJson, readAnswer } from '../sign-in/answer.ts'
import { assertTokenUsable, readBasePath, readCarryHeaders } from '../sign-in/carry.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { firstText, valueAt } from '../sign-in/lenient-json.ts'
import { readLifetime } from '../sign-in/lifetime.ts'
import { signInLimits } from '../sign-in/limits.ts'
import { type Refusal, refusalOf } from '../sign-in/refusal.ts'
import { serverMessage } from '../sign-in/server-message.ts'
import { basicOf, hasReservedCharacters } from './basic.ts'
import { defineFlow, type FlowRun } from './define-flow.ts'

type Run = FlowRun<HttpLoginSettings, string>

export const httpLogin = defineFlow({
  id: 'http-login',
  fields: [] as readonly string[],
  async run(run: Run) {
    const url = signInUrl(run)
    assertAddressAccepted(url, run.connection.acceptsInsecure)
    const answer = await run.ports.http({
      method: run.settings.request.method,
      url,
      verifyTls: run.connection.verifyTls,
      ...signInLimits,
      signal: run.signal,
      ...credentialsOf(run),
    })
    return readToken(run, answer, new URL(url).host)
  },
})

function signInUrl({ connection, settings, input }: Run): string {
  const url = new URL(endpointUrl(connection.servers.server ?? '', settings.request.path))
  for (const [name, field] of Object.entries(settings.request.query ?? {})) {
    const value = input[field] ?? ''
    if (value !== '') url.searchParams.set(name, value)
  }
  return url.href
}

function credentialsOf({ settings, input, connection }: Run): {
  headers: readonly (readonly [string, string])[]
  body?: string
} {
  const { credentials } = settings.request
  const accept = ['accept', 'application/json'] as const
  switch (credentials.in) {
    case 'basic': {
      const basic = basicOf(
        input[credentials.username] ?? '',
        input[credentials.password] ?? '',
        connection.basicEncoding,
      )
      return { headers: [accept, ['authorization', basic]] }
    }
    case 'basic-raw':
      // Space around it came along when it was copied: a header could not carry it anyway.
      return { headers: [accept, ['authorization', `Basic ${(input[credentials.value] ?? '').trim()}`]] }
    case 'none':
      return { headers: [accept] }
    case 'json':
      return {
        headers: [accept, ['content-type', 'application/json']],
        body: JSON.stringify(fillJson(credentials.body, input)),
      }
    case 'form': {
      const form = new URLSearchParams()
      for (const [name, field] of Object.entries(credentials.fields)) form.append(name, input[field] ?? '')
      return {
        headers: [accept, ['content-type', 'application/x-www-form-urlencoded;charset=UTF-8']],
        body: form.toString(),
      }
    }
  }
}

/** The template with the form's values where `{name}` stands in its texts. */
function fillJson(template: JsonTemplate, input: Readonly<Record<string, string>>): JsonTemplate {
  if (typeof template === 'string')
    return template.replace(/\{([^{}]+)\}/g, (whole, name: string) => input[name] ?? whole)
  if (isJsonList(template)) return template.map((one) => fillJson(one, input))
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fillJson(value, input)]))
}

function isJsonList(template: JsonTemplate): template is readonly JsonTemplate[] {
  return Array.isArray(template)
}

function readToken(run: Run, answer: HttpAnswer, host: string): IssuedToken {
  const { settings, signIn } = run
  const secrets = signIn.fields.filter((field) => field.secret).map((field) => run.input[field.name] ?? '')
  const read = readAnswer(answer, secrets)
  const said = read === null ? undefined : serverMessage(read.document, settings.answer.message, secrets)
  const status = effectiveStatus(settings, read?.document, answer.status)
  const refusal: Refusal = {
    answer,
    status,
    host,
    provider: run.provider.name,
    fields: signIn.fields.filter((field) => field.required).map((field) => field.name),
    serverSaid: said,
    secrets,
    mayTryUrlEncoded: mayTryUrlEncoded(run),
  }
  if (status < 200 || status > 299) throw refusalOf(refusal)
  if (read === null) throw notJson(answer, host)
  const found = firstText(read.document, settings.answer.token)
  if (found === null) {
    if (said !== undefined) throw refusalOf({ ...refusal, status: answer.status, serverSaid: said })
    throw new AppFailure({ code: 'unexpected-answer', host, status: answer.status, why: 'no-token' })
  }

  const accessToken = found.text.trim()
  assertTokenUsable(accessToken, host)
  const { notes, ...lifetime } = readLifetime({
    answer,
    token: accessToken,
    document: read.document,
    secondsPaths: settings.answer.lifetimeSeconds ?? [],
    documentedSeconds: settings.documentedLifetimeSeconds,
    askedSeconds: askedSeconds(run),
    secrets,
  })
  const carry = settings.answer.carry
  const extra: TokenNote[] = found.path.startsWith('data.') ? [{ kind: 'details-under-data' }] : []
  if (run.connection.basicEncoding === 'url-encoded') extra.push({ kind: 'basic-url-encoded' })
  if (!run.connection.verifyTls) extra.push({ kind: 'certificate-not-checked' })
  return {
    kind: 'access-token',
    accessToken,
    refreshToken: null,
    refreshExpiresAt: null,
    obtainedAt: answer.answeredAt,
    lifetime,
    scope: null,
    carryHeaders: carry === undefined ? [] : readCarryHeaders(read.document, carry.headers, host),
    basePath: carry === undefined ? null : readBasePath(read.document, carry.basePath, host),
    notes: [...read.notes, ...notes, ...extra],
    call: { status: answer.status, durationMs: answer.completedAt - answer.sentAt },
  }
}

/**
 * The status that counts. A success condition that is present and not met makes HTTP 200 a refusal: by the body's own
 * number where it is an HTTP status (ImmPort's `status: 401`), else as refused credentials.
 */
function effectiveStatus(settings: HttpLoginSettings, document: unknown, httpStatus: number): number {
  if (httpStatus < 200 || httpStatus > 299) return httpStatus
  for (const { path, oneOf } of settings.answer.success ?? []) {
    const value = valueAt(document, path)
    if (value === undefined || value === null) continue
    // Only a text, number or yes/no is compared: turning a server's object into text can throw.
    const text = typeof value === 'object' ? '' : String(value).trim().toLowerCase()
    if (oneOf.includes(text)) continue
    const stated = text === '' ? Number.NaN : Number(text)
    return Number.isInteger(stated) && stated >= 400 && stated <= 599 ? stated : 401
  }
  return httpStatus
}

/** The lifetime that the person asked for in this sign-in's form; undefined where they did not or cannot. */
function askedSeconds({ signIn, input }: Run): number | undefined {
  const field = signIn.fields.find(({ kind }) => kind === 'seconds')
  const asked = field === undefined ? '' : (input[field.name] ?? '')
  return asked === '' ? undefined : Number(asked)
}

function mayTryUrlEncoded({ settings, input, connection }: Run): boolean {
  const { credentials } = settings.request
  if (settings.mayUrlEncodeBasic !== true || credentials.in !== 'basic') return false
  if (connection.basicEncoding === 'url-encoded') return false
  return [credentials.username, credentials.password].some((field) => hasReservedCharacters(input[field] ?? ''))
}
