/** One signature against one key (RFC 7518 section 3, RFC 8037 section 3.1). Says nothing about trusting the key. */
import { constants, createHmac, timingSafeEqual, verify } from 'node:crypto'
import type { Algorithm } from './algorithms.ts'
import type { CheckKey } from './check-key.ts'

/** True when the key made this signature of this text. A signature of the wrong form is simply none; never throws. */
export function verifyWith(algorithm: Algorithm, key: CheckKey, input: string, signature: Buffer): boolean {
  if (algorithm.kind === 'hmac') return key.kind === 'secret' && isMac(algorithm.hash, key.bytes, input, signature)
  if (key.kind !== 'public') return false
  const data = Buffer.from(input)
  try {
    switch (algorithm.kind) {
      case 'rsa': {
        const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
        return verify(algorithm.hash, data, { key: key.key, ...(algorithm.isPss ? pss : {}) }, signature)
      }
      case 'ec':
        return verify(algorithm.hash, data, { key: key.key, dsaEncoding: 'ieee-p1363' }, signature)
      case 'okp':
        return verify(null, data, key.key, signature)
    }
  } catch {
    return false
  }
}

/** Whether `signature` is the HMAC of `input` under `secret`. */
export function isMac(hash: string, secret: string | Buffer, input: string, signature: Buffer): boolean {
  const mac = createHmac(hash, secret).update(input).digest()
  return mac.length === signature.length && timingSafeEqual(mac, signature)
}
