/**
 * Algorithm confusion (RFC 8725 section 2.1): a forger takes the public key, which everybody may have, as the secret of an
 * HMAC, and a careless server that is handed the public key takes it for one, too.
 */
import type { KeyObject } from 'node:crypto'
import type { Algorithm } from './algorithms.ts'
import type { CheckKey } from './check-key.ts'
import { isMac } from './verify-with.ts'

/** Whether the signature was made with the text of this public key as its secret, in any of the ways it may be written. */
export function isConfusedWith(
  algorithm: Extract<Algorithm, { kind: 'hmac' }>,
  key: Extract<CheckKey, { kind: 'public' }>,
  input: string,
  signature: Buffer,
): boolean {
  return waysToWrite(key).some((secret) => isMac(algorithm.hash, secret, input, signature))
}

function waysToWrite({ key, written }: Extract<CheckKey, { kind: 'public' }>): readonly (string | Buffer)[] {
  // A key made here was never written: nothing is not one of the ways.
  const known = written === '' ? [] : [written]
  const texts = [...known, ...exported(key)].flatMap((text) => {
    const bare = text.replace(/\r\n/g, '\n').trim()
    return [text, bare, `${bare}\n`, bare.replaceAll('\n', '\r\n'), `${bare}\n`.replaceAll('\n', '\r\n')]
  })
  return [...new Set(texts), ...der(key)]
}

function exported(key: KeyObject): readonly string[] {
  const spki = key.export({ format: 'pem', type: 'spki' }).toString()
  const pkcs1 = key.asymmetricKeyType === 'rsa' ? [key.export({ format: 'pem', type: 'pkcs1' }).toString()] : []
  return [spki, ...pkcs1, JSON.stringify(key.export({ format: 'jwk' }))]
}

function der(key: KeyObject): readonly Buffer[] {
  return [key.export({ format: 'der', type: 'spki' })]
}
