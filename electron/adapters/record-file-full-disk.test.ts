/** A disk that is full, as a small one in memory: only root on Linux can make one. Said aloud where it is skipped. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RecordFile } from './record-file.ts'
import { openWords, told, type Word } from './test-records.ts'

const canMount = process.platform === 'linux' && process.getuid?.() === 0
const kilobytes = 128
const full = expect.objectContaining({ error: { code: 'storage-failed', reason: 'full' } })

let folder: string
let notices: string[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-small-'))
  if (canMount) execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'hallpass-small', folder])
})
afterAll(() => {
  if (canMount) execFileSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  for (const entry of readdirSync(folder)) rmSync(join(folder, entry))
  notices = []
})

afterEach(() => Promise.all(opened.splice(0).map(({ settled }) => settled())))

const opened: RecordFile<Word>[] = []

function open(): RecordFile<Word> {
  const records = openWords(folder, notices)
  opened.push(records)
  return records
}

const words = (count: number) => ({ word: 'x'.repeat(count) })

test.skipIf(!canMount)(
  'a change that does not fit fails as full; the file is whole, and the next that fits is taken',
  () => {
    const records = open()
    records.put('a', { word: '1' })
    const before = readFileSync(join(folder, 'words.records'), 'utf8')
    expect(() => records.put('a', words(kilobytes * 1024))).toThrow(full)
    expect(told(records)).toBe('a=1')
    expect(readFileSync(join(folder, 'words.records'), 'utf8')).toBe(before)
    records.put('a', { word: '2' })
    expect(told(open())).toBe('a=2')
    expect(readdirSync(folder)).toEqual(['words.records'])
  },
)

test.skipIf(!canMount)('replacing all with what does not fit leaves those before', () => {
  const records = open()
  records.put('a', { word: '1' })
  expect(() => records.replaceAll(new Map([['b', words(kilobytes * 1024)]]))).toThrow(full)
  expect(told(records)).toBe('a=1')
  expect(told(open())).toBe('a=1')
  expect(readdirSync(folder)).toEqual(['words.records'])
})

test.skipIf(!canMount)(
  'a damaged file on a full disk is read as far as it goes, and nothing is lost or written',
  () => {
    const records = open()
    records.put('a', { word: '1' })
    records.put('b', { word: '2' })
    const path = join(folder, 'words.records')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"2"', '"3"'))
    const bad = readFileSync(path, 'utf8')
    fill()
    const again = open()
    expect(told(again)).toBe('a=1')
    expect(() => again.put('c', { word: '3' })).toThrow(full)
    expect(readFileSync(path, 'utf8')).toBe(bad)
    expect(notices).toEqual([
      'The list of words could be read, but not written to disk again. What you change now cannot be saved.',
    ])
  },
)

test.skipIf(!canMount)('a file that cannot be written anew on a full disk goes on as it is', async () => {
  const records = open()
  for (let turn = 0; turn < 60; turn++) records.put('a', { word: `${turn}` })
  fill()
  const again = open()
  await again.settled()
  expect(told(again)).toBe('a=59')
  rmSync(join(folder, 'filling'))
  again.put('a', { word: 'last' })
  expect(told(open())).toBe('a=last')
})

/** Leaves no room at all. */
function fill(): void {
  const piece = Buffer.alloc(4096)
  const path = join(folder, 'filling')
  try {
    for (;;) writeFileSync(path, piece, { flag: 'a' })
  } catch {}
}
