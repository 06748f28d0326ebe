/**
 * Remembers opaque tokens: what an access token is worth, and which refresh token may renew it.
 * Refresh tokens rotate as RFC 9700 §4.14.2 has it: a new one each time, and one that is used again takes its whole
 * family with it. Nothing here outlives the server: after a restart all tokens are unknown.
 */

import type { TokenVerdict } from './jwt-issuer.ts'
import type { PracticeWorld } from './practice-world.ts'

/** A new access token, and the refresh token that goes with it now. */
export type OpaquePair = { readonly accessToken: string; readonly refreshToken: string }

/** The tokens of one system. */
export type OpaqueTokens = {
  /** The first pair of a new family. */
  issue(): OpaquePair
  /** The next pair; with `rotate` false the refresh token stays as it is. `undefined`: this one renews nothing. */
  renew(refreshToken: string, rotate: boolean): OpaquePair | undefined
  /** Ends all tokens of the family that this refresh token belongs to. */
  revokeFamily(refreshToken: string): void
  judge(accessToken: string): TokenVerdict
}

type Family = { revoked: boolean }
type Refresh = { readonly family: Family; used: boolean }
type Access = { readonly family: Family; readonly expiresAt: number }

const keptTokens = 10_000

/** Makes the memory of one system; `makeToken` gives a new random token. */
export function createOpaqueTokens(world: PracticeWorld, makeToken: () => string): OpaqueTokens {
  const accesses = new Map<string, Access>()
  const refreshes = new Map<string, Refresh>()

  function addAccess(family: Family): string {
    const token = makeToken()
    accesses.set(token, { family, expiresAt: world.now() + world.lifetime() * 1000 })
    dropOldest(accesses)
    world.noteIssued(token)
    return token
  }

  function addRefresh(family: Family): string {
    const token = makeToken()
    refreshes.set(token, { family, used: false })
    dropOldest(refreshes)
    return token
  }

  return {
    issue() {
      const family: Family = { revoked: false }
      return { accessToken: addAccess(family), refreshToken: addRefresh(family) }
    },
    renew(refreshToken, rotate) {
      const refresh = refreshes.get(refreshToken)
      if (!refresh || refresh.family.revoked) return undefined
      if (refresh.used) {
        refresh.family.revoked = true
        return undefined
      }
      refresh.used = rotate
      return {
        accessToken: addAccess(refresh.family),
        refreshToken: rotate ? addRefresh(refresh.family) : refreshToken,
      }
    },
    revokeFamily(refreshToken) {
      const refresh = refreshes.get(refreshToken)
      if (refresh) refresh.family.revoked = true
    },
    judge(accessToken) {
      const access = accesses.get(accessToken)
      if (!access || access.family.revoked) return 'unknown'
      return world.now() >= access.expiresAt || world.callsExpired(accessToken) ? 'expired' : 'good'
    },
  }
}

function dropOldest(tokens: Map<string, unknown>): void {
  const oldest = tokens.keys().next()
  if (tokens.size > keptTokens && !oldest.done) tokens.delete(oldest.value)
}
