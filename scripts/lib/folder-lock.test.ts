import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from './folder-lock.mjs'

const options = { limitMs: 5000, onWait: () => {} }
// Above the highest process id that Linux gives.
const NOBODY = 4_194_305
let folder = ''
let lock = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-lock-'))
  lock = join(folder, 'lock')
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('a lock', () => {
  it('lets one work at a time', async () => {
    const order: string[] = []
    const work = (name: string) => async () => {
      order.push(`${name} begins`)
      await sleep(50)
      order.push(`${name} ends`)
    }
    await Promise.all([withLock(lock, options, work('first')), withLock(lock, options, work('second'))])
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  })

  it('is given back when the work fails', async () => {
    await expect(withLock(lock, options, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(lock)).toBe(false)
  })

  it('is taken over from a process that was ended', async () => {
    writeFileSync(lock, String(NOBODY))
    expect(await withLock(lock, options, async () => 'done')).toBe('done')
  })

  it('is taken over when its owner has not shown itself for a minute', async () => {
    writeFileSync(lock, String(process.pid))
    const old = new Date(Date.now() - 61_000)
    utimesSync(lock, old, old)
    expect(await withLock(lock, options, async () => 'done')).toBe('done')
  })
})
