/** What an address that is being typed means: where the sign-in will go, or why it cannot go anywhere. */
import { endpointOf } from '../../../shared/domain/oauth-address.ts'
import type { Provider, ServerField, SignIn } from '../../../shared/domain/provider.ts'
import { endpointUrl, parseAddressField } from '../../../shared/domain/server-address.ts'

/** An address as the form reads it. `url` is null where the sign-in makes no call of its own. */
export type AddressReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'usable'; readonly base: string; readonly signInUrl: string | null; readonly insecure: boolean }

/** Reads one server field. `values` are those of the form, for addresses that hold one of them. */
export function readAddress(
  provider: Provider,
  field: ServerField,
  signIn: SignIn | undefined,
  text: string,
  values: Readonly<Record<string, string>> = {},
): AddressReading {
  if (text.trim() === '') return { kind: 'empty' }
  const address = parseAddressField(field, text, provider)
  if (!address.ok) return { kind: 'unusable', reason: address.reason }
  const signInUrl = field.id === 'server' ? signInAddress(signIn, address.base, values) : null
  return { kind: 'usable', base: address.base, signInUrl, insecure: address.insecure }
}

/** True if any of the addresses is unprotected. */
export function isAnyInsecure(provider: Provider, servers: Readonly<Record<string, string>>): boolean {
  return provider.servers.some((field) => {
    const reading = readAddress(provider, field, undefined, servers[field.id] ?? '')
    return reading.kind === 'usable' && reading.insecure
  })
}

function signInAddress(
  signIn: SignIn | undefined,
  base: string,
  values: Readonly<Record<string, string>>,
): string | null {
  switch (signIn?.flow) {
    case undefined:
    case 'api-key':
      return null
    case 'http-login':
      return endpointUrl(base, signIn.settings.request.path)
    default:
      return signIn ? endpointOf('token', signIn.settings, { server: base }, values) : null
  }
}
