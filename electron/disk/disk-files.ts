/** Files of the person, read to be sent: piece by piece, and never as something else than what was looked at. */
import { constants, type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DiskFiles, FileFacts } from '../ports/disk-files.ts'
import { changedWhileSent, diskFileFailure, notPlain } from './disk-file-failure.ts'

const pieceBytes = 256 * 1024

// Not blocking: opening a pipe that nobody writes to would wait forever. Windows knows neither word, and no such files.
const forReading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0)

export const diskFiles: DiskFiles = {
  async look(path) {
    const handle = await openFile(path)
    try {
      return await factsOf(handle, path)
    } finally {
      await handle.close()
    }
  },

  async *read(facts) {
    const handle = await openFile(facts.path)
    try {
      await assertSame(handle, facts)
      let at = 0
      while (at < facts.size) {
        const piece = await readPiece(handle, at, Math.min(pieceBytes, facts.size - at), facts)
        at += piece.byteLength
        // Before the last piece: what changed halfway must not pass for a whole.
        if (at === facts.size) await assertSame(handle, facts)
        yield piece
      }
    } finally {
      await handle.close().catch(() => {})
    }
  },
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, forReading)
  } catch (cause) {
    throw diskFileFailure(cause, basename(path))
  }
}

async function factsOf(handle: FileHandle, path: string): Promise<FileFacts> {
  const name = basename(path)
  const facts = await handle.stat({ bigint: true }).catch((cause) => {
    throw diskFileFailure(cause, name)
  })
  if (!facts.isFile()) throw notPlain(name, facts.isDirectory())
  const version = `${facts.dev}:${facts.ino}:${facts.mtimeNs}:${facts.size}`
  return { path, name, size: Number(facts.size), version }
}

async function assertSame(handle: FileHandle, facts: FileFacts): Promise<void> {
  if ((await factsOf(handle, facts.path)).version !== facts.version) throw changedWhileSent(facts.name)
}

async function readPiece(handle: FileHandle, at: number, length: number, { name }: FileFacts): Promise<Uint8Array> {
  // A new one for each: the connection still holds on to those before.
  const piece = Buffer.allocUnsafe(length)
  const { bytesRead } = await handle.read(piece, 0, length, at).catch((cause) => {
    throw diskFileFailure(cause, name)
  })
  if (bytesRead === 0) throw changedWhileSent(name)
  return piece.subarray(0, bytesRead)
}
