import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSealed, sealBytes, sealKeyBytes } from './seal-bytes.ts'

const key = randomBytes(sealKeyBytes)

describe('sealed bytes', () => {
  it('open to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (plain, context) => {
        const opened = openSealed(key, sealBytes(key, plain, context), context)
        expect(Buffer.compare(opened as Buffer, plain)).toBe(0)
      }),
    )
  })

  it('do not look like what was sealed, nor like the same bytes sealed once more', () => {
    const plain = Buffer.from('a body that nobody should read')
    const sealed = sealBytes(key, plain, 'a')
    expect(sealed.includes('nobody')).toBe(false)
    expect(sealBytes(key, plain, 'a').equals(sealed)).toBe(false)
  })

  it('are damaged when any byte of them is another, or when they were cut off', () => {
    const sealed = sealBytes(key, Buffer.from('something'), 'a')
    for (let at = 0; at < sealed.byteLength; at += 1) {
      const other = Buffer.from(sealed)
      other[at] = (other[at] ?? 0) ^ 0x80
      const isVersion = at === 3
      expect(openSealed(key, other, 'a'), `byte ${at}`).toBe(isVersion ? 'newer' : 'damaged')
      expect(openSealed(key, sealed.subarray(0, at), 'a'), `cut at ${at}`).toBe('damaged')
    }
  })

  it('are damaged under another key, and in the place of something else', () => {
    const sealed = sealBytes(key, Buffer.from('something'), 'one/requests')
    expect(openSealed(randomBytes(sealKeyBytes), sealed, 'one/requests')).toBe('damaged')
    expect(openSealed(key, sealed, 'other/requests')).toBe('damaged')
  })

  it('are damaged when they are not sealed at all', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => openSealed(key, bytes, 'a') === 'damaged'))
  })
})
