import { AppFailure } from '../../shared/core/app-error.ts'
import { isLoopbackHost } from '../../shared/domain/server-address.ts'

/** Which http addresses may be opened, besides https ones. */
export type HttpAllowed = 'never' | 'this-computer' | 'accepted'

/**
 * The address, if it may be opened in the browser: the one rule, so that no other program can be started by a link. Throws
 * `request-refused`, or `insecure-address` where the person has not accepted http.
 */
export function assertMayOpen(address: string, http: HttpAllowed): string {
  const url = URL.canParse(address) ? new URL(address) : null
  const isWeb = url?.protocol === 'https:' || (url?.protocol === 'http:' && http !== 'never')
  if (url === null || !isWeb || url.username !== '' || url.password !== '') {
    const begins = http === 'never' ? 'https://' : 'https:// or http://'
    throw new AppFailure({
      code: 'request-refused',
      part: 'url',
      reason: `Hallpass opens only addresses that begin with ${begins}, without a user name or password in them.`,
    })
  }
  if (url.protocol === 'http:' && http !== 'accepted' && !isLoopbackHost(url.hostname)) {
    throw new AppFailure({ code: 'insecure-address', field: 'authorization', address: url.origin })
  }
  return url.href
}
