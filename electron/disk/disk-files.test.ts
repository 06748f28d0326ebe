import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { appendFile, chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { diskFileFailure } from './disk-file-failure.ts'
import { diskFiles } from './disk-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'hallpass-disk-'))
afterAll(() => rm(folder, { recursive: true }))

/** What the person is told; fails the test when there is nothing to be told. */
async function reasonOf(what: Promise<unknown>): Promise<string> {
  const thrown = await what.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (thrown instanceof AppFailure && thrown.error.code === 'request-refused') return thrown.error.reason
  throw new Error(`Expected a refusal, got ${String(thrown)}`)
}

async function readAll(facts: Parameters<typeof diskFiles.read>[0]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of diskFiles.read(facts)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Root may read everything, so it is somebody else meanwhile. */
async function asAnybody(act: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return act()
  process.seteuid?.(65_534)
  try {
    await act()
  } finally {
    process.seteuid?.(0)
  }
}

const hasPipes = process.platform !== 'win32'

describe('a file that is sent', () => {
  it('is read byte for byte, whatever it is called', async () => {
    const path = join(folder, 'Ünïcødé “quoted” 😀.bin')
    const bytes = Buffer.from(Array.from({ length: 700_000 }, (_none, index) => (index * 7) % 256))
    await writeFile(path, bytes)
    const facts = await diskFiles.look(path)
    expect(facts).toMatchObject({ name: 'Ünïcødé “quoted” 😀.bin', size: 700_000 })
    expect((await readAll(facts)).equals(bytes)).toBe(true)
    expect((await readAll(facts)).equals(bytes)).toBe(true)
  })

  it('may be empty', async () => {
    const path = join(folder, 'empty')
    await writeFile(path, '')
    expect((await readAll(await diskFiles.look(path))).byteLength).toBe(0)
  })

  it('is refused with its name when it is gone, and its folder is not told', async () => {
    const reason = await reasonOf(diskFiles.look(join(folder, 'gone.csv')))
    expect(reason).toContain('“gone.csv” is no longer where it was')
    expect(reason).not.toContain(folder)
  })

  it('is refused when it is a folder', async () => {
    await mkdir(join(folder, 'photos'))
    expect(await reasonOf(diskFiles.look(join(folder, 'photos')))).toContain('“photos” is a folder')
  })

  it.skipIf(!hasPipes)('is refused when it is a pipe, without waiting for anybody', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(await reasonOf(diskFiles.look(join(folder, 'pipe')))).toContain('not a plain file')
  })

  it.skipIf(!hasPipes)('is refused when it may not be read', async () => {
    const path = join(folder, 'private.txt')
    await writeFile(path, 'x')
    await chmod(folder, 0o755)
    await chmod(path, 0o000)
    await asAnybody(async () => {
      expect(await reasonOf(diskFiles.look(path))).toContain('not allowed to read the file “private.txt”')
    })
  })

  it.each([
    ['EACCES', 'not allowed'],
    ['EPERM', 'not allowed'],
    ['ENOTDIR', 'no longer where it was'],
    ['EISDIR', 'is a folder'],
    ['ENXIO', 'not a plain file'],
    ['EIO', 'could not be read'],
    [undefined, 'could not be read'],
  ])('has words for %s', (code, words) => {
    const { error } = diskFileFailure(Object.assign(new Error('/home/me/secret/x'), { code }), 'x.txt')
    expect(error).toMatchObject({ code: 'request-refused', part: 'body', reason: expect.stringContaining(words) })
    expect(JSON.stringify(error)).not.toContain('secret')
  })
})

describe('a file that changed after it was looked at', () => {
  it.each([
    ['grew', (path: string) => appendFile(path, 'more')],
    ['shrank', (path: string) => writeFile(path, 'x')],
    [
      'was replaced by one as long',
      (path: string) => writeFile(`${path}.new`, 'other!').then(() => rename(`${path}.new`, path)),
    ],
  ])('is not sent when it %s', async (_what, change) => {
    const path = join(folder, 'changes.txt')
    await writeFile(path, 'before')
    const facts = await diskFiles.look(path)
    await change(path)
    expect(await reasonOf(readAll(facts))).toContain('“changes.txt” changed while it was being sent')
  })

  it.each([
    ['grows', (path: string) => appendFile(path, 'more')],
    ['shrinks', (path: string) => writeFile(path, 'x')],
  ])('never gives its last piece when it %s while it is read', async (_what, change) => {
    const path = join(folder, 'long.bin')
    await writeFile(path, Buffer.alloc(600_000))
    const facts = await diskFiles.look(path)
    let given = 0
    const reading = (async () => {
      for await (const piece of diskFiles.read(facts)) {
        given += piece.byteLength
        await change(path)
      }
    })()
    expect(await reasonOf(reading)).toContain('changed while it was being sent')
    expect(given).toBeLessThan(600_000)
  })

  it('is let go of when nobody reads on', async () => {
    const path = join(folder, 'left.bin')
    await writeFile(path, Buffer.alloc(600_000))
    for await (const _piece of diskFiles.read(await diskFiles.look(path))) break
    await rm(path)
    expect(await reasonOf(diskFiles.look(path))).toContain('no longer')
  })
})
