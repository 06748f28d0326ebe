import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needlesOf, readBytes } from './answer-bytes.ts'
import { createTestAnswerFiles } from './test-answer-files.ts'

const secret = 'canary-sécret'

async function fileOf(bytes: Uint8Array) {
  return createTestAnswerFiles().keep(
    (async function* () {
      yield bytes
    })(),
  )
}

describe('bytes of an answer', () => {
  it('are those that were asked for, fewer where it ends', async () => {
    const file = await fileOf(Uint8Array.from({ length: 300 }, (_, at) => at % 256))
    expect(await readBytes(file, [], 250, 100)).toEqual({
      bytes: Uint8Array.from({ length: 50 }, (_, at) => (250 + at) % 256),
      hidden: [],
      size: 300,
    })
    expect((await readBytes(file, [], 300, 16)).bytes).toHaveLength(0)
    expect((await readBytes(file, [], 10_000, 16)).bytes).toHaveLength(0)
  })

  it.each([
    ['UTF-8', Buffer.from(secret)],
    ['UTF-16', Buffer.from(secret, 'utf16le')],
    ['UTF-16, big-endian', Buffer.from(secret, 'utf16le').swap16()],
    ['base64', Buffer.from(Buffer.from(secret).toString('base64'))],
  ])('hide the connection’s own secrets in %s, wherever the reading begins and ends', async (_how, written) => {
    const before = Buffer.from('\0\x01before')
    const file = await fileOf(Buffer.concat([before, written, Buffer.from('after\xff', 'latin1')]))
    const needles = needlesOf([secret])
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.integer({ min: 1, max: 60 }), async (from, length) => {
        const { bytes, hidden } = await readBytes(file, needles, from, length)
        for (let at = 0; at < bytes.length; at += 1) {
          const place = from + at
          const isSecret = place >= before.length && place < before.length + written.length
          const isHidden = hidden.some(
            (start, index) => index % 2 === 0 && place >= start && place < (hidden[index + 1] ?? 0),
          )
          if (isSecret) expect([bytes[at], isHidden]).toEqual([0x2a, true])
        }
      }),
    )
    const all = await readBytes(file, needles, 0, 1000)
    expect(Buffer.from(all.bytes).toString('latin1')).toBe(`\0\x01before${'*'.repeat(written.length)}after\xff`)
  })

  it('come without what lies around them in memory', async () => {
    const file = await fileOf(Buffer.concat([Buffer.from(secret), Buffer.alloc(100)]))
    const { bytes } = await readBytes(file, needlesOf([secret]), 50, 10)
    expect(bytes.buffer.byteLength).toBe(10)
  })

  it('that were kept are not changed by hiding', async () => {
    const file = await fileOf(Buffer.from(secret))
    await readBytes(file, needlesOf([secret]), 0, 100)
    expect(Buffer.from(await file.read(0, 100)).toString()).toBe(secret)
  })
})
