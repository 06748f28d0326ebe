import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeOverDocument } from './take-over.ts'
import { isWord, openWords, told, type Word } from './test-records.ts'

// electron-store asks for Electron; in plain Node that package wants to download it unless told where it is.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere'
})

let folder: string
let notices: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-taken-'))
  notices = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const isWords = (value: unknown): value is readonly Word[] => Array.isArray(value) && value.every(isWord)

function open(leavesNothing = false) {
  const options = { folder, name: 'words', title: 'list of words', now: () => 0, notice: notices.push.bind(notices) }
  const takeOver = () =>
    takeOverDocument({ ...options, leavesNothing, fresh: [], migrations: [], isValid: isWords }, (words) =>
      words.map((word) => [word.word, word] as const),
    )
  return openWords(folder, notices, { takeOver })
}

const document = (...words: string[]) => `{"schema":1,"document":${JSON.stringify(words.map((word) => ({ word })))}}`

test('a document becomes records, and stays beside them under another name', () => {
  writeFileSync(join(folder, 'words.json'), document('a', 'b'))
  writeFileSync(join(folder, 'words.previous.json'), document('a'))
  const records = open()
  records.put('c', { word: 'c' })
  expect(told(open())).toBe('a=a b=b c=c')
  expect(readdirSync(folder)).toEqual(['words.records', 'words.taken-over.json'])
  expect(readFileSync(join(folder, 'words.taken-over.json'), 'utf8')).toBe(document('a', 'b'))
  expect(notices).toEqual([])
})

test('where nothing is to be left of what is removed, no document stays beside the records', () => {
  writeFileSync(join(folder, 'words.json'), document('a', 'b'))
  writeFileSync(join(folder, 'words.previous.json'), document('a'))
  expect(told(open(true))).toBe('a=a b=b')
  expect(readdirSync(folder)).toEqual(['words.records'])
})

test('of a damaged document the copy before it is taken over, and that is said', () => {
  writeFileSync(join(folder, 'words.json'), document('a', 'b').slice(0, -4))
  writeFileSync(join(folder, 'words.previous.json'), document('a'))
  expect(told(open())).toBe('a=a')
  expect(notices.join()).toContain('The list of words was damaged and was set aside as')
})

test('a document of a newer Hallpass is left as it is, and so is everything beside it', () => {
  writeFileSync(join(folder, 'words.json'), '{"schema":2,"document":[]}')
  expect(() => open().put('a', { word: 'a' })).toThrow()
  expect(readdirSync(folder)).toEqual(['words.json'])
})
