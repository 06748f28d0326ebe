/** Asks for a code that a person types on a page of the server (RFC 8628 sections 3.1 and 3.2). */
import { OperationProcessingError, processDeviceAuthorizationResponse } from 'oauth4webapi'
import { AppFailure } from '../../shared/core/app-error.ts'
import { isLoopbackHost } from '../../shared/domain/server-address.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { notJson, readAnswer } from '../sign-in/answer.ts'
import { valueAt } from '../sign-in/lenient-json.ts'
import { refusalOf } from '../sign-in/refusal.ts'
import { serverMessage } from '../sign-in/server-message.ts'
import { type AskingClient, postAsClient } from './post-as-client.ts'
import { formOf, type TokenParameters } from './token-parameters.ts'

/** What was asked, and what must not be shown of it. */
export type DeviceQuestion = {
  readonly address: string
  readonly parameters: TokenParameters
  readonly provider: string
  readonly clientFields: readonly string[]
  readonly secrets: readonly string[]
}

/** A code for the person, and what it is asked after with. */
export type DeviceCode = {
  /** Secret: whoever has it gets the token. */
  readonly deviceCode: string
  readonly userCode: string
  readonly address: string
  readonly wholeAddress: string | null
  /** Instant in ms. */
  readonly endsAt: number
  /** Between two questions at least, ms. */
  readonly intervalMs: number
}

const messagePaths = ['error_description', 'message', 'error.message', 'error', 'detail']
const usualSeconds = { life: 900, interval: 5 }
const longestSeconds = { life: 86_400, interval: 300 }

/** Asks once. Throws an `AppFailure`: the refusals of a token endpoint, or `unsafe-answer` for a page that must not be opened. */
export async function askForDeviceCode(client: AskingClient, question: DeviceQuestion): Promise<DeviceCode> {
  const { address, parameters, secrets } = question
  const answer = await postAsClient(client, address, 'deviceAuthorization', formOf(parameters))
  const { host } = new URL(address)
  const read = readAnswer(answer, secrets)
  const hasCode = typeof valueAt(read?.document, 'device_code') === 'string'
  if (!hasCode) throw refused(question, answer, host, read?.document)
  const strict = strictAnswer(read?.document)
  const given = await judge(client, strict, host, answer.status)
  const page = given.verification_uri
  const whole = given.verification_uri_complete ?? null
  for (const one of [page, ...(whole === null ? [] : [whole])]) assertPage(one, host, client.acceptsInsecure)
  return {
    deviceCode: given.device_code,
    userCode: given.user_code.replace(/\p{C}+/gu, '').slice(0, 100),
    address: page,
    wholeAddress: whole,
    endsAt: answer.sentAt + given.expires_in * 1000,
    intervalMs: (given.interval ?? usualSeconds.interval) * 1000,
  }
}

function refused(question: DeviceQuestion, answer: HttpAnswer, host: string, document: unknown): AppFailure {
  const { provider, secrets, clientFields } = question
  const said = serverMessage(document, messagePaths, secrets)
  const error = valueAt(document, 'error')
  const isClient = error === 'invalid_client'
  if (answer.status >= 200 && answer.status < 300 && typeof error !== 'string') {
    if (document === undefined) return notJson(answer, host)
    return new AppFailure({ code: 'unexpected-answer', host, status: answer.status, why: 'no-token' })
  }
  const status = isClient ? 401 : answer.status < 300 ? 400 : answer.status
  return refusalOf({ answer, status, host, provider, fields: clientFields, serverSaid: said, error, secrets })
}

/** As strict as RFC 8628 section 3.2 has it: numbers may have come as text, and some servers write `verification_url`. */
function strictAnswer(document: unknown): object {
  const text = (name: string) => {
    const value = valueAt(document, name)
    return typeof value === 'string' ? value : undefined
  }
  const number = (name: string, usual: number, longest: number) => {
    const value = valueAt(document, name)
    const seconds = typeof value === 'string' ? Number(value) : value
    return typeof seconds === 'number' && seconds > 0 ? Math.min(seconds, longest) : usual
  }
  return {
    device_code: text('device_code'),
    user_code: text('user_code'),
    verification_uri: text('verification_uri') ?? text('verification_url'),
    verification_uri_complete: text('verification_uri_complete') ?? text('verification_url_complete'),
    expires_in: number('expires_in', usualSeconds.life, longestSeconds.life),
    interval: number('interval', usualSeconds.interval, longestSeconds.interval),
  }
}

/** The library's own judgement of the answer, on a response made strict. */
async function judge(client: AskingClient, strict: object, host: string, status: number) {
  const response = new Response(JSON.stringify(strict), { headers: { 'content-type': 'application/json' } })
  try {
    const server = { issuer: client.tokenEndpoint }
    return await processDeviceAuthorizationResponse(server, { client_id: client.clientId }, response)
  } catch (thrown) {
    if (!(thrown instanceof OperationProcessingError)) throw thrown
    throw new AppFailure({ code: 'unexpected-answer', host, status, why: 'no-token' })
  }
}

/** A page that a person is sent to is one of the web, protected unless they accepted otherwise, and says no password. */
function assertPage(address: string, host: string, acceptsInsecure: boolean): void {
  const url = URL.canParse(address) && address.length <= 2000 ? new URL(address) : null
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  const isFit = isWeb && url.username === '' && url.password === ''
  const isProtected = url?.protocol === 'https:' || acceptsInsecure || isLoopbackHost(url?.hostname ?? '')
  if (!isFit || !isProtected) throw new AppFailure({ code: 'unsafe-answer', host, what: 'page-address' })
}
