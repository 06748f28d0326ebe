import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { createDocumentReading } from './document-reading.ts'

/** A thread made of this code, in place of the built one. */
function threadOf(code: string): URL {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-thread-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'thread.mjs')
  writeFileSync(path, `import { parentPort, workerData } from 'node:worker_threads'\n${code}`)
  return pathToFileURL(path)
}

const long = `a: ${'x'.repeat(60_000)}`

test('long YAML goes to the thread, what is short and all JSON is read at once', async () => {
  const read = createDocumentReading(threadOf('parentPort.postMessage({ ok: true, value: workerData.length })'))
  expect(await read(long)).toEqual({ ok: true, value: long.length })
  expect(await read('a: 1')).toEqual({ ok: true, value: { a: 1 } })
  expect(await read(JSON.stringify({ long }))).toEqual({ ok: true, value: { long } })
})

test.each([
  ['fails', 'throw new Error("out of memory")'],
  ['ends without a word', ''],
])('a thread that %s is told in words', async (_, code) => {
  const read = createDocumentReading(threadOf(code))
  expect(await read(long)).toEqual({ ok: false, reason: expect.stringContaining('more than Hallpass can read') })
})
