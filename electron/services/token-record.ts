/** A token as the vault keeps it: everything about it in one sealed record, so that its parts cannot come apart. */
import type { NameValue } from '../../shared/domain/http-exchange.ts'
import { previewOf } from '../../shared/domain/mask.ts'
import type { TokenNote, TokenSummary } from '../../shared/domain/token.ts'
import { readToken } from '../../shared/jwt/read-token.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'

/** The token with its secrets. Never leaves the main process. */
export type TokenRecord = {
  readonly summary: TokenSummary
  readonly accessToken: string
  readonly refreshToken: string | null
  readonly carryHeaders: readonly NameValue[]
  readonly idToken?: string
  /** The private key (JWK, as JSON) that the token, or the refresh token alone, is bound to (RFC 9449). */
  readonly dpopKey?: string
}

/** The record of a token just issued. `use` is how the provider wants it used. */
export function recordOf(connectionId: string, issued: IssuedToken, use: TokenSummary['use']): TokenRecord {
  return {
    summary: {
      connectionId,
      kind: issued.kind,
      format: readToken(issued.accessToken).format,
      obtainedAt: issued.obtainedAt,
      ...issued.lifetime,
      scope: issued.scope,
      ...(issued.isDpopBound === true ? { use: { ...use, scheme: 'DPoP' }, isDpopBound: true } : { use }),
      carry: { headerNames: issued.carryHeaders.map((header) => header.name), basePath: issued.basePath },
      refreshable: issued.refreshToken !== null,
      refreshExpiresAt: issued.refreshExpiresAt,
      preview: previewOf(issued.accessToken),
      notes: issued.notes,
    },
    accessToken: issued.accessToken,
    refreshToken: issued.refreshToken,
    carryHeaders: issued.carryHeaders,
    ...(issued.idToken === undefined ? {} : { idToken: issued.idToken }),
    ...(issued.dpopKey === undefined ? {} : { dpopKey: issued.dpopKey }),
  }
}

/** The token without its refresh token, which the server refused. */
export function withoutRefreshToken(record: TokenRecord): TokenRecord {
  const summary = { ...record.summary, refreshable: false, refreshExpiresAt: null }
  return { ...record, summary, refreshToken: null }
}

/**
 * What a refresh brought, with the refresh token that counts from now on: the new one where the server gave one, else
 * the old one (RFC 6749 section 6). Scope is the old one where the answer names none.
 */
export function afterRefresh(issued: IssuedToken, old: TokenRecord): IssuedToken {
  const rotated = issued.refreshToken !== null && issued.refreshToken !== old.refreshToken
  const note: TokenNote = rotated ? { kind: 'refresh-token-rotated' } : { kind: 'refresh-token-kept' }
  return {
    ...issued,
    refreshToken: issued.refreshToken ?? old.refreshToken,
    refreshExpiresAt: issued.refreshExpiresAt ?? (rotated ? null : old.summary.refreshExpiresAt),
    scope: issued.scope ?? old.summary.scope,
    notes: [...issued.notes, note],
  }
}

/** The record as text for the vault. */
export function writeRecord(record: TokenRecord): string {
  return JSON.stringify({ version: 1, record })
}

/** The record from the vault's text; null when it is not one this version can read (it is then left where it is). */
export function readRecord(text: string): TokenRecord | null {
  try {
    const { version, record } = JSON.parse(text) as { version?: unknown; record?: TokenRecord }
    const whole = version === 1 && typeof record?.accessToken === 'string' && record.summary !== undefined
    return whole ? record : null
  } catch {
    return null
  }
}
