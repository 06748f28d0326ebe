import { type AppErrorCode, AppFailure } from '../../shared/core/app-error.ts'

// How a server that does not speak https looks from here.
const noAnswer: ReadonlySet<AppErrorCode> = new Set(['server-unreachable', 'tls-failed', 'timeout'])

/**
 * What to say when nothing answered on the https that was assumed: that http would be the other, unprotected way.
 * `address` is the address typed without a scheme; every other failure stays what it is.
 */
export function offerHttp(thrown: unknown, address: string | undefined): unknown {
  if (!(thrown instanceof AppFailure) || address === undefined) return thrown
  const { error } = thrown
  if (!('host' in error) || !noAnswer.has(error.code)) return thrown
  const httpAddress = address.replace(/^https:/, 'http:')
  return new AppFailure({ code: 'https-unreachable', host: error.host, httpAddress })
}
