import { sign, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { seededRsaKey } from './seeded-rsa-key.ts'

describe('the RSA key of a seed', () => {
  test('the same seed gives the same 2048-bit key, another seed another one', async () => {
    const [one, again, other] = await Promise.all([
      seededRsaKey(Buffer.from('one')),
      seededRsaKey(Buffer.from('one')),
      seededRsaKey(Buffer.from('other')),
    ])
    const spki = (key: typeof one): unknown => key.publicKey.export({ format: 'jwk' })
    expect(spki(one)).toEqual(spki(again))
    expect(spki(one)).not.toEqual(spki(other))
    expect(Buffer.from(String(one.publicKey.export({ format: 'jwk' }).n), 'base64url')).toHaveLength(256)
  })

  test('what the private half signs, the public half verifies', async () => {
    const { privateKey, publicKey } = await seededRsaKey(Buffer.from('sign'))
    const signature = sign('sha256', Buffer.from('hello'), privateKey)
    expect(verify('sha256', Buffer.from('hello'), publicKey, signature)).toBe(true)
    expect(verify('sha256', Buffer.from('hallo'), publicKey, signature)).toBe(false)
  })
})
