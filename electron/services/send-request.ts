/** Sends one request, following redirects with manners. Knows nothing of tokens: credentials are just headers to it. */
import type { Attempt, NameValue, NotFollowed } from '../../shared/domain/http-exchange.ts'
import type { AnswerFile, AnswerFiles } from '../ports/answer-files.ts'
import type { HttpMeasures, HttpStream, HttpStreaming } from '../ports/http.ts'
import { changedFileOf, type OutgoingBody } from './file-body.ts'

const mostRedirects = 10
const silenceMs = 10 * 60_000

/** A redirect's own body is read up to here, so that its connection can be used again. Nobody ever sees it. */
const drainedBytes = 64 * 1024

/** What goes out. `credentials` go only to the origin they were meant for. */
export type OutgoingRequest = {
  readonly method: string
  readonly url: URL
  readonly headers: readonly NameValue[]
  readonly credentials: readonly NameValue[]
  /** What goes with the credentials, made anew for each attempt. */
  readonly proving?: Proving
  readonly body: OutgoingBody | undefined
  readonly verifyTls: boolean
}

/** What proves that the sender may use the credentials, attempt by attempt (DPoP, RFC 9449). */
export type Proving = {
  readonly headers: (method: string, url: URL) => readonly NameValue[]
  /** Looks at an answer. True when it wants another proof, and the next one will be as it wants it. */
  readonly learn: (url: URL, answer: Pick<HttpStream, 'status' | 'headers' | 'sentAt' | 'answeredAt'>) => boolean
}

/** The way out, and where what comes back is kept. */
export type SendPorts = { readonly stream: HttpStreaming; readonly answers: AnswerFiles }

/** An answer whose body is all there. */
export type SentAnswer = Pick<
  HttpStream,
  'status' | 'statusText' | 'headers' | 'httpVersion' | 'answeredAt' | 'secured' | 'proxy'
> &
  HttpMeasures & { readonly file: AnswerFile }

/** An attempt with its headers and body as they went out, secrets and all. Stays in the main process. */
export type SentAttempt = Omit<Attempt, 'sentHeaders' | 'sentBody'> & {
  readonly sentHeaders: readonly NameValue[]
  readonly sentBody: OutgoingBody | undefined
}

/** The last answer, and what was tried on the way. Whoever gets it has to remove its file. */
export type SentRequest = {
  readonly answer: SentAnswer
  readonly url: URL
  readonly attempts: readonly SentAttempt[]
  readonly notFollowed: NotFollowed | null
}

// A person's own headers that are credentials too, by their names, and so are not carried to another origin; nor is Host.
const sensitive = /authorization|cookie|token|secret|password|api[-_]?key/i

/** Looks on while the body of the last answer comes, and hands it on. */
export type WatchBody = (stream: HttpStream, url: URL) => AsyncIterable<Uint8Array>

/** Whether a header is a credential, by its name. */
export function isSensitive(headerName: string): boolean {
  return sensitive.test(headerName)
}

/**
 * Sends, and follows up to 10 redirects (method rules of RFC 9110 section 15.4). On the way to another origin the
 * credentials are dropped, for good; a body is not sent to another origin at all, and its certificate is always checked.
 * A server that wants another proof gets it, once for each address.
 * `watched` gets the body of the answer that is not a redirect any more.
 */
export async function sendRequest(
  ports: SendPorts,
  request: OutgoingRequest,
  first: Attempt['because'],
  signal: AbortSignal,
  watched: WatchBody = ({ body }) => body,
): Promise<SentRequest> {
  const attempts: SentAttempt[] = []
  let { method, url, headers, credentials, proving, body } = request
  let because: Attempt['because'] = first
  let credentialsDropped = false
  for (;;) {
    const sentBody = body
    const stream = await ports.stream({
      method,
      url: url.href,
      headers: [...headers, ...credentials, ...(proving?.headers(method, url) ?? [])].map(
        ({ name, value }) => [name, value] as const,
      ),
      ...(body === undefined ? {} : { body }),
      verifyTls: request.verifyTls || url.origin !== request.url.origin,
      timeoutMs: silenceMs,
      signal,
    })
    const { status, statusText, httpVersion, answeredAt, secured, proxy } = stream
    const told = () => {
      const { totalMs } = stream.measure().timings
      const sentHeaders = stream.sentHeaders.map(([name, value]) => ({ name, value }))
      const what = { method, url: url.href, status, because, credentialsDropped }
      attempts.push({ ...what, durationMs: totalMs, sentHeaders, sentBody })
    }
    const wantsProof = proving?.learn(url, stream) === true && because !== 'proven-anew'
    if (wantsProof && (await changedFileOf(body)) === null) {
      await drain(stream)
      told()
      because = 'proven-anew'
      continue
    }
    const next = redirectOf(stream, url)
    const becomesGet = status === 303 || (method === 'POST' && (status === 301 || status === 302))
    const keptBody = becomesGet ? undefined : body
    const notFollowed = next && (await whyNot(next, url, keptBody, attempts))
    if (next === null || notFollowed !== null) {
      const file = await ports.answers.keep(watched(stream, url))
      told()
      const known = { status, statusText, headers: stream.headers, httpVersion, answeredAt, secured, proxy }
      const answer = { ...known, ...stream.measure(), file }
      return { answer, url, attempts, notFollowed }
    }
    await drain(stream)
    told()
    if (becomesGet && method !== 'HEAD') method = 'GET'
    body = keptBody
    const sameOrigin = next.origin === url.origin
    if (!sameOrigin) {
      credentials = []
      proving = undefined
      headers = headers.filter(({ name }) => !isSensitive(name) && name.toLowerCase() !== 'host')
      credentialsDropped = true
    }
    if (body === undefined) headers = headers.filter(({ name }) => !/^content-/i.test(name))
    because = sameOrigin ? 'redirect-same-origin' : 'redirect-other-origin'
    url = next
  }
}

/** Why a redirect is not followed; null when it is. `before` = the attempts but for the one from `from`. */
async function whyNot(
  next: URL,
  from: URL,
  body: OutgoingBody | undefined,
  before: readonly SentAttempt[],
): Promise<NotFollowed | null> {
  if (before.length >= mostRedirects) {
    return next.href === from.href || before.some(({ url }) => url === next.href) ? 'loop' : 'too-many'
  }
  if (body !== undefined && next.origin !== from.origin) return 'body'
  return (await changedFileOf(body)) === null ? null : 'changed-file'
}

async function drain({ body }: HttpStream): Promise<void> {
  let seen = 0
  try {
    for await (const piece of body) {
      seen += piece.byteLength
      if (seen > drainedBytes) break
    }
  } catch {
    // Where to go on is known. What went wrong with the rest, such as that the person cancelled, the next call tells.
  }
}

function redirectOf(answer: Pick<HttpStream, 'status' | 'headers'>, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return null
  const location = answer.headers.find(([name]) => name === 'location')?.[1]
  if (location === undefined || !URL.canParse(location, from.href)) return null
  const next = new URL(location, from)
  const isWeb = next.protocol === 'https:' || next.protocol === 'http:'
  return isWeb && next.username === '' && next.password === '' ? next : null
}
