import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unzipped } from './practice-test-kit.ts'
import { storedZip } from './stored-zip.ts'

const files = { 'a.txt': 'hello\n', 'folder/ünïcode.txt': 'größe', 'empty.txt': '' }

test('a strict reader finds every file with its name and content', async () => {
  expect(await unzipped(storedZip(files))).toEqual(files)
})

test.skipIf(!hasUnzip())('unzip finds no error in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-zip-'))
  const path = join(folder, 'a.zip')
  writeFileSync(path, storedZip({ 'a.txt': 'hello\n', 'folder/b.txt': 'größe' }))
  try {
    expect(String(execFileSync('unzip', ['-t', path]))).toContain('No errors detected')
    expect(String(execFileSync('unzip', ['-p', path, 'folder/b.txt']))).toBe('größe')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the same files give the same bytes', () => {
  expect(storedZip(files)).toEqual(storedZip(files))
})

function hasUnzip(): boolean {
  try {
    execFileSync('unzip', ['-v'])
    return true
  } catch {
    return false
  }
}
