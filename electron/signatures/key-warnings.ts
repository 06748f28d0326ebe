/** What is wrong with a key although it matches, or with trusting it. */
import type { KeyOrigin, KeyWarning } from '../../shared/jwt/signature-check.ts'
import type { Algorithm } from './algorithms.ts'
import type { CheckKey, KeyPurpose } from './check-key.ts'
import { isWellKnown } from './well-known-secrets.ts'

/** RFC 7518 section 3.3. */
const leastRsaBits = 2048

/** All that is to be said of a key that matched, the worst first. */
export function warningsFor(
  algorithm: Algorithm,
  alg: string,
  key: CheckKey,
  origin: KeyOrigin,
): readonly KeyWarning[] {
  const warnings: KeyWarning[] = []
  if (origin === 'inside') warnings.push({ kind: 'carried-by-token' })
  if (key.kind === 'secret' && isWellKnown(key.bytes)) warnings.push({ kind: 'well-known-secret' })
  if (algorithm.kind === 'hmac' && key.kind === 'secret' && key.bytes.length < algorithm.minBytes) {
    warnings.push({ kind: 'short-secret', bytes: key.bytes.length, needs: algorithm.minBytes })
  }
  if (key.kind === 'public') {
    const bits = key.key.asymmetricKeyDetails?.modulusLength
    if (bits !== undefined && bits < leastRsaBits) warnings.push({ kind: 'small-rsa', bits })
    if (key.wasPrivate && origin !== 'made-here') warnings.push({ kind: 'private-key' })
  }
  const says = contradiction(key.purpose, alg)
  if (says !== null) warnings.push({ kind: 'not-meant-for-this', says })
  return warnings
}

/** What a JWK says against being used for this (RFC 7517 sections 4.2 to 4.4); null when nothing does. */
function contradiction({ alg, use, operations }: KeyPurpose, wanted: string): string | null {
  if (use !== null && use !== 'sig') return `use: ${use.slice(0, 40)}`
  if (operations !== null && !operations.some((operation) => operation === 'verify' || operation === 'sign')) {
    return `key_ops: ${operations.join(', ').slice(0, 60)}`
  }
  return alg !== null && alg !== wanted ? `alg: ${alg.slice(0, 40)}` : null
}
