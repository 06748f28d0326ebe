import { parseServerAddress } from '../../../shared/domain/server-address.ts'

/** The host (`name` or `name:port`) of an address or of what a person typed as a host; null if it is none. */
export function hostOf(text: string): string | null {
  const address = parseServerAddress(text, [])
  return address.ok ? new URL(address.base).host : null
}
