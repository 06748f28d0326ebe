/**
 * A real small disk that fills up, and one that may only be read, under everything that is kept: what was there stays, a change
 * that cannot be kept fails and changes nothing, and with room again all goes on. Linux as root only: else it is skipped, and says so.
 */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openAll, type Written } from './test-killed-writer.ts'

// electron-store asks for Electron; in plain Node that package wants to download it unless told where it is.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere'
})

const canMount = process.platform === 'linux' && process.getuid?.() === 0
const name = (what: string) => (canMount ? what : `${what} (skipped: only root on Linux can mount a small disk)`)
const key = randomBytes(32)
let disk: string
let folder: string
let said: string[]

beforeEach(() => {
  said = []
  disk = mkdtempSync(join(tmpdir(), 'hallpass-disk-'))
  if (canMount) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', disk])
  folder = join(disk, 'data')
  mkdirSync(folder)
})
afterEach(() => {
  if (canMount) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

const open = () => openAll(folder, key, (sentence) => void said.push(sentence))
const value = (number: number): Written => ({ number, padding: 'x'.repeat(300) })

/** Writes the same into each store; how each ended. */
async function writeAll(number: number) {
  const { connections, vault, settings, kept, history } = await open()
  const ended = async (act: () => unknown) => {
    try {
      await act()
      return 'kept'
    } catch (thrown) {
      return (thrown as { error?: { reason?: string } }).error?.reason ?? String(thrown)
    }
  }
  const outcomes = [
    await ended(() => connections.put('id', value(number))),
    await ended(() => vault.write('id', JSON.stringify(value(number)))),
    await ended(() => settings.write(value(number))),
    await ended(() => kept.update(() => value(number))),
    await ended(() => history.append(value(number))),
  ]
  await connections.settled()
  return outcomes
}

/** What is there after the next start. */
async function readAll() {
  const { connections, vault, settings, kept, history } = await open()
  const numbers = (await history.entries()).map((entry) => (entry.value as Written).number)
  return [
    connections.get('id')?.number,
    JSON.parse((await vault.read('id')) ?? '{}').number,
    settings.read().number,
    (await kept.read()).number,
    numbers.at(-1),
  ]
}

const all = (one: unknown) => [one, one, one, one, one]

test.skipIf(!canMount)(
  name('a full disk fails each change and loses nothing; with room again it goes on'),
  async () => {
    expect(await writeAll(1)).toEqual(all('kept'))
    writeFileSync(join(disk, 'filler'), Buffer.alloc(64))
    expect(() => writeFileSync(join(disk, 'filler'), Buffer.alloc(4_000_000))).toThrow(/ENOSPC/)
    // What is added to a page that is there already may still fit: then it is kept, and else nothing of it is.
    const outcomes = await writeAll(2)
    for (const outcome of outcomes) expect(['full', 'kept']).toContain(outcome)
    expect(outcomes).toContain('full')
    expect(await readAll()).toEqual(outcomes.map((outcome) => (outcome === 'kept' ? 2 : 1)))
    rmSync(join(disk, 'filler'))
    expect(await writeAll(3)).toEqual(all('kept'))
    expect(await readAll()).toEqual(all(3))
    expect(said).toEqual([])
  },
)

test.skipIf(!canMount)(
  name('a disk that may only be read shows all that is on it, and says that nothing can be saved'),
  async () => {
    expect(await writeAll(1)).toEqual(all('kept'))
    execFileSync('mount', ['-o', 'remount,ro', disk])
    expect(await readAll()).toEqual(all(1))
    for (const outcome of await writeAll(2)) expect(outcome).toBe('no-permission')
    execFileSync('mount', ['-o', 'remount,rw', disk])
    expect(await readAll()).toEqual(all(1))
    expect(await writeAll(3)).toEqual(all('kept'))
  },
)
