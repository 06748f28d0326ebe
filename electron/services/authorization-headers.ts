import type { Connection } from '../../shared/domain/connection.ts'
import type { AddedHeader, NameValue } from '../../shared/domain/http-exchange.ts'
import type { TokenUse } from '../../shared/domain/provider.ts'
import type { TokenSummary } from '../../shared/domain/token.ts'
import type { TokenRecord } from './token-record.ts'

/** What stands before the token in its header. */
export function schemePart({ scheme }: Pick<TokenSummary['use'], 'scheme'>): string {
  return scheme === '' ? '' : `${scheme} `
}

/** Whether a connection's requests carry a proof beside the token: as with the token there is, else as it was asked for. */
export function carriesProof(token: TokenSummary | null, { values }: Pick<Connection, 'values'>): boolean {
  if (token !== null) return token.isDpopBound === true
  // Only access tokens are bound.
  return values.dpop === 'yes' && values.bearer !== 'id-token'
}

/** How a connection's token is used: a bound one in its own way (RFC 9449 section 7.1). */
export function usedAs(isBound: boolean, usual: TokenUse): TokenUse {
  return isBound ? { ...usual, scheme: 'DPoP' } : usual
}

/** The headers that make a request the connection's own: the token, and what the sign-in said to carry. A proof is none of them. */
export function authorizationHeaders(record: TokenRecord): readonly NameValue[] {
  const { header, scheme } = record.summary.use
  return [{ name: header, value: `${schemePart({ scheme })}${record.accessToken}` }, ...record.carryHeaders]
}

/** The same for showing: values masked, each with the reason why it is added. */
export function maskedAuthorizationHeaders(
  token: TokenSummary | null,
  usual: TokenUse,
  isBound: boolean,
  providerName: string,
): readonly AddedHeader[] {
  const use = usedAs(isBound, usual)
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
  return [{ name: use.header, maskedValue: value, why }, ...(isBound ? [proof] : []), ...carried]
}
