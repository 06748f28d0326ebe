/** What an address that is being typed means: where the sign-in will go, or why it cannot go anywhere. */
import type { Provider, SignIn } from '../../../shared/domain/provider.ts'
import { endpointPathsOf, endpointUrl, parseServerAddress } from '../../../shared/domain/server-address.ts'

/** An address as the form reads it. `url` is null where the sign-in makes no call of its own. */
export type AddressReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'usable'; readonly base: string; readonly signInUrl: string | null; readonly insecure: boolean }

/** Reads one server field. */
export function readAddress(provider: Provider, signIn: SignIn | undefined, text: string): AddressReading {
  if (text.trim() === '') return { kind: 'empty' }
  const address = parseServerAddress(text, endpointPathsOf(provider))
  if (!address.ok) return { kind: 'unusable', reason: address.reason }
  const path = signInPath(signIn)
  const signInUrl = path === null ? null : endpointUrl(address.base, path)
  return { kind: 'usable', base: address.base, signInUrl, insecure: address.insecure }
}

/** True if any of the addresses is unprotected. */
export function isAnyInsecure(provider: Provider, servers: Readonly<Record<string, string>>): boolean {
  return provider.servers.some(({ id }) => {
    const reading = readAddress(provider, undefined, servers[id] ?? '')
    return reading.kind === 'usable' && reading.insecure
  })
}

function signInPath(signIn: SignIn | undefined): string | null {
  switch (signIn?.flow) {
    case 'http-login':
      return signIn.settings.request.path
    case undefined:
    case 'api-key':
      return null
    default:
      return signIn?.settings.endpoints.token ?? null
  }
}
