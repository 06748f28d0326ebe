/** Kept answers for tests: in memory, and as broken as a test wants them. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { AnswerFile, AnswerFiles } from '../ports/answer-files.ts'

export type TestAnswerFiles = AnswerFiles & {
  /** The bodies that are kept now. */
  readonly kept: ReadonlySet<AnswerFile>
  /** Bytes that the disk still takes of each body. */
  room: number
}

export function createTestAnswerFiles(): TestAnswerFiles {
  const kept = new Set<AnswerFile>()
  const files: TestAnswerFiles = {
    kept,
    room: Number.POSITIVE_INFINITY,
    async keep(body) {
      const parts: Uint8Array[] = []
      let size = 0
      for await (const part of body) {
        size += part.byteLength
        if (size > files.room) throw new AppFailure({ code: 'storage-failed', reason: 'full' })
        parts.push(part)
      }
      const whole = Buffer.concat(parts)
      const file: AnswerFile = {
        size,
        read: async (start, length) => whole.subarray(start, start + length),
        async *content() {
          if (!kept.has(file)) throw new AppFailure({ code: 'storage-failed', reason: 'other' })
          yield whole
        },
        async remove() {
          kept.delete(file)
        },
      }
      kept.add(file)
      return file
    },
    async sweep() {
      kept.clear()
    },
  }
  return files
}

/** All pieces as one. */
export async function wholeOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts)
}
