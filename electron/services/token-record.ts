/** A token as the vault keeps it: everything about it in one sealed record, so that its parts cannot come apart. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { NameValue } from '../../shared/domain/http-exchange.ts'
import { MASK, previewOf } from '../../shared/domain/mask.ts'
import type { TokenNote, TokenSummary } from '../../shared/domain/token.ts'
import { readToken } from '../../shared/jwt/read-token.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { secretHalf } from '../signatures/dpop.ts'

/** The token with its secrets. Never leaves the main process. */
export type TokenRecord = {
  readonly summary: TokenSummary
  readonly accessToken: string
  readonly refreshToken: string | null
  readonly carryHeaders: readonly NameValue[]
  readonly idToken?: string
  /** The access token, where `accessToken` is the ID token because the person wants that one used. */
  readonly accessTokenBeside?: string
  /** That one is bound to `dpopKey`. */
  readonly isBesideDpopBound?: boolean
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
      preview: previewBehind(use.scheme, issued.accessToken),
      notes: issued.notes,
      ...(issued.idTokenSummary === undefined ? {} : { idToken: issued.idTokenSummary }),
    },
    accessToken: issued.accessToken,
    refreshToken: issued.refreshToken,
    carryHeaders: issued.carryHeaders,
    ...(issued.idToken === undefined ? {} : { idToken: issued.idToken }),
    ...(issued.accessTokenBeside === undefined ? {} : { accessTokenBeside: issued.accessTokenBeside }),
    ...(issued.isBesideDpopBound === true ? { isBesideDpopBound: true } : {}),
    ...(issued.dpopKey === undefined ? {} : { dpopKey: issued.dpopKey }),
  }
}

/** What is shown of a token. Behind Basic (RFC 7617) stands a password, and the end of the Base64 would be the end of it. */
function previewBehind(scheme: string, token: string): string {
  return scheme.toLowerCase() === 'basic' ? MASK : previewOf(token)
}

/** One of a record's tokens; undefined where it has none of this kind. */
export function tokenOf(record: TokenRecord, which?: 'access-token' | 'id-token'): string | undefined {
  if (which === 'id-token') return record.idToken
  return which === undefined ? record.accessToken : (record.accessTokenBeside ?? record.accessToken)
}

/** Everything in it that must not be shown, wherever it may turn up. */
export function secretsOf(record: TokenRecord): readonly string[] {
  const { accessToken, accessTokenBeside, idToken, refreshToken, dpopKey, carryHeaders } = record
  const tokens = [accessToken, accessTokenBeside, idToken, refreshToken ?? undefined]
  const ofKey = dpopKey === undefined ? [] : [secretHalf(dpopKey)]
  return [...tokens.filter((token) => token !== undefined), ...ofKey, ...carryHeaders.map(({ value }) => value)]
}

/** The record as if the access token were the one that is used, with what is known of its binding: for what takes no other. */
export function accessTokenAlone(record: TokenRecord): TokenRecord {
  const { accessTokenBeside, isBesideDpopBound = false, summary } = record
  if (accessTokenBeside === undefined) return record
  return { ...record, accessToken: accessTokenBeside, summary: { ...summary, isDpopBound: isBesideDpopBound } }
}

/** The token without its refresh token, which the server refused. */
export function withoutRefreshToken(record: TokenRecord): TokenRecord {
  const summary = { ...record.summary, refreshable: false, refreshExpiresAt: null }
  return { ...record, summary, refreshToken: null }
}

/**
 * What a refresh brought, with the refresh token that counts from now on: the new one where the server gave one, else
 * the old one (RFC 6749 section 6). Scope is the old one where the answer names none. Throws `id-token-refused` where the
 * new ID token is about somebody else (OpenID Connect Core section 12.2).
 */
export function afterRefresh(issued: IssuedToken, old: TokenRecord, provider: string): IssuedToken {
  const [before, after] = [old.summary.idToken?.subject ?? null, issued.idTokenSummary?.subject ?? null]
  if (before !== null && after !== null && before !== after) {
    throw new AppFailure({ code: 'id-token-refused', provider, why: 'another-person', found: after, expected: before })
  }
  const rotated = issued.refreshToken !== null && issued.refreshToken !== old.refreshToken
  const note: TokenNote = rotated ? { kind: 'refresh-token-rotated' } : { kind: 'refresh-token-kept' }
  const { idToken, summary } = old
  // An answer without an ID token leaves the one there was (OpenID Connect Core section 12.2).
  const idTokenBefore = {
    ...(idToken === undefined ? {} : { idToken }),
    ...(summary.idToken === undefined ? {} : { idTokenSummary: summary.idToken }),
  }
  return {
    ...(issued.idToken === undefined ? idTokenBefore : {}),
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
    if (!whole) return null
    // Records of an earlier Hallpass may show more of it.
    const { summary, accessToken } = record
    return { ...record, summary: { ...summary, preview: previewBehind(summary.use.scheme, accessToken) } }
  } catch {
    return null
  }
}
