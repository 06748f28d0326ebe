import { AppFailure } from '../../shared/core/app-error.ts'

/** The server said `invalid_grant` to a refresh token: the one answer after which a refresh token may be dropped. */
export class RefreshRefused extends Error {
  readonly serverSaid: string | undefined

  constructor(serverSaid: string | undefined) {
    super('refresh token refused')
    this.name = 'RefreshRefused'
    this.serverSaid = serverSaid
  }
}

/** Codes for: the refresh token alone is not enough this time (OpenID Connect Core section 3.1.2.6), or in another word than it has (RFC 6749). */
const beyondRefresh: ReadonlySet<string | undefined> = new Set([
  ...['interaction_required', 'login_required', 'consent_required', 'account_selection_required'],
  ...['invalid_token', 'expired_token'],
])

/** What the server said, where it wants another sign-in before it renews: Entra does when a second factor is due. Nothing is dropped. */
export function wantsNewSignIn(thrown: unknown): Pick<RefreshRefused, 'serverSaid'> | null {
  if (!(thrown instanceof AppFailure) || thrown.error.code !== 'sign-in-failed') return null
  return beyondRefresh.has(thrown.error.error) ? { serverSaid: thrown.error.serverSaid } : null
}
