/**
 * A log on disk: `<folder>/<name>.log`, entry after entry, each its length (4 bytes, big-endian) and its seal
 * (`seal-bytes.ts`). What stands after the last whole entry was cut off by a crash, and is written over.
 */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { LogEntry, LogPlace, SealedLog } from '../ports/sealed-log.ts'
import { openSealed, sealBytes, wipe } from '../sealing/seal-bytes.ts'
import type { OwnerKeys } from './owner-keys.ts'
import { storageFailure } from './storage-failure.ts'
import { writeAll } from './write-all.ts'
import { placeBeside } from './write-atomically.ts'

/** What a log works with. `inTurn` lets only one thing happen at a time among all that belongs to the owner. */
export type SealedLogParts = {
  readonly folder: string
  readonly name: string
  readonly owner: string
  readonly keys: OwnerKeys
  readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>
  /** Its owner was removed: nothing may be added any more, or it would come back. */
  readonly isGone: () => boolean
}

const lengthBytes = 4
const mode = 0o600

/** Above this no length is believed: the file is damaged, bytes. */
const longestEntry = 64 * 1024 * 1024

type State = {
  /** Whether it is on disk; else it is in `memory`. */
  readonly stays: boolean
  readonly memory: Map<number, unknown>
  /** Where the next entry goes. */
  end: number
}

export function sealedLog({ folder, name, owner, keys, inTurn, isGone }: SealedLogParts): SealedLog {
  const path = join(folder, `${name}.log`)
  const context = `${owner}/${name}/entry`
  let state: State | null = null

  const inMemory = (): State => ({ stays: false, memory: new Map(), end: 0 })

  /** Finds the end of what is whole. Entries that do not open stay where they are: a newer Hallpass may know them. */
  async function find(): Promise<State> {
    if (state !== null) return state
    if (keys.areForgotten()) {
      state = inMemory()
      return state
    }
    try {
      const bytes = await contentOf(path)
      const end = framesOf(bytes).reduce((last, { at, bytes: length }) => Math.max(last, at + length), 0)
      // A log that is there and whose key is not: its entries cannot be added to under another one.
      const key = bytes.byteLength === 0 ? null : await keys.find(owner)
      if (bytes.byteLength > 0 && key === null) state = inMemory()
      else state = { stays: true, memory: new Map(), end }
      wipe(key)
    } catch {
      state = inMemory()
    }
    return state
  }

  async function readAll(): Promise<readonly LogEntry[]> {
    const { stays, memory } = await find()
    if (!stays) return [...memory].map(([at, value]) => ({ place: { at, bytes: 1 }, value }))
    const bytes = await contentOf(path)
    const key = bytes.byteLength === 0 ? null : await keys.find(owner)
    if (key === null) return []
    const entries = framesOf(bytes).flatMap((place) => {
      const value = unseal(key, bytes.subarray(place.at, place.at + place.bytes), context)
      return value === undefined ? [] : [{ place, value }]
    })
    wipe(key)
    return entries
  }

  return {
    entries: () => inTurn(readAll),
    read: ({ at, bytes }) =>
      inTurn(async () => {
        const { stays, memory } = await find()
        if (!stays) return memory.get(at) ?? null
        const key = await keys.find(owner).catch(() => null)
        const frame = await readFrame(path, at, bytes).catch(() => null)
        const value = key === null || frame === null ? null : (unseal(key, frame, context) ?? null)
        wipe(key)
        return value
      }),
    append: (value) =>
      inTurn(async () => {
        if (isGone()) throw new AppFailure({ code: 'not-found', what: 'connection' })
        const now = await find()
        if (!now.stays) {
          now.memory.set(now.end, value)
          now.end += 1
          return { at: now.end - 1, bytes: 1 }
        }
        const key = await keys.findOrMake(owner)
        const frame = frameOf(seal(key, value, context))
        wipe(key)
        await addAt(path, folder, now.end, frame)
        const place = { at: now.end, bytes: frame.byteLength }
        now.end += frame.byteLength
        return place
      }),
    forget: () =>
      inTurn(async () => {
        if (state?.stays) state = null
      }),
    keepFromNowOn: () =>
      inTurn(async () => {
        if (state === null || state.stays || keys.areForgotten()) return
        const held = [...state.memory.values()]
        if ((await contentOf(path)).byteLength > 0) return
        const key = await keys.findOrMake(owner)
        const frames = held.map((value) => frameOf(seal(key, value, context)))
        wipe(key)
        if (frames.length > 0) await replace(path, folder, frames)
        state = null
      }).catch(() => {}),
    clear: () =>
      inTurn(async () => {
        const now = await find()
        now.memory.clear()
        await rm(path, { force: true }).catch((cause) => {
          throw storageFailure(cause)
        })
        if (now.stays) now.end = 0
      }),
    keepOnly: (places) =>
      inTurn(async () => {
        if (isGone()) return []
        const now = await find()
        if (!now.stays) {
          const kept = new Set(places.map(({ at }) => at))
          for (const at of now.memory.keys()) if (!kept.has(at)) now.memory.delete(at)
          return places
        }
        const bytes = await contentOf(path)
        const frames = places.map(({ at, bytes: length }) => bytes.subarray(at, at + length))
        await replace(path, folder, frames)
        let end = 0
        const moved = frames.map((frame) => {
          const place = { at: end, bytes: frame.byteLength }
          end += frame.byteLength
          return place
        })
        now.end = end
        return moved
      }),
  }
}

function frameOf(sealed: Buffer): Buffer {
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32BE(sealed.byteLength)
  return Buffer.concat([length, sealed])
}

/** The places of all whole frames. */
function framesOf(bytes: Buffer): readonly LogPlace[] {
  const places: LogPlace[] = []
  for (let at = 0; at + lengthBytes <= bytes.byteLength; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + lengthBytes + length
    if (length > longestEntry || end > bytes.byteLength) break
    places.push({ at, bytes: lengthBytes + length })
    at = end
  }
  return places
}

/** Undefined for what does not open, or is no JSON. */
function unseal(key: Buffer, frame: Buffer, context: string): unknown {
  const plain = openSealed(key, frame.subarray(lengthBytes), context)
  if (typeof plain === 'string') return undefined
  try {
    return JSON.parse(plain.toString('utf8'))
  } catch {
    return undefined
  } finally {
    wipe(plain)
  }
}

function seal(key: Buffer, value: unknown, context: string): Buffer {
  const plain = Buffer.from(JSON.stringify(value))
  const sealed = sealBytes(key, plain, context)
  wipe(plain)
  return sealed
}

async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return Buffer.alloc(0)
    throw storageFailure(cause)
  }
}

async function readFrame(path: string, at: number, bytes: number): Promise<Buffer | null> {
  const file = await open(path, 'r')
  try {
    const frame = Buffer.alloc(bytes)
    const { bytesRead } = await file.read(frame, 0, bytes, at)
    return bytesRead === bytes ? frame : null
  } finally {
    await file.close()
  }
}

/** Writes at the end of what is whole. When that fails, whatever of it got there is cut off again. */
async function addAt(path: string, folder: string, end: number, frame: Buffer): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(path, 'a', mode)
    try {
      await file.truncate(end)
      await writeAll(file, frame)
      await file.datasync()
    } catch (cause) {
      await file.truncate(end).catch(() => {})
      throw cause
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw storageFailure(cause)
  }
}

async function replace(path: string, folder: string, frames: readonly Buffer[]): Promise<void> {
  const waiting = placeBeside(path)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(waiting, 'wx', mode)
    try {
      for (const frame of frames) await writeAll(file, frame)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(waiting, path)
  } catch (cause) {
    await rm(waiting, { force: true })
    throw storageFailure(cause)
  }
}
