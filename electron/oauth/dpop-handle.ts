/** What makes the proofs for an authorization server (DPoP, RFC 9449 section 5), over the certified library. */
import { clockSkew, DPoP, type DPoPHandle } from 'oauth4webapi'
import { publicHalf } from '../signatures/dpop.ts'

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const

/**
 * For the library's requests: adds a proof to each, and keeps the nonces that come back. `dpopKey` is the private key (JWK, as
 * JSON); `clockOffsetMs` how far the server's clock is ahead of ours.
 */
export async function dpopHandle(dpopKey: string, clockOffsetMs = 0): Promise<DPoPHandle> {
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey('jwk', JSON.parse(dpopKey), ecdsa, false, ['sign']),
    crypto.subtle.importKey('jwk', publicHalf(dpopKey), ecdsa, true, ['verify']),
  ])
  return DPoP({ [clockSkew]: Math.round(clockOffsetMs / 1000) }, { privateKey, publicKey })
}
