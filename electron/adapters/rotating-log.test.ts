import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRotatingLog } from './rotating-log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-log-'))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const start = (options: { folder?: string; fileBytes?: number } = {}) =>
  createRotatingLog({ folder, now: () => 0, redact: (line) => line.replaceAll('canary', '•••'), ...options })
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test('an event is a line of JSON, for its owner only, on the error output as well', () => {
  const { log } = start()
  log('call-refused', { channel: 'tokens:get', code: 'timeout' })
  const line = '{"at":"1970-01-01T00:00:00.000Z","event":"call-refused","channel":"tokens:get","code":"timeout"}\n'
  expect(read('hallpass.log')).toBe(line)
  expect(process.stderr.write).toHaveBeenCalledWith(line)
  expect(statSync(join(folder, 'hallpass.log')).mode & 0o777).toBe(0o600)
})

test('no fact gets there unredacted, or longer than it need be', () => {
  const { log, lastLines } = start()
  log('odd', { what: `canary ${'x'.repeat(1000)}`, count: 3 })
  for (const text of [read('hallpass.log'), lastLines().join('')]) {
    expect(text).not.toContain('canary')
    expect(text.length).toBeLessThan(400)
  }
})

test('a secret that would be cut in the middle is told before it is cut', () => {
  const { log } = start()
  log('odd', { what: `${'x'.repeat(297)}canary` })
  expect(read('hallpass.log')).not.toContain('can')
})

test('a full file makes room for the next, three at most, also over restarts', () => {
  for (let turn = 0; turn < 40; turn += 1) start({ fileBytes: 500 }).log('turn', { turn })
  expect(readdirSync(folder).toSorted()).toEqual(['hallpass.1.log', 'hallpass.2.log', 'hallpass.log'])
  expect(read('hallpass.log')).toContain('"turn":39')
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(500)
})

test('where nothing can be kept, the last lines are there all the same', () => {
  const file = join(folder, 'in-the-way')
  writeFileSync(file, '')
  const { log, lastLines } = start({ folder: join(file, 'logs') })
  for (let turn = 0; turn < 60; turn += 1) log('turn', { turn })
  expect(lastLines()).toHaveLength(50)
  expect(lastLines().at(-1)).toContain('"turn":59')
})
