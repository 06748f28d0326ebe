/** A disk that fills up in the middle of a write: electron-store then keeps half a file and reports success. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDocument } from './document-file.ts'

const disk = vi.hoisted(() => ({ full: false }))

// What electron-store 12.0.0 did on a 16 kB tmpfs: a short write that nobody noticed.
vi.mock('electron-store', () => ({
  default: class {
    readonly path: string
    constructor({ cwd, name }: { cwd: string; name: string }) {
      this.path = join(cwd, `${name}.json`)
    }
    set store(value: unknown) {
      const text = `${JSON.stringify(value, null, 2)}\n`
      writeFileSync(this.path, disk.full ? text.slice(0, text.length / 2) : text)
    }
  },
}))

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-full-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a write that the disk cut off fails as full, and the good file was never touched', () => {
  const notices: string[] = []
  const open = () =>
    openDocument<readonly string[]>({
      folder,
      name: 'notes',
      title: 'list of notes',
      fresh: [],
      migrations: [],
      isValid: Array.isArray,
      now: () => 0,
      notice: (sentence) => notices.push(sentence),
    })
  const document = open()
  disk.full = false
  document.write(['old'])
  const good = readFileSync(join(folder, 'notes.json'), 'utf8')
  disk.full = true
  expect(() => document.write(['new'])).toThrow(
    expect.objectContaining({ error: { code: 'storage-failed', reason: 'full' } }),
  )
  expect(document.read()).toEqual(['old'])
  expect(readFileSync(join(folder, 'notes.json'), 'utf8')).toBe(good)
  expect(readdirSync(folder).toSorted()).toEqual(['notes.json', 'notes.previous.json'])
  disk.full = false
  document.write(['new'])
  expect(open().read()).toEqual(['new'])
  expect(notices).toEqual([])
})
