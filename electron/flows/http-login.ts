/**
 * A sign-in that is one HTTP request and one answer, described wholly by provider data (Infoworks, ImmPort, Unifier,
 * and what people make themselves). `login-request.ts` has the request; here is what becomes of the answer. Follows no redirect.
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import { type HttpLoginSettings, refreshTokenField } from '../../shared/domain/http-login.ts'
import { wholeDocument } from '../../shared/domain/json-path.ts'
import type { TokenNote } from '../../shared/domain/token.ts'
import { RefreshRefused } from '../oauth/refresh-refused.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { assertAddressAccepted } from '../sign-in/address-policy.ts'
import { notJson, readAnswer, readBareToken } from '../sign-in/answer.ts'
import { assertTokenUsable, isTokenUsable, readBasePath, readCarryHeaders, readSingleCarry } from '../sign-in/carry.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { firstText, valueAt } from '../sign-in/lenient-json.ts'
import { readLifetime } from '../sign-in/lifetime.ts'
import { signInLimits } from '../sign-in/limits.ts'
import { type Refusal, refusalOf } from '../sign-in/refusal.ts'
import { serverMessage } from '../sign-in/server-message.ts'
import { hasReservedCharacters } from './basic.ts'
import { defineFlow, type FlowRun } from './define-flow.ts'
import { loginRequest } from './login-request.ts'

type Run = FlowRun<HttpLoginSettings, string>

export const httpLogin = defineFlow({
  id: 'http-login',
  fields: [] as readonly string[],
  run: (run: Run) => login(run),
  async renew(run: Run) {
    const { renewal } = run.settings
    if (renewal === undefined) throw new AppFailure({ code: 'unexpected' })
    return login({ ...run, settings: { ...run.settings, ...renewal } }, refused)
  },
})

/** The request and its answer. `refuse` says what a refusal is thrown as. */
async function login(run: Run, refuse: (refusal: Refusal) => Error = refusalOf): Promise<IssuedToken> {
  const { connection, settings, input, ports, signal } = run
  const request = loginRequest(settings.request, {
    server: connection.servers.server ?? '',
    basicEncoding: connection.basicEncoding,
    input,
  })
  assertAddressAccepted(request.url, connection.acceptsInsecure)
  const answer = await ports.http({ ...request, verifyTls: connection.verifyTls, ...signInLimits, signal })
  return readLogin(run, answer, new URL(request.url).host, refuse)
}

/** A refresh token that is no longer accepted is dropped; everything else that goes wrong says nothing of it. */
function refused(refusal: Refusal): Error {
  const { status } = refusal
  return status === 400 || status === 401 || status === 403
    ? new RefreshRefused(refusal.serverSaid)
    : refusalOf(refusal)
}

function readLogin(run: Run, answer: HttpAnswer, host: string, refuse: (refusal: Refusal) => Error): IssuedToken {
  const { settings, signIn } = run
  const secrets = secretsOf(run)
  const isWhole = settings.answer.token.includes(wholeDocument)
  const read = readAnswer(answer, secrets) ?? (isWhole ? readBareToken(answer) : null)
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
  if (status < 200 || status > 299) throw refuse(refusal)
  const found = findToken(settings, read?.document, answer)
  if (found === null) {
    if (read === null) throw notJson(answer, host)
    if (said !== undefined) throw refusalOf({ ...refusal, status: answer.status, serverSaid: said })
    throw new AppFailure({ code: 'unexpected-answer', host, status: answer.status, why: 'no-token' })
  }

  const accessToken = found.text.trim()
  assertTokenUsable(accessToken, host)
  const { notes, ...lifetime } = readLifetime({
    answer,
    token: accessToken,
    document: read?.document,
    secondsPaths: settings.answer.lifetimeSeconds ?? [],
    millisecondsPaths: settings.answer.lifetimeMilliseconds,
    instantPaths: settings.answer.expiresAt,
    documentedSeconds: settings.documentedLifetimeSeconds,
    askedSeconds: askedSeconds(run),
    secrets,
  })
  // Worth saying only where the provider's document has it elsewhere.
  const isDeeper = found.path.startsWith('data.') && found.path !== settings.answer.token[0]
  const extra: TokenNote[] = isDeeper ? [{ kind: 'details-under-data' }] : []
  if (run.connection.basicEncoding === 'url-encoded') extra.push({ kind: 'basic-url-encoded' })
  if (!run.connection.verifyTls) extra.push({ kind: 'certificate-not-checked' })
  return {
    kind: 'access-token',
    accessToken,
    refreshToken: refreshTokenIn(read?.document, settings),
    refreshExpiresAt: null,
    obtainedAt: answer.answeredAt,
    lifetime,
    scope: null,
    ...carryOf(read?.document, settings, host),
    notes: [...(read?.notes ?? []), ...notes, ...extra],
    call: { status: answer.status, durationMs: answer.completedAt - answer.sentAt },
  }
}

/** What was typed and must not be shown, and the refresh token of a renewal. */
function secretsOf({ signIn, input }: Run): readonly string[] {
  const names = signIn.fields.filter((field) => field.secret).map((field) => field.name)
  return [...names, refreshTokenField].map((name) => (Object.hasOwn(input, name) ? (input[name] ?? '') : ''))
}

/** The token in the body, else in the header that the provider names, without the scheme word before it. */
function findToken(
  { answer }: HttpLoginSettings,
  document: unknown,
  { headers }: HttpAnswer,
): { readonly text: string; readonly path: string } | null {
  const inBody = firstText(document, answer.token)
  const wanted = answer.tokenHeader?.toLowerCase()
  if (inBody !== null || wanted === undefined) return inBody
  const value = headers.find(([name]) => name === wanted)?.[1].trim() ?? ''
  const text = value.replace(/^[A-Za-z][\w-]*\s+(?=\S+$)/, '')
  return text === '' ? null : { text, path: '' }
}

/** The refresh token; null where there is none, or none that could ever be sent. */
function refreshTokenIn(document: unknown, { answer }: HttpLoginSettings): string | null {
  const found = firstText(document, answer.refreshToken ?? [])?.text.trim()
  return found !== undefined && isTokenUsable(found) ? found : null
}

/** What later requests carry. What the provider names itself counts where the answer's own map names it too. */
function carryOf(
  document: unknown,
  { answer: { carry } }: HttpLoginSettings,
  host: string,
): Pick<IssuedToken, 'carryHeaders' | 'basePath'> {
  if (carry === undefined) return { carryHeaders: [], basePath: null }
  const single = readSingleCarry(document, carry.single ?? {}, host)
  const named = new Set(single.map(({ name }) => name.toLowerCase()))
  const mapped = readCarryHeaders(document, carry.headers, host).filter(({ name }) => !named.has(name.toLowerCase()))
  return { carryHeaders: [...mapped, ...single], basePath: readBasePath(document, carry.basePath, host) }
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
    if (oneOf.some((one) => one.toLowerCase() === text)) continue
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
