/** The ways to check a signature that fit a token, best first, and what each asks for. Pure. */
import { isProtectedAddress } from '../../../../shared/domain/server-address.ts'
import type { JwtReading } from '../../../../shared/jwt/token-reading.ts'

export type KeyWay = 'made-here' | 'issuer' | 'key-set-address' | 'pasted' | 'file' | 'secret' | 'inside'

/** A way as it is offered; `suggested` is what its field starts with. */
export type OfferedWay = { readonly value: KeyWay; readonly label: string; readonly suggested: string }

/**
 * What is offered for a token; `isMadeHere`: its throw-away key is still at hand. What it names itself is only suggested:
 * nothing is fetched before a press.
 */
export function waysFor(reading: JwtReading, isMadeHere = false): readonly OfferedWay[] {
  const issuer = textOf(reading.payload.readable ? reading.payload.value.iss : undefined)
  const isUrl = URL.canParse(issuer) && /^https?:/.test(issuer)
  const ways: Readonly<Record<KeyWay, OfferedWay>> = {
    'made-here': { value: 'made-here', label: 'The throw-away key it was made with', suggested: '' },
    issuer: { value: 'issuer', label: 'The keys its issuer publishes', suggested: isUrl ? issuer : '' },
    'key-set-address': { value: 'key-set-address', label: 'Keys at an address (JWK set)', suggested: '' },
    pasted: { value: 'pasted', label: 'A public key I have', suggested: '' },
    file: { value: 'file', label: 'A key in a file', suggested: '' },
    secret: { value: 'secret', label: 'A shared secret', suggested: '' },
    inside: { value: 'inside', label: 'The key it carries itself', suggested: '' },
  }
  const isShared = reading.signatures[0]?.alg?.startsWith('HS') ?? false
  const order: readonly KeyWay[] = isShared
    ? ['secret', 'pasted', 'file', 'issuer', 'key-set-address']
    : isUrl
      ? ['issuer', 'key-set-address', 'pasted', 'file', 'secret']
      : ['pasted', 'file', 'key-set-address', 'issuer', 'secret']
  const carries = reading.header.readable && ['jwk', 'x5c'].some((name) => name in header(reading))
  return [...(isMadeHere ? (['made-here'] as const) : []), ...order, ...(carries ? (['inside'] as const) : [])].map(
    (way) => ways[way],
  )
}

/** The host that a press would ask for keys: of an https address, or an http one on this computer; null for any other. */
export function hostOfKeys(address: string): string | null {
  const url = address.trim()
  return isProtectedAddress(url) ? new URL(url).host : null
}

/** The host that a press would ask, as it stands in an address; null when that is no http address. */
export function hostAsked(address: string): string | null {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : null
  return url !== null && /^https?:$/.test(url.protocol) ? url.host : null
}

function header(reading: JwtReading): object {
  return reading.header.readable ? reading.header.value : {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
