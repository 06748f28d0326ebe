import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Sealer } from './sealer.ts'

/** A keychain's key, which can be lost; `rotated`: it wants everything sealed anew. */
export type TestKeychain = { key: Buffer; rotated: boolean }

/** A keychain as real as it gets without one: AES-GCM under a key that can be lost. Takes its time, in random order. */
export function createTestSealer(
  keychain: TestKeychain,
  status: Sealer['status'] = { usable: true, backend: 'test' },
): Sealer {
  const pause = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
  const sealNow = (text: string): string => {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keychain.key, iv)
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
  }
  return {
    status,
    async seal(text) {
      await pause()
      return sealNow(text)
    },
    async open(sealed) {
      await pause()
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', keychain.key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(-16))
      const text = decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
      return keychain.rotated ? { text, resealed: sealNow(text) } : { text }
    },
  }
}
