/**
 * The keys that issuers publish: JWK sets by address (RFC 7517 section 5). Asks only what it is told to ask, sends nothing but
 * the question, follows no redirect, and takes everything that comes for hostile until it is parsed.
 */
import type { Http, HttpAnswer } from '../ports/http.ts'
import type { CheckKey } from '../signatures/check-key.ts'
import { readKeySet } from '../signatures/read-keys.ts'

/** What was asked came, or in a whole sentence why not. What went wrong on the way there is an `AppFailure`. */
export type Fetched<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }

const maxBytes = 1024 * 1024
const timeoutMs = 15_000
/** It did not come: why, as a whole sentence. */
export const notFetched = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason })

/** The keys at an address, asked for now: an issuer may have changed them a moment ago. */
export async function fetchKeys(http: Http, address: string, verifyTls = true): Promise<Fetched<readonly CheckKey[]>> {
  const document = await askForJson(http, address, 'its keys', verifyTls)
  if (!document.ok) return document
  const reading = readKeySet(document.value)
  if (reading.ok) return { ok: true, value: reading.keys }
  return notFetched(`${hostOf(address)} answered, but not with keys that can be used. ${reading.reason}`)
}

/** A JSON document from an address, asked for by GET with nothing but the question. `what` is what is asked for, in words. */
export async function askForJson(http: Http, url: string, what: string, verifyTls = true): Promise<Fetched<unknown>> {
  const headers = [['accept', 'application/json']] as const
  const answer = await http({ method: 'GET', url, headers, verifyTls, timeoutMs, maxBytes })
  const host = hostOf(url)
  if (answer.status >= 300 && answer.status < 400) {
    return notFetched(`${host} was asked for ${what}, and points elsewhere instead. Hallpass does not follow that.`)
  }
  if (answer.status !== 200) return notFetched(`${host} was asked for ${what}, and answered ${answer.status}.`)
  const document = jsonOf(answer)
  return document === undefined
    ? notFetched(`${host} was asked for ${what}, and answered with something else (no JSON). Is the address right?`)
    : { ok: true, value: document }
}

function jsonOf({ body }: HttpAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

/** The host of an address, with its port if it has one. */
export function hostOf(address: string): string {
  return new URL(address).host
}
