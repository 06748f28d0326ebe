import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { createFileReading } from './file-reading.ts'

/** A thread made of this code, in place of the built one. */
function threadOf(code: string): URL {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-thread-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'thread.mjs')
  writeFileSync(path, `import { parentPort, workerData } from 'node:worker_threads'\n${code}`)
  return pathToFileURL(path)
}

const long = { kind: 'postman-environment', text: JSON.stringify({ values: [], pad: 'x'.repeat(60_000) }) } as const

test('a long file goes to the thread, a short one is read at once', async () => {
  const read = createFileReading(threadOf('parentPort.postMessage({ ok: false, reason: workerData.kind })'))
  expect(await read(long)).toEqual({ ok: false, reason: 'postman-environment' })
  const values = [{ key: 'a', value: 'b' }]
  expect(await read({ kind: 'postman-environment', text: JSON.stringify({ values }) })).toMatchObject({
    ok: true,
    reading: { variables: [{ name: 'a', kind: 'plain', value: 'b' }] },
  })
})

test.each([
  ['fails', 'throw new Error("out of memory")'],
  ['ends without a word', ''],
])('a thread that %s is told in words', async (_, code) => {
  const read = createFileReading(threadOf(code))
  expect(await read(long)).toEqual({ ok: false, reason: expect.stringContaining('more than Hallpass can read') })
})
