/**
 * Bodies of answers in the app's own folder: each file under a key of its own that is only ever in memory, so that
 * nobody can read what a crash leaves behind (docs/adr/0008-answers-on-disk.md).
 *
 * A file is a row of blocks: up to 256 KiB, encrypted with AES-256-GCM, and the tag of 16 bytes. The nonce is the
 * block's number: no key is ever used for a second file.
 */
import { type CipherGCM, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnswerFile, AnswerFiles } from '../ports/answer-files.ts'
import { storageFailure } from './storage-failure.ts'
import { writeAll } from './write-all.ts'

const blockBytes = 256 * 1024
const tagBytes = 16
const cipherName = 'aes-256-gcm'

export function createAnswerFiles(folder: string): AnswerFiles {
  return {
    async keep(body) {
      // What is smaller than one block never gets to the disk.
      const first = Buffer.allocUnsafe(blockBytes)
      let held = 0
      const writer = createWriter(folder)
      try {
        for await (const piece of body) {
          const taken = held < blockBytes ? piece.subarray(0, blockBytes - held) : piece.subarray(0, 0)
          first.set(taken, held)
          held += taken.byteLength
          if (taken.byteLength > 0 && held === blockBytes) await writer.add(first)
          if (taken.byteLength < piece.byteLength) await writer.add(piece.subarray(taken.byteLength))
        }
        return held < blockBytes ? inMemory(Buffer.from(first.subarray(0, held))) : await writer.finish()
      } catch (cause) {
        await writer.abandon()
        throw cause
      }
    },

    async sweep() {
      try {
        // A link in the folder's place is itself removed, not what it leads to.
        await rm(folder, { recursive: true, force: true })
        await mkdir(folder, { recursive: true, mode: 0o700 })
      } catch (cause) {
        throw storageFailure(cause)
      }
    },
  }
}

type Writer = {
  readonly add: (piece: Uint8Array) => Promise<void>
  readonly finish: () => Promise<AnswerFile>
  /** Leaves nothing behind. Never fails. */
  readonly abandon: () => Promise<void>
}

/** Encrypts and writes what it is given, in order. One block is written while the next one arrives; more never wait. */
function createWriter(folder: string): Writer {
  const path = join(folder, randomBytes(16).toString('hex'))
  const key = randomBytes(32)
  let cipher: CipherGCM | null = null
  let [block, other] = [Buffer.allocUnsafe(blockBytes + tagBytes), Buffer.allocUnsafe(blockBytes + tagBytes)]
  let filled = 0
  let blocks = 0
  let size = 0
  let file: FileHandle | null = null
  let writing: Promise<unknown> = Promise.resolve()

  const write = async (bytes: Uint8Array) => {
    if (file === null) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      file = await open(path, 'wx', 0o600)
    }
    await writeAll(file, bytes)
  }
  const flush = async (sealed: CipherGCM) => {
    sealed.final()
    block.set(sealed.getAuthTag(), filled)
    await settled(writing)
    writing = write(block.subarray(0, filled + tagBytes))
    writing.catch(() => {})
    ;[block, other] = [other, block]
    cipher = null
    filled = 0
    blocks += 1
  }
  return {
    async add(piece) {
      for (let at = 0; at < piece.byteLength; ) {
        cipher ??= createCipheriv(cipherName, key, nonceOf(blocks))
        const taken = piece.subarray(at, at + blockBytes - filled)
        block.set(cipher.update(taken), filled)
        filled += taken.byteLength
        size += taken.byteLength
        at += taken.byteLength
        if (filled === blockBytes) await flush(cipher)
      }
    },
    async finish() {
      if (cipher !== null) await flush(cipher)
      await settled(writing)
      await settled(file?.close())
      return onDisk(path, key, size)
    },
    async abandon() {
      await writing.catch(() => {})
      await file?.close().catch(() => {})
      await rm(path, { force: true }).catch(() => {})
    },
  }
}

/** Waits for the disk, and words what it says. */
async function settled(writing: Promise<unknown> | undefined): Promise<void> {
  try {
    await writing
  } catch (cause) {
    throw storageFailure(cause)
  }
}

function inMemory(bytes: Uint8Array): AnswerFile {
  return {
    size: bytes.byteLength,
    read: async (start, length) => bytes.subarray(start, start + length),
    async *content() {
      yield bytes
    },
    async remove() {},
  }
}

function onDisk(path: string, key: Uint8Array, size: number): AnswerFile {
  /** The blocks from the one with this number on. */
  async function* blocksFrom(first: number): AsyncGenerator<Uint8Array> {
    try {
      const file = await open(path, 'r')
      try {
        for (let number = first; number * blockBytes < size; number += 1) {
          yield unseal(key, number, await readBlock(file, number, Math.min(blockBytes, size - number * blockBytes)))
        }
      } finally {
        await file.close()
      }
    } catch (cause) {
      throw storageFailure(cause)
    }
  }
  return {
    size,
    async read(start, length) {
      const end = Math.min(size, start + length)
      if (start >= end) return new Uint8Array()
      const first = Math.floor(start / blockBytes)
      const parts: Uint8Array[] = []
      let until = first * blockBytes
      for await (const part of blocksFrom(first)) {
        parts.push(part)
        until += part.byteLength
        if (until >= end) break
      }
      return Buffer.concat(parts).subarray(start - first * blockBytes, end - first * blockBytes)
    },
    content: () => blocksFrom(0),
    remove: () => rm(path, { force: true }).catch(() => {}),
  }
}

async function readBlock(file: FileHandle, number: number, length: number): Promise<Buffer> {
  const sealed = Buffer.allocUnsafe(length + tagBytes)
  const start = number * (blockBytes + tagBytes)
  for (let at = 0; at < sealed.byteLength; ) {
    const { bytesRead } = await file.read(sealed, at, sealed.byteLength - at, start + at)
    if (bytesRead === 0) throw new Error('The file is shorter than what was written')
    at += bytesRead
  }
  return sealed
}

/** Throws when the block is not as it was written. */
function unseal(key: Uint8Array, number: number, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv(cipherName, key, nonceOf(number), { authTagLength: tagBytes })
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  const plain = decipher.update(sealed.subarray(0, -tagBytes))
  decipher.final()
  return plain
}

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 6, 6)
  return nonce
}
