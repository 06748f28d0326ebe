import { appendFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isComplete, writeManifest } from './runtime-manifest.mjs'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-runtime-'))
  mkdirSync(join(folder, 'locales'))
  writeFileSync(join(folder, 'electron'), 'binary')
  writeFileSync(join(folder, 'locales', 'en-US.pak'), 'words')
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('a runtime', () => {
  it('is whole once its list is written', async () => {
    await writeManifest(folder)
    expect(await isComplete(folder)).toBe(true)
  })

  it('is not whole when its making was interrupted before the list', async () => {
    expect(await isComplete(folder)).toBe(false)
  })

  it('is not whole when it is not there', async () => {
    expect(await isComplete(join(folder, 'elsewhere'))).toBe(false)
  })

  it.each([
    ['a file is cut', () => truncateSync(join(folder, 'electron'), 3)],
    ['a file is missing', () => rmSync(join(folder, 'locales', 'en-US.pak'))],
    ['a file has grown', () => appendFileSync(join(folder, 'electron'), 'more')],
    ['the list is cut', () => truncateSync(join(folder, 'complete.json'), 10)],
    ['the list is empty', () => writeFileSync(join(folder, 'complete.json'), '{"files":[]}')],
  ])('is not whole when %s', async (_what, harm) => {
    await writeManifest(folder)
    harm()
    expect(await isComplete(folder)).toBe(false)
  })
})
