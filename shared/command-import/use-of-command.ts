/** A request that carries a token: in which header, behind which word, and what goes along. */
import { isSecretName, isSecretParameter } from '../curl-import/secret-names.ts'
import type { NameValue } from '../domain/http-exchange.ts'
import type { TokenUse } from '../domain/provider.ts'
import type { CommandReading } from './command-reading.ts'
import { isSound } from './header-rows.ts'

/** The token of a request, and where it stands. */
export type CarriedToken = { readonly use: TokenUse; readonly value: string; readonly header: string }

/** The token that a command carries in a header; null where it carries none. */
export function carriedToken({ headers: written }: CommandReading): CarriedToken | null {
  const headers = written.filter(isSound)
  const authorization = headers.find(({ name }) => name.toLowerCase() === 'authorization')
  if (authorization !== undefined) {
    const [, scheme = '', value = ''] = /^(?:([\x21-\x7e]{1,50})\s+)?([\s\S]*)$/.exec(authorization.value.trim()) ?? []
    return /^basic$/i.test(scheme) ? null : carried(authorization, scheme, value)
  }
  const found = headers.find(({ name }) => isTokenHeader(name))
  return found === undefined ? null : carried(found, '', found.value)
}

function carried({ name }: NameValue, scheme: string, value: string): CarriedToken {
  return { use: { header: name, scheme }, value, header: name }
}

function isTokenHeader(name: string): boolean {
  if (/csrf|xsrf|cookie|idempotency|request-id|client-id/i.test(name)) return false
  return isSecretName(name) || /(?:session|ticket|token|auth|api-?key|access-?key)(?:-?id)?$/i.test(name)
}

/** The parameter of the address in which a command has its key; null where it has none. */
export function keyInAddress({ query }: CommandReading): string | null {
  return query.find(({ name, value }) => value !== '' && isSecretParameter(name))?.name ?? null
}
