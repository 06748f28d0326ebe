import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { streamAtomically } from './stream-atomically.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-stream-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

it('writes all pieces in their order, in place of what was there', async () => {
  const path = join(folder, 'answer.bin')
  writeFileSync(path, 'old and longer than the new one')
  await streamAtomically(path, pieces('one ', '', 'two'), 0o600)
  expect(readFileSync(path, 'utf8')).toBe('one two')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['answer.bin'])
})

it('has nothing under the file’s name before all of it is there', async () => {
  const path = join(folder, 'answer.bin')
  async function* looking() {
    yield Buffer.from('one')
    expect(readdirSync(folder)).not.toContain('answer.bin')
    yield Buffer.from('two')
  }
  await streamAtomically(path, looking(), 0o600)
  expect(readFileSync(path, 'utf8')).toBe('onetwo')
})

it('leaves the old file and nothing else when the content breaks off', async () => {
  const path = join(folder, 'answer.bin')
  writeFileSync(path, 'old')
  async function* broken() {
    yield Buffer.from('new')
    throw new Error('broke')
  }
  await expect(streamAtomically(path, broken(), 0o600)).rejects.toThrow('broke')
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['answer.bin'])
})

it('fails where there is no such folder, as the system says', async () => {
  await expect(streamAtomically(join(folder, 'no', 'x'), pieces('x'), 0o600)).rejects.toMatchObject({ code: 'ENOENT' })
})

it('takes a name as long as a disk allows', async () => {
  const path = join(folder, `${'x'.repeat(251)}.bin`)
  await streamAtomically(path, pieces('x'), 0o600)
  expect(readFileSync(path, 'utf8')).toBe('x')
})
