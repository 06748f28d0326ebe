import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type DocumentOptions, openDocument } from './document-file.ts'

// electron-store asks for Electron; in plain Node that package wants to download it unless told where it is.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere'
})

type Notes = { readonly notes: readonly string[] }

let folder: string
let notices: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-document-'))
  notices = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const isNotes = (value: unknown): value is Notes =>
  typeof value === 'object' && value !== null && 'notes' in value && Array.isArray(value.notes)

function open(options: Partial<DocumentOptions<Notes>> = {}) {
  return openDocument<Notes>({
    folder,
    name: 'notes',
    title: 'list of notes',
    fresh: { notes: [] },
    migrations: [],
    isValid: isNotes,
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
    notice: (sentence) => notices.push(sentence),
    ...options,
  })
}

const file = (name = 'notes.json') => join(folder, name)
const onDisk = (name?: string): unknown => JSON.parse(readFileSync(file(name), 'utf8'))
const modeOf = (name: string) => (statSync(file(name)).mode & 0o777).toString(8)
const damagedName = 'notes.damaged-2026-01-02T03-04-05.000Z.json'

test('starts fresh without a file and leaves none behind', () => {
  expect(open().read()).toEqual({ notes: [] })
  expect(readdirSync(folder)).toEqual([])
  expect(notices).toEqual([])
})

test('what was written is there in the next run, with its schema and for the owner only', () => {
  open().write({ notes: ['a', 'ü'] })
  expect(open().read()).toEqual({ notes: ['a', 'ü'] })
  expect(onDisk()).toEqual({ schema: 1, document: { notes: ['a', 'ü'] } })
  expect(modeOf('notes.json')).toBe('600')
  expect(notices).toEqual([])
})

test('no copy is kept of what is to be gone once it is taken away', () => {
  open().write({ notes: ['before'] })
  open().write({ notes: ['kept by an older version'] })
  const document = open({ keepsPrevious: false })
  document.write({ notes: ['secret'] })
  document.write({ notes: [] })
  expect(readdirSync(folder)).toEqual(['notes.json'])
  expect(readFileSync(file(), 'utf8')).not.toContain('secret')
})

test('the good copy before the last write is kept, for the owner only', () => {
  const document = open()
  document.write({ notes: ['1'] })
  document.write({ notes: ['1', '2'] })
  expect(onDisk('notes.previous.json')).toMatchObject({ document: { notes: ['1'] } })
  expect(modeOf('notes.previous.json')).toBe('600')
  expect(readdirSync(folder).toSorted()).toEqual(['notes.json', 'notes.previous.json'])
})

test('a file that others could read is closed to them by the next write', () => {
  open().write({ notes: ['1'] })
  chmodSync(file(), 0o644)
  open().write({ notes: ['2'] })
  expect(modeOf('notes.json')).toBe('600')
})

test.each([
  ['cut off', (good: string) => good.slice(0, good.length / 2)],
  ['empty', () => ''],
  ['zeros', () => '\0'.repeat(200)],
  ['not JSON', () => 'hello'],
  ['JSON of something else', () => '{"notes":["x"]}'],
  ['a list', () => '[1,2]'],
  ['of an impossible schema', () => '{"schema":0,"document":{"notes":[]}}'],
  ['of the wrong shape', () => '{"schema":1,"document":{"notes":"x"}}'],
])('a file that is %s is set aside and the previous good copy restored', (_how, damage) => {
  const before = open()
  before.write({ notes: ['1'] })
  before.write({ notes: ['1', '2'] })
  const bad = damage(readFileSync(file(), 'utf8'))
  writeFileSync(file(), bad)
  expect(open().read()).toEqual({ notes: ['1'] })
  expect(readFileSync(file(damagedName), 'utf8')).toBe(bad)
  expect(onDisk()).toMatchObject({ document: { notes: ['1'] } })
  expect(modeOf('notes.json')).toBe('600')
  expect(notices).toEqual([
    `The list of notes was damaged and was set aside as ${damagedName}. The last good copy before it was restored; the newest change may be missing.`,
  ])
})

test('a damaged file without an earlier copy is set aside, and the next write is good', () => {
  writeFileSync(file(), '{"sche')
  const document = open()
  expect(document.read()).toEqual({ notes: [] })
  expect(notices).toEqual([
    `The list of notes was damaged and was set aside as ${damagedName}. There was no earlier copy, so it starts empty.`,
  ])
  document.write({ notes: ['new'] })
  expect(open().read()).toEqual({ notes: ['new'] })
  expect(existsSync(file(damagedName))).toBe(true)
})

test('when the earlier copy is damaged too, nothing is deleted and it starts empty', () => {
  writeFileSync(file(), 'x')
  writeFileSync(file('notes.previous.json'), 'y')
  expect(open().read()).toEqual({ notes: [] })
  expect(readdirSync(folder).toSorted()).toEqual([damagedName, 'notes.previous.json'])
})

test('a file that vanished is taken from the earlier copy', () => {
  const before = open()
  before.write({ notes: ['1'] })
  before.write({ notes: ['2'] })
  rmSync(file())
  expect(open().read()).toEqual({ notes: ['1'] })
  expect(notices.join()).toContain('was missing')
})

test('a write that was killed in the middle leaves the old document, and its remains are swept', () => {
  open().write({ notes: ['old'] })
  writeFileSync(file('notes.next.json.tmp-1234567890abcdef'), '{"schema":1,"docu')
  writeFileSync(file('notes.next.json'), '{"schema":1,"document":{"notes":["never arrived"]}}')
  writeFileSync(file('.notes.previous.json.tmp-abcdef'), '{"sch')
  writeFileSync(file('notes-of-others.next.json'), 'x')
  expect(open().read()).toEqual({ notes: ['old'] })
  expect(readdirSync(folder).toSorted()).toEqual(['notes-of-others.next.json', 'notes.json'])
  expect(notices).toEqual([])
})

const migrations: DocumentOptions<Notes>['migrations'] = [
  (older) => ({ list: (older as { text: string }).text.split(',') }),
  (older) => ({ notes: (older as { list: string[] }).list }),
]

test('older documents are brought forward step by step, from wherever they are', () => {
  writeFileSync(file(), '{"schema":1,"document":{"text":"a,b"}}')
  expect(open({ migrations }).read()).toEqual({ notes: ['a', 'b'] })
  writeFileSync(file(), '{"schema":2,"document":{"list":["c"]}}')
  const document = open({ migrations })
  expect(document.read()).toEqual({ notes: ['c'] })
  document.write({ notes: ['d'] })
  expect(onDisk()).toEqual({ schema: 3, document: { notes: ['d'] } })
  expect(onDisk('notes.previous.json')).toEqual({ schema: 2, document: { list: ['c'] } })
  expect(notices).toEqual([])
})

test('a document that cannot be brought forward is set aside, not deleted', () => {
  writeFileSync(file(), '{"schema":1,"document":{}}')
  expect(open({ migrations }).read()).toEqual({ notes: [] })
  expect(existsSync(file(damagedName))).toBe(true)
})

test('a file of a newer Hallpass is never written over', () => {
  const newer = '{"schema":2,"document":{"something":"new"}}'
  writeFileSync(file(), newer)
  const document = open()
  expect(document.read()).toEqual({ notes: [] })
  expect(() => document.write({ notes: ['x'] })).toThrow(
    expect.objectContaining({ error: { code: 'storage-failed', reason: 'newer-version' } }),
  )
  expect(document.read()).toEqual({ notes: [] })
  expect(readFileSync(file(), 'utf8')).toBe(newer)
  expect(readdirSync(folder)).toEqual(['notes.json'])
  expect(notices).toEqual([
    'The list of notes was saved by a newer version of Hallpass. It is left as it is, and what you change now cannot be saved.',
  ])
})

test('a folder that takes no files fails the write as a matter of permission and changes nothing', () => {
  const document = open()
  document.write({ notes: ['old'] })
  asSomebodyElse(() => {
    expect(() => document.write({ notes: ['new'] })).toThrow(
      expect.objectContaining({ error: { code: 'storage-failed', reason: 'no-permission' } }),
    )
  })
  expect(document.read()).toEqual({ notes: ['old'] })
  expect(open().read()).toEqual({ notes: ['old'] })
  document.write({ notes: ['new'] })
  expect(open().read()).toEqual({ notes: ['new'] })
})

test('a file that may not be read is left alone', () => {
  open().write({ notes: ['old'] })
  const document = asSomebodyElse(() => open())
  expect(document.read()).toEqual({ notes: [] })
  expect(notices).toEqual(['The list of notes could not be read from disk. What you change now cannot be saved.'])
  expect(() => document.write({ notes: ['new'] })).toThrow(
    expect.objectContaining({ error: { code: 'storage-failed', reason: 'no-permission' } }),
  )
  expect(onDisk()).toMatchObject({ document: { notes: ['old'] } })
})

test('a place that can hold no folder fails as other, and the app still opens', () => {
  writeFileSync(file('not-a-folder'), '')
  const document = open({ folder: join(file('not-a-folder'), 'below') })
  expect(document.read()).toEqual({ notes: [] })
  expect(() => document.write({ notes: [] })).toThrow(
    expect.objectContaining({ error: { code: 'storage-failed', reason: 'other' } }),
  )
})

/** Takes the permissions away in a way that holds for root too: by being nobody for a while. */
function asSomebodyElse<T>(act: () => T): T {
  const root = process.getuid?.() === 0
  chmodSync(folder, 0o500)
  chmodSync(file(), 0o000)
  if (root) process.seteuid?.(65_534)
  try {
    return act()
  } finally {
    if (root) process.seteuid?.(0)
    chmodSync(folder, 0o700)
    if (existsSync(file())) chmodSync(file(), 0o600)
  }
}
