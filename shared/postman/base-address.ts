/** Where most requests of a collection go. What begins with that address becomes a path under it. */
import { parseServerAddress } from '../domain/server-address.ts'

/** The beginning of an address, as it is written and as it is meant. */
type Start = { readonly written: string; readonly base: string | null }

/** The address that most of these begin with; null when none is known. */
export function baseOf(addresses: readonly string[], resolve: (text: string) => string): string | null {
  const counts = new Map<string, number>()
  for (const address of addresses) {
    const { base } = startOf(address, resolve)
    if (base !== null) counts.set(base, (counts.get(base) ?? 0) + 1)
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a)
  return best?.[0] ?? null
}

/** The path of an address under the base; the address itself where it leads elsewhere. */
export function underBase(address: string, base: string | null, resolve: (text: string) => string): string {
  if (base === null) return address
  const start = startOf(address, resolve)
  const isWritten = address.startsWith(base) && /^(?:[/?#]|$)/.test(address.slice(base.length))
  if (!isWritten && start.base !== base) return address
  const rest = address.slice(isWritten ? base.length : start.written.length)
  return rest === '' || /^[?#]/.test(rest) ? `/${rest}` : rest.startsWith('/') ? rest : `/${rest}`
}

/** A variable that holds the address, or scheme and host. */
function startOf(address: string, resolve: (text: string) => string): Start {
  const variable = /^(?:https?:\/\/)?\{\{[^{}]{1,200}\}\}(?::\d{1,5})?/i.exec(address)?.[0]
  const literal = /^https?:\/\/[^/?#{}]+/i.exec(address)?.[0]
  const written = variable ?? literal ?? ''
  const meant = resolve(written)
  if (meant === '' || meant.includes('{{') || meant.startsWith('/')) return { written, base: null }
  const read = parseServerAddress(meant, [])
  return { written, base: read.ok ? read.base : null }
}

/** The host that an address means; null when that is not known. */
export function hostOf(address: string, resolve: (text: string) => string): string | null {
  const { base } = startOf(address, resolve)
  return base === null ? null : new URL(base).host
}
