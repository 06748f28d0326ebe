import { expect, it } from 'vitest'
import type { AnswerFile } from '../ports/answer-files.ts'
import { keptBodyOf } from './history-entry.ts'

function fileOf(text: string): AnswerFile {
  const bytes = new TextEncoder().encode(text)
  return {
    size: bytes.byteLength,
    read: async (start, length) => bytes.slice(start, start + length),
    async *content() {
      yield bytes
    },
    async remove() {},
  }
}

it('a secret that the end of the kept body would halve is not kept in part', async () => {
  const secret = 'planted-secret-0123456789'
  for (const kilobytes of [256, 320]) {
    const before = 'x'.repeat(kilobytes * 1024 - 12)
    const body = await keptBodyOf(fileOf(`${before}${secret}${'y'.repeat(200_000)}`), [], [secret])
    expect(body?.cut).toBe(true)
    expect(body?.text).not.toContain('planted')
    expect(body?.text.length).toBeGreaterThan(250 * 1024)
  }
})
