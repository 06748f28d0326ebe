/** Asks a server whose token it is (OpenID Connect Core section 5.3). The token is sent there: the caller has made sure that it may be. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { isObject } from '../../shared/core/is-object.ts'
import type { NameValue } from '../../shared/domain/http-exchange.ts'
import type { IdTokenCheck } from '../../shared/domain/id-token.ts'
import { maskerOf } from '../../shared/domain/mask.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { assertAddressAccepted } from '../sign-in/address-policy.ts'
import { headerOf, readAnswer } from '../sign-in/answer.ts'
import { signInLimits } from '../sign-in/limits.ts'
import { refusalOf } from '../sign-in/refusal.ts'
import { serverMessage } from '../sign-in/server-message.ts'
import { type Claims, checkSigned, readPart, type SignedByIssuer, shown } from './check-id-token.ts'

/** What makes the proofs beside a bound token (DPoP, RFC 9449 section 7). */
export type UserinfoProofs = {
  readonly headers: (method: string, url: URL) => readonly NameValue[]
  /** Looks at an answer. True when it wants another proof, and the next one will be as it wants it. */
  readonly learn: (url: URL, answer: HttpAnswer) => boolean
}

/** What to ask with, and what the answer must agree with. */
export type UserinfoQuestion = Omit<SignedByIssuer, 'idToken'> & {
  readonly address: string
  readonly accessToken: string
  /** Null for a token that is not bound. */
  readonly proofs: UserinfoProofs | null
  readonly clientId: string
  /** Of the ID token of the same sign-in; null where there is none. */
  readonly subject: string | null
  readonly provider: string
  readonly secrets: readonly string[]
}

/** What the server said, secrets masked. */
export type UserinfoAnswer = {
  readonly host: string
  readonly who: string | null
  readonly text: string
  /** Of a signed answer; null for one that is not. */
  readonly check: IdTokenCheck | null
}

/** A proof may be refused for its nonce, and for its time. */
const mostProofs = 3

/**
 * One call, save that a refused proof is made anew; no redirect followed. Fails with `question-refused`, with `userinfo-refused`
 * for an answer that must not be used (section 5.3.2), or as the way there does.
 */
export async function askUserinfo(question: UserinfoQuestion): Promise<UserinfoAnswer> {
  const { address, accessToken, acceptsInsecure, subject, proofs } = question
  assertAddressAccepted(address, acceptsInsecure, 'userinfo')
  const url = new URL(address)
  const { host } = url
  let answer = await askOnce(question)
  for (let made = 1; proofs?.learn(url, answer) && made < mostProofs; made += 1) answer = await askOnce(question)
  const secrets = [accessToken, ...question.secrets]
  if (answer.status !== 200) throw refused(answer, host, question.provider, secrets)
  const { claims, check } = await claimsOf(question, answer, host)
  // Without an ID token nobody else said who it is; plain OAuth servers have other names for the same.
  if (subject !== null && claims.sub !== subject) throw notUsed(host, 'another-person')
  const texts = ['name', 'preferred_username', 'email', 'sub'].map((name) => claims[name])
  const who = texts.find((text): text is string => typeof text === 'string' && text !== '')
  const mask = maskerOf(secrets)
  return { host, who: who === undefined ? null : shown(mask(who)), text: mask(JSON.stringify(claims, null, 2)), check }
}

function askOnce({ address, accessToken, http, verifyTls, proofs }: UserinfoQuestion): Promise<HttpAnswer> {
  const method = 'GET'
  const proof = proofs?.headers(method, new URL(address)) ?? []
  return http({
    method,
    url: address,
    headers: [
      ['accept', 'application/json, application/jwt'],
      ['authorization', `${proofs === null ? 'Bearer' : 'DPoP'} ${accessToken}`],
      ...proof.map(({ name, value }) => [name, value] as const),
    ],
    verifyTls,
    ...signInLimits,
  })
}

/** The claims of a plain answer, or of a signed one (section 5.3.2). */
async function claimsOf(
  question: UserinfoQuestion,
  answer: HttpAnswer,
  host: string,
): Promise<{ readonly claims: Claims; readonly check: IdTokenCheck | null }> {
  const type = headerOf(answer, 'content-type') ?? ''
  const token = new TextDecoder().decode(answer.body).trim()
  const isJwt = /^application\/jwt\b/i.test(type)
  if (!isJwt) {
    const document = readAnswer(answer, [])?.document
    if (!isObject(document)) throw notUsed(host, 'unreadable')
    return { claims: document, check: null }
  }
  const parts = token.split('.')
  if (parts.length === 5) throw notUsed(host, 'encrypted')
  const header = readPart(parts[0])
  const claims = readPart(parts[1])
  if (header === null || claims === null) throw notUsed(host, 'unreadable')
  const { issuer, clientId } = question
  const audience = Array.isArray(claims.aud) ? claims.aud : [claims.aud]
  const isOurs = claims.aud === undefined || audience.includes(clientId)
  const isTheirs = claims.iss === undefined || issuer === null || claims.iss === issuer
  if (!isOurs || !isTheirs) throw notUsed(host, 'not-for-us')
  const check = await checkSigned({ ...question, idToken: token }, header.alg, (why) => notUsed(host, why))
  return { claims, check }
}

type Why = Extract<AppFailure['error'], { code: 'userinfo-refused' }>['why']

function notUsed(host: string, why: Why): AppFailure {
  return new AppFailure({ code: 'userinfo-refused', host, why })
}

/** A token that is refused here says nothing about what the person typed: RFC 6750 section 3.1. */
function refused(answer: HttpAnswer, host: string, provider: string, secrets: readonly string[]): AppFailure {
  const { status } = answer
  const document = readAnswer(answer, secrets)?.document
  const serverSaid = serverMessage(document, ['error_description', 'error', 'message'], secrets)
  const isTheirs = status >= 400 && status < 500 && status !== 429
  if (!isTheirs && status >= 300) {
    return refusalOf({ answer, status, host, provider, fields: [], serverSaid, secrets })
  }
  const said = serverSaid === undefined ? {} : { serverSaid }
  return new AppFailure({ code: 'question-refused', host, about: 'userinfo', status, ...said })
}
