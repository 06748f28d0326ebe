import type { AddedHeader, NameValue } from '../../shared/domain/http-exchange.ts'
import type { TokenUse } from '../../shared/domain/provider.ts'
import type { TokenSummary } from '../../shared/domain/token.ts'
import type { TokenRecord } from './token-record.ts'

/** What stands before the token in its header. */
export function schemePart({ scheme }: Pick<TokenSummary['use'], 'scheme'>): string {
  return scheme === '' ? '' : `${scheme} `
}

/** How a connection's token is used: as it came, where there is one, since a bound one is used in its own way (RFC 9449). */
export function usedAs(token: TokenSummary | null, usual: TokenUse): TokenUse {
  return token?.isDpopBound === true ? token.use : usual
}

/** The headers that make a request the connection's own: the token, and what the sign-in said to carry. A proof is none of them. */
export function authorizationHeaders(record: TokenRecord): readonly NameValue[] {
  const { header, scheme } = record.summary.use
  return [{ name: header, value: `${schemePart({ scheme })}${record.accessToken}` }, ...record.carryHeaders]
}

/** The same for showing: values masked, each with the reason why it is added. */
export function maskedAuthorizationHeaders(
  token: TokenSummary | null,
  use: TokenSummary['use'],
  providerName: string,
): readonly AddedHeader[] {
  const proof: AddedHeader = {
    name: 'DPoP',
    maskedValue: '(a proof, made when it is sent)',
    why: 'The token is bound to a key that stays in Hallpass. Each request gets a proof of its own, made with it.',
  }
  const value = `${schemePart(use)}${token === null ? '(the token, once there is one)' : token.preview}`
  const how = use.scheme === '' ? 'without a word before it' : `with the word “${use.scheme}” before it`
  const why = `${providerName} wants the token in this header, ${how}.`
  const carried = (token?.carry.headerNames ?? []).map((name) => ({
    name,
    maskedValue: '•••',
    why: `${providerName} asked for this header when the token was given out.`,
  }))
  const proofs = token?.isDpopBound === true ? [proof] : []
  return [{ name: use.header, maskedValue: value, why }, ...proofs, ...carried]
}
