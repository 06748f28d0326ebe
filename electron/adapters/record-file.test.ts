import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RecordOptions } from './find-records.ts'
import { headLine, putLine } from './record-lines.ts'
import { openWords, told, type Word } from './test-records.ts'

let folder: string
let notices: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-records-'))
  notices = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (options: Partial<RecordOptions<Word>> = {}) => openWords(folder, notices, options)
const file = (name = 'words.records') => join(folder, name)
const text = (name?: string) => readFileSync(file(name), 'utf8')
const damagedName = 'words.damaged-2026-01-02T03-04-05.000Z.records'
const readAgain = () => told(open())

/** More changes of one record than a file keeps of the past. */
function changeOften(records: ReturnType<typeof open>, id: string, last: string): void {
  for (let turn = 0; turn < 104; turn++) records.put(id, { word: `${turn}` })
  records.put(id, { word: last })
}

test('starts empty without a file and leaves none behind', () => {
  expect(readAgain()).toBe('')
  expect(readdirSync(folder)).toEqual([])
  expect(notices).toEqual([])
})

test('what was put, replaced and removed is so in the next run, in the order it came, for the owner only', () => {
  const records = open()
  records.put('b', { word: 'ü' })
  records.put('a', { word: '1' })
  records.put('c', { word: '3' })
  records.put('b', { word: '2\n2' })
  records.remove('a')
  records.remove('never there')
  records.put('a', { word: 'again' })
  expect(told(records)).toBe('b=2\n2 c=3 a=again')
  expect(records.get('c')).toEqual({ word: '3' })
  expect(readAgain()).toBe('b=2\n2 c=3 a=again')
  expect((statSync(file()).mode & 0o777).toString(8)).toBe('600')
  expect(notices).toEqual([])
})

test('names that objects already have are records like any other', () => {
  open().put('__proto__', { word: 'x' })
  expect(readAgain()).toBe('__proto__=x')
})

test('a change writes its own line and none of the others', () => {
  const records = open()
  for (const id of ['a', 'b', 'c']) records.put(id, { word: 'x'.repeat(1000) })
  const before = text()
  records.put('a', { word: 'y' })
  expect(text().startsWith(before)).toBe(true)
  expect(text().length - before.length).toBeLessThan(100)
})

test('all are replaced at once, and no copy of those before is left', async () => {
  const records = open()
  changeOften(records, 'a', 'old-secret')
  await records.settled()
  records.put('a', { word: 'old-secret' })
  records.replaceAll(new Map([['n', { word: 'new' }]]))
  expect(readAgain()).toBe('n=new')
  expect(readdirSync(folder)).toEqual(['words.records'])
  expect(text()).not.toContain('old-secret')
})

test('a file that is mostly of the past is written anew beside it, and what changes meanwhile is in it', async () => {
  const records = open()
  records.put('kept', { word: 'k' })
  changeOften(records, 'a', 'during')
  records.remove('kept')
  records.put('b', { word: 'during too' })
  await records.settled()
  expect(text().split('\n').length).toBeLessThan(20)
  expect(told(records)).toBe('a=during b=during too')
  records.put('c', { word: 'after' })
  expect(readAgain()).toBe('a=during b=during too c=after')
  expect(readdirSync(folder).toSorted()).toEqual(['words.previous.records', 'words.records'])
  expect((statSync(file()).mode & 0o777).toString(8)).toBe('600')
})

test('replacing all of them while the file is written anew leaves those that replaced', async () => {
  const records = open()
  changeOften(records, 'a', 'last')
  records.replaceAll(new Map([['n', { word: 'new' }]]))
  await records.settled()
  records.put('m', { word: 'more' })
  expect(readAgain()).toBe('n=new m=more')
  expect(readdirSync(folder)).toEqual(['words.records'])
})

test('what is mostly of the past is written anew at the next start, too', async () => {
  const records = open()
  for (let turn = 0; turn < 30; turn++) records.put('a', { word: `${turn}` })
  const again = open()
  await again.settled()
  expect(text().split('\n')).toHaveLength(3)
  expect(told(again)).toBe('a=29')
  again.put('b', { word: 'b' })
  expect(readAgain()).toBe('a=29 b=b')
})

test('a file cut off at any place opens with the changes before it, and takes new ones', () => {
  const records = open()
  records.put('a', { word: '1' })
  const whole = text().length
  records.put('b', { word: 'ü' })
  records.put('a', { word: '2' })
  const bytes = readFileSync(file())
  const expected = ['a=1', 'a=1 b=ü', 'a=2 b=ü']
  for (let length = whole; length < bytes.byteLength; length++) {
    writeFileSync(file(), bytes.subarray(0, length))
    const cut = open()
    expect(expected).toContain(told(cut))
    cut.put('n', { word: 'new' })
    expect(readAgain()).toBe(`${told(cut)}`)
  }
  expect(notices).toEqual([])
})

test('a file cut off in what it began with is set aside, and the rest is taken from the copy before it', async () => {
  const records = open()
  records.put('first', { word: 'f' })
  records.put('second', { word: 's' })
  changeOften(records, 'a', 'x')
  await records.settled()
  records.put('first', { word: 'newer' })
  const bytes = readFileSync(file())
  const secondLine = bytes.indexOf('\n', bytes.indexOf('\n') + 1) + 1
  for (const length of [0, 1, secondLine - 1, secondLine, secondLine + 9]) {
    writeFileSync(file(), bytes.subarray(0, length))
    notices.length = 0
    const { put, all } = open()
    expect([...all().keys()]).toEqual(['first', 'second', 'a'])
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain(`The list of words was damaged and was set aside as ${damagedName}.`)
    expect(readFileSync(file(damagedName)).byteLength).toBe(length)
    put('n', { word: 'new' })
    expect(readAgain()).toMatch(/n=new$/)
    expect(notices).toHaveLength(1)
    rmSync(file(damagedName))
  }
})

test('of a file with a damaged line in the middle everything else is kept', () => {
  const records = open()
  for (const id of ['a', 'b', 'c']) records.put(id, { word: `of-${id}` })
  writeFileSync(file(), text().replace('of-b', 'of-B'))
  const bad = text()
  expect(readAgain()).toBe('a=of-a c=of-c')
  expect(text(damagedName)).toBe(bad)
  expect(notices).toEqual([
    `The list of words was damaged and was set aside as ${damagedName}. Everything in it that could be read was kept; the newest change may be missing.`,
  ])
  expect(readAgain()).toBe('a=of-a c=of-c')
  expect(notices).toHaveLength(1)
})

test.each([
  ['garbage', 'hello\nworld\n'],
  ['zeros', '\0'.repeat(300)],
  ['empty', ''],
  ['JSON of something else', '{"schema":1,"document":{}}\n'],
  ['of an impossible schema', headLine(0, 0)],
])('a file that is %s is set aside and the copy before it taken', async (_how, bad) => {
  const records = open()
  changeOften(records, 'a', 'kept')
  await records.settled()
  writeFileSync(file(), bad)
  expect(readAgain()).toBe('a=kept')
  expect(text(damagedName)).toBe(bad)
  expect(notices).toEqual([
    `The list of words was damaged and was set aside as ${damagedName}. The last good copy before it was restored; the newest changes may be missing.`,
  ])
})

test('a damaged file without an earlier copy is set aside, and it starts empty', () => {
  writeFileSync(file(), 'x')
  const records = open()
  expect(notices).toEqual([
    `The list of words was damaged and was set aside as ${damagedName}. There was no earlier copy, so it starts empty.`,
  ])
  records.put('n', { word: 'new' })
  expect(readAgain()).toBe('n=new')
  expect(text(damagedName)).toBe('x')
})

test('a record that is none counts as damage', () => {
  writeFileSync(file(), headLine(1, 0) + putLine('a', { word: 'a' }) + putLine('b', { word: 7 }))
  expect(readAgain()).toBe('a=a')
  expect(existsSync(file(damagedName))).toBe(true)
})

test('a file that vanished is taken from the earlier copy', async () => {
  const records = open()
  changeOften(records, 'a', 'kept')
  await records.settled()
  rmSync(file())
  expect(readAgain()).toBe('a=kept')
  expect(notices.join()).toContain('was missing')
})

test('a file that vanished or was changed by somebody else while it was open is written anew as a whole', () => {
  const records = open()
  records.put('a', { word: '1' })
  rmSync(file())
  records.put('b', { word: '2' })
  expect(readAgain()).toBe('a=1 b=2')
  appendFileSync(file(), 'something of somebody')
  records.put('c', { word: '3' })
  expect(readAgain()).toBe('a=1 b=2 c=3')
  truncateSync(file(), 10)
  records.put('d', { word: '4' })
  expect(readAgain()).toBe('a=1 b=2 c=3 d=4')
  expect(notices).toEqual([])
})

test('what a write that was killed in the middle left behind is swept', () => {
  open().put('a', { word: '1' })
  for (const left of ['.words.records.tmp-abc', '.words.previous.records.tmp-abc', 'words.next.records']) {
    writeFileSync(file(left), 'half')
  }
  writeFileSync(file('words-of-others.next.records'), 'theirs')
  expect(readAgain()).toBe('a=1')
  expect(readdirSync(folder).toSorted()).toEqual(['words-of-others.next.records', 'words.records'])
})

test('older records are brought forward step by step, and the file with them', () => {
  const migrations = [(older: unknown) => ({ word: String((older as { text: string }).text) })]
  writeFileSync(file(), headLine(1, 1) + putLine('a', { text: 'old' }))
  const before = text()
  const records = open({ migrations })
  expect(told(records)).toBe('a=old')
  expect(text('words.previous.records')).toBe(before)
  records.put('b', { word: 'new' })
  expect(told(open({ migrations }))).toBe('a=old b=new')
  expect(notices).toEqual([])
})

test('a file of a newer Hallpass is never written over, nor one whose earlier copy is', () => {
  const newer = headLine(2, 1) + putLine('a', { something: 'new' })
  writeFileSync(file(), newer)
  const records = open()
  expect(told(records)).toBe('')
  const refused = expect.objectContaining({ error: { code: 'storage-failed', reason: 'newer-version' } })
  expect(() => records.put('x', { word: 'x' })).toThrow(refused)
  expect(() => records.replaceAll(new Map())).toThrow(refused)
  expect(told(records)).toBe('')
  renameSync(file(), file('words.previous.records'))
  expect(() => open().put('x', { word: 'x' })).toThrow(refused)
  expect(text('words.previous.records')).toBe(newer)
  expect(notices[0]).toBe(
    'The list of words was saved by a newer version of Hallpass. It is left as it is, and what you change now cannot be saved.',
  )
})

test('a file that may not be written fails the change as a matter of permission, and nothing has changed', () => {
  const records = open()
  records.put('a', { word: 'old' })
  asSomebodyElse(() => {
    const refused = expect.objectContaining({ error: { code: 'storage-failed', reason: 'no-permission' } })
    expect(() => records.put('a', { word: 'new' })).toThrow(refused)
    expect(() => records.remove('a')).toThrow(refused)
    expect(() => records.replaceAll(new Map())).toThrow(refused)
  })
  expect(told(records)).toBe('a=old')
  expect(readAgain()).toBe('a=old')
  records.put('a', { word: 'new' })
  expect(readAgain()).toBe('a=new')
})

test('a file that may not be read is left alone', () => {
  open().put('a', { word: 'old' })
  const records = asSomebodyElse(() => open())
  expect(told(records)).toBe('')
  expect(notices).toEqual(['The list of words could not be read from disk. What you change now cannot be saved.'])
  expect(() => records.put('a', { word: 'new' })).toThrow()
  expect(readAgain()).toBe('a=old')
})

test('records of an earlier Hallpass are taken over once, and are done with only when they are safe', () => {
  let done = 0
  const takeOver = () => ({ records: new Map([['a', { word: 'taken' }]]), refuses: null, done: () => done++ })
  const records = open({ takeOver })
  expect([told(records), done]).toEqual(['a=taken', 1])
  records.remove('a')
  expect(told(open({ takeOver }))).toBe('')
  expect(done).toBe(1)
})

test('records of an earlier Hallpass that cannot be read now are not taken for none', () => {
  const takeOver = () => ({ records: new Map<string, Word>(), refuses: 'no-permission' as const, done: () => {} })
  expect(() => open({ takeOver }).put('a', { word: 'x' })).toThrow()
  expect(readdirSync(folder)).toEqual([])
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
    chmodSync(file(), 0o600)
  }
}

test('where nothing is to be left of what is removed, it is soon in no file any more', async () => {
  const records = open({ leavesNothing: true })
  records.put('a', { word: 'sealed-secret' })
  records.put('b', { word: 'stays' })
  records.replaceAll(new Map(records.all()))
  records.put('c', { word: 'more' })
  records.remove('a')
  records.remove('c')
  records.put('d', { word: 'meanwhile' })
  await records.settled()
  await records.settled()
  for (const name of readdirSync(folder))
    expect([name, text(name)]).toEqual([name, expect.not.stringMatching(/sealed-secret|more/)])
  expect(readdirSync(folder).toSorted()).toEqual(['words.previous.records', 'words.records'])
  records.put('e', { word: 'after' })
  expect(text('words.previous.records')).not.toContain('after')
  expect(readAgain()).toBe('b=stays d=meanwhile e=after')
})

test('what was removed just before the app ended is gone from every file after the next start', async () => {
  const records = open()
  records.put('a', { word: 'sealed-secret' })
  records.put('b', { word: 'stays' })
  records.remove('a')
  const next = open({ leavesNothing: true })
  await next.settled()
  for (const name of readdirSync(folder))
    expect([name, text(name)]).toEqual([name, expect.not.stringContaining('sealed-secret')])
  expect(told(next)).toBe('b=stays')
  // Once that is so, there is nothing to be written anew any more.
  const written = statSync(file()).ino
  await open({ leavesNothing: true }).settled()
  expect(statSync(file()).ino).toBe(written)
})

test('an end in the middle of leaving nothing does not keep what was removed in the copy', async () => {
  const records = open({ leavesNothing: true })
  records.put('a', { word: 'sealed-secret' })
  records.replaceAll(new Map(records.all()))
  records.put('b', { word: 'stays' })
  records.remove('b')
  await records.settled()
  expect(text('words.previous.records')).toContain('sealed-secret')
  records.remove('a')
  // Looked at in every turn, as though the app ended right there: the new file is never beside the old copy.
  let isOver = false
  const settled = records.settled().then(() => {
    isOver = true
  })
  while (!isOver) {
    const isNew = !text().includes('sealed-secret')
    const isOld = existsSync(file('words.previous.records')) && text('words.previous.records').includes('sealed-secret')
    expect([isNew, isOld]).not.toEqual([true, true])
    await new Promise((resolve) => setImmediate(resolve))
  }
  await settled
  expect(text()).not.toContain('sealed-secret')
})

test('where the copy before cannot be removed, nothing is replaced, in memory or on disk', () => {
  const records = open()
  records.put('a', { word: 'old' })
  const before = text()
  mkdirSync(file('words.previous.records'))
  expect(() => records.replaceAll(new Map([['a', { word: 'new' }]]))).toThrow(
    expect.objectContaining({ error: expect.objectContaining({ code: 'storage-failed' }) }),
  )
  expect([told(records), text()]).toEqual(['a=old', before])
})

test('all being replaced while the copy is made leaves no copy of those before', async () => {
  const records = open({ leavesNothing: true })
  for (const id of ['a', 'b']) records.put(id, { word: `secret-${id}` })
  records.remove('b')
  for (let turn = 0; turn < 40; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    records.replaceAll(new Map([['c', { word: `${turn}` }]]))
    records.put('d', { word: 'x' })
    records.remove('d')
  }
  await records.settled()
  for (const name of readdirSync(folder)) expect(text(name)).not.toMatch(/secret-|"d"/)
  expect(told(records)).toBe('c=39')
})
