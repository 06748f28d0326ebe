/** Reads the codes that Node, the system and undici put on what they throw. */
import type { AppError } from '../../shared/core/app-error.ts'

type CertificateReason = Extract<AppError, { code: 'certificate-refused' }>['reason']

const certificateReasons: Readonly<Record<string, CertificateReason>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  CERT_SIGNATURE_FAILURE: 'other',
  CERT_REVOKED: 'other',
  CERT_UNTRUSTED: 'unknown-issuer',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'wrong-host',
  HOSTNAME_MISMATCH: 'wrong-host',
  CERT_REJECTED: 'other',
  CERT_CHAIN_TOO_LONG: 'other',
  PATH_LENGTH_EXCEEDED: 'other',
  INVALID_CA: 'other',
  INVALID_PURPOSE: 'other',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'other',
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'other',
  ERROR_IN_CERT_NOT_BEFORE_FIELD: 'other',
  ERROR_IN_CERT_NOT_AFTER_FIELD: 'other',
  UNSPECIFIED: 'other',
}

/** The error codes of a failure and everything that caused it (undici and Node wrap errors in errors). */
export function codesOf(thrown: unknown, depth = 0): readonly string[] {
  if (!(thrown instanceof Error) || depth > 4) return []
  const own = 'code' in thrown && typeof thrown.code === 'string' ? [thrown.code] : []
  const inner = thrown instanceof AggregateError ? thrown.errors : []
  return [...own, ...codesOf(thrown.cause, depth + 1), ...inner.flatMap((one) => codesOf(one, depth + 1))]
}

/** What was wrong with a certificate, if that is what the codes say. */
export function certificateReasonOf(codes: readonly string[]): CertificateReason | undefined {
  return codes.map((code) => certificateReasons[code]).find((reason) => reason !== undefined)
}
