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
import { giveBack } from './give-back.ts'
import { storageFailure } from './storage-failure.ts'
import { writeAll } from './write-all.ts'

const blockBytes = 256 * 1024
const tagBytes = 16
const cipherName = 'aes-256-gcm'

/** What is encrypted at a time: the largest buffers whose memory Electron has ready again once they are given back. */
const updateBytes = 64 * 1024

/** So many blocks may wait for the disk while the next one arrives. */
const mostWaiting = 3

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
          giveBack(piece)
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

/** A block that is being filled. */
type Block = { readonly bytes: Buffer; readonly cipher: CipherGCM; filled: number }

/** Encrypts and writes what it is given, in order. A disk that is slower than what arrives holds it up. */
function createWriter(folder: string): Writer {
  const path = join(folder, randomBytes(16).toString('hex'))
  const key = randomBytes(32)
  /** One block is filled while the others wait for the disk. */
  const ring: Buffer[] = []
  let block: Block | null = null
  let blocks = 0
  let size = 0
  let file: FileHandle | null = null
  let writing: Promise<unknown> = Promise.resolve()
  const waiting: Promise<unknown>[] = []

  const write = async (bytes: Uint8Array) => {
    if (file === null) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      file = await open(path, 'wx', 0o600)
    }
    await writeAll(file, bytes)
  }
  /** Takes a place in the ring: what was written from it before is on the disk by now. */
  const begin = (): Block => {
    const place = blocks % (mostWaiting + 1)
    const bytes = ring[place] ?? Buffer.allocUnsafe(blockBytes + tagBytes)
    ring[place] = bytes
    return { bytes, filled: 0, cipher: createCipheriv(cipherName, key, nonceOf(blocks)) }
  }
  const flush = async ({ bytes, filled, cipher }: Block) => {
    cipher.final()
    bytes.set(cipher.getAuthTag(), filled)
    writing = writing.then(() => write(bytes.subarray(0, filled + tagBytes)))
    writing.catch(() => {})
    waiting.push(writing)
    blocks += 1
    if (waiting.length > mostWaiting) await settled(waiting.shift())
  }
  return {
    async add(piece) {
      for (let at = 0; at < piece.byteLength; ) {
        block ??= begin()
        const taken = piece.subarray(at, at + Math.min(updateBytes, blockBytes - block.filled))
        const sealed = block.cipher.update(taken)
        block.bytes.set(sealed, block.filled)
        giveBack(sealed)
        block.filled += taken.byteLength
        size += taken.byteLength
        at += taken.byteLength
        if (block.filled < blockBytes) continue
        await flush(block)
        block = null
      }
    },
    async finish() {
      if (block !== null) await flush(block)
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

/** Gives out copies: another file may take over what it is handed. */
function inMemory(bytes: Uint8Array): AnswerFile {
  return {
    size: bytes.byteLength,
    read: async (start, length) => Uint8Array.from(bytes.subarray(start, start + length)),
    async *content() {
      yield Uint8Array.from(bytes)
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
