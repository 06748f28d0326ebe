import { AppFailure } from '../../shared/core/app-error.ts'
import { isLoopbackHost } from '../../shared/domain/server-address.ts'

/**
 * Stops credentials from going to an unprotected address that the person has not accepted. http to this computer
 * itself (loopback) needs no acceptance. Throws `insecure-address` for the form's `field`; nothing was sent then.
 */
export function assertAddressAccepted(url: string, acceptsInsecure: boolean, field = 'server'): void {
  const { protocol, hostname, origin } = new URL(url)
  if (protocol === 'https:' || acceptsInsecure || isLoopbackHost(hostname)) return
  throw new AppFailure({ code: 'insecure-address', field, address: origin })
}
