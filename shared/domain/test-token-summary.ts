import type { TokenSummary } from './token.ts'

/** A JWT of connection `c` without anything special, got at 0 and good for 15 minutes, for tests; `changes` make it special. */
export function tokenSummary(changes: Partial<TokenSummary> = {}): TokenSummary {
  return {
    connectionId: 'c',
    kind: 'access-token',
    format: 'jwt',
    obtainedAt: 0,
    expiresAt: 900_000,
    expirySource: 'jwt',
    lifetimeMs: 900_000,
    clockOffsetMs: 0,
    scope: null,
    use: { header: 'Authorization', scheme: 'Bearer' },
    carry: { headerNames: [], basePath: null },
    refreshable: false,
    refreshExpiresAt: null,
    preview: '…x7Qa',
    notes: [],
    ...changes,
  }
}
