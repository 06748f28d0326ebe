/** The address fields of a system that was made from commands. */
import type { ServerField } from '../domain/provider.ts'
import type { AddressParts } from './address-parts.ts'

/** The address that the sign-in goes to. It has a default where the command names a real one. */
export function signInServer(address: AddressParts, label: string): ServerField {
  const { origin, written, path } = address
  if (origin !== null) return { id: 'server', label, default: origin }
  if (written === '' && path === '') {
    return { id: 'server', label, hint: 'The command came without its address. Give all of it, up to its last word.' }
  }
  const example = written === '' ? '' : ` In the command it is written as ${written.slice(0, 100)}.`
  return { id: 'server', label, hint: `The beginning of the address, up to the name of the server.${example}` }
}

/** The address of the API, where that is another one than the sign-in's. */
export function apiServer(address: AddressParts | null): ServerField {
  const common = { id: 'api', label: 'API address' } as const
  if (address === null) {
    return {
      ...common,
      optional: true,
      hint: 'Where requests with the token go, if that is another address. May stay empty.',
    }
  }
  if (address.origin !== null) return { ...common, default: address.origin }
  return {
    ...common,
    optional: true,
    hint: 'Where requests with the token go. May stay empty; then requests name their whole address.',
  }
}
