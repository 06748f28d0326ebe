import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isInstalled, removeStamp, writeStamp } from './install-stamp.mjs'

const zod = { version: '4.6.7', integrity: 'sha512-zod' }
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-stamp-'))
  mkdirSync(join(folder, 'node_modules', 'zod'), { recursive: true })
  writeLock('package-lock.json', { '': {}, 'node_modules/zod': zod })
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('the stamp of an install', () => {
  it('counts for the lock file it was made for', () => {
    expect(isInstalled(folder)).toBe(false)
    writeStamp(folder)
    expect(isInstalled(folder)).toBe(true)
  })

  it('does not count once the lock file changes', () => {
    writeStamp(folder)
    writeLock('package-lock.json', { '': {}, 'node_modules/zod': { ...zod, version: '4.7.0' } })
    expect(isInstalled(folder)).toBe(false)
  })

  it('does not count while a new install runs, or after one was interrupted', () => {
    writeStamp(folder)
    removeStamp(folder)
    expect(isInstalled(folder)).toBe(false)
  })

  it('does not count without node_modules', () => {
    rmSync(join(folder, 'node_modules'), { recursive: true })
    expect(isInstalled(folder)).toBe(false)
  })
})

describe('an install made by hand', () => {
  beforeEach(() => {
    writeLock('node_modules/.package-lock.json', { 'node_modules/zod': zod })
    writePackage('zod', '4.6.7')
  })

  it('counts when every package is listed and there', () => {
    expect(isInstalled(folder)).toBe(true)
  })

  it('does not count when a package is not the listed one', () => {
    writePackage('zod', '4.0.0')
    expect(isInstalled(folder)).toBe(false)
  })

  it('does not count when a package is missing', () => {
    writeLock('package-lock.json', { '': {}, 'node_modules/zod': zod, 'node_modules/jose': { version: '6.2.17' } })
    expect(isInstalled(folder)).toBe(false)
  })

  it('does without packages for other systems', () => {
    const other = { version: '1.0.0', optional: true }
    writeLock('package-lock.json', { '': {}, 'node_modules/zod': zod, 'node_modules/mac-only': other })
    expect(isInstalled(folder)).toBe(true)
  })
})

function writeLock(file: string, packages: object) {
  writeFileSync(join(folder, file), JSON.stringify({ packages }))
}

function writePackage(name: string, version: string) {
  writeFileSync(join(folder, 'node_modules', name, 'package.json'), JSON.stringify({ name, version }))
}
