import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptTarball, fetchTarball } from './npm-tarball.mjs'

const content = 'the published package'
const pinned = {
  name: 'electron-for-tests',
  version: '1.0.0',
  integrity: `sha512-${createHash('sha512').update(content).digest('base64')}`,
  bytes: content.length,
}
let folder = ''
let part = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-tarball-'))
  part = join(folder, 'package.tgz.part')
  file = join(folder, 'package.tgz')
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('a downloaded package', () => {
  it('is taken when it is exactly what was named', async () => {
    writeFileSync(part, content)
    await acceptTarball(part, file, pinned)
    expect(readFileSync(file, 'utf8')).toBe(content)
  })

  it.each([
    ['changed', `${content}!`],
    ['cut', content.slice(0, 5)],
    ['empty', ''],
  ])('is refused and removed when it is %s', async (_what, received) => {
    writeFileSync(part, received)
    await expect(acceptTarball(part, file, pinned)).rejects.toThrow('a different file than expected')
    expect([existsSync(part), existsSync(file)]).toEqual([false, false])
  })

  it('is not downloaded again when it is already there', async () => {
    writeFileSync(file, content)
    await fetchTarball(pinned, file)
    expect(readFileSync(file, 'utf8')).toBe(content)
  })
})
