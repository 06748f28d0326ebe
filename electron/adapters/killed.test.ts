/** Killed at any moment, over and over: everything that was acknowledged is there after each start, and nothing is damaged. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openAll } from './test-killed-writer.ts'

// electron-store asks for Electron; in plain Node that package wants to download it unless told where it is.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere'
})

const kills = 25
/** Changes that a run makes before it is killed: 500 in all, and each at another moment. */
const changes = 20

// Below the project, where its libraries are found.
const project = join(import.meta.dirname, '..', '..')
const bundle = join(project, 'out', 'killed-writer')
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-killed-'))
  const entry = join(import.meta.dirname, 'test-killed-writer.ts')
  await build({
    ...{ configFile: false, root: project, logLevel: 'error' },
    build: {
      ssr: entry,
      outDir: bundle,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  })
}, 60_000)
afterAll(() => {
  for (const one of [folder, bundle]) rmSync(one, { recursive: true, force: true })
})

test('nothing acknowledged is lost', { timeout: 120_000 }, async () => {
  const key = randomBytes(32)
  const acknowledged = new Map<string, number>()
  const history: number[] = []
  let next = 0
  for (let turn = 0; turn < kills; turn += 1) {
    // Another moment each time, and the same ones in every run of this test.
    const lines = await runAndKill(next, key, changes + ((turn * 7) % 5), turn % 4)
    for (const { kind, name, number } of lines) {
      if (kind === 'history') history.push(number)
      acknowledged.set(kind === 'settings' || kind === 'kept' ? kind : `${kind} ${name}`, number)
      next = number + 1
    }
    // What was under way may have been written, and is not written again.
    next += 1
    const notices: string[] = []
    const {
      connections,
      vault,
      settings,
      kept,
      history: log,
    } = await openAll(folder, key, (said) => void notices.push(said))
    for (const [what, number] of acknowledged) {
      const [kind, name = ''] = what.split(' ')
      const found = {
        connection: () => connections.get(name)?.number,
        secret: async () => JSON.parse((await vault.read(name)) ?? '{}').number,
        kept: async () => (await kept.read()).number,
        settings: () => settings.read().number,
        removed: async () => ((await vault.read(`passing-${number}`)) === null ? number : -1),
      }[kind ?? '']
      if (found !== undefined)
        expect([turn, what, await found()]).toEqual([turn, what, expect.toSatisfy((there: number) => there >= number)])
    }
    const numbers = (await log.entries()).map(({ value }) => (value as { number: number }).number)
    expect(numbers).toEqual(expect.arrayContaining(history))
    expect([turn, ...notices, ...kept.notices()]).toEqual([turn])
    await connections.settled()
  }
  expect(next).toBeGreaterThan(kills * changes)
})

type Line = { readonly kind: string; readonly name: string; readonly number: number }

/** What a run acknowledged until it was killed, `after` changes and some milliseconds later. */
async function runAndKill(first: number, key: Buffer, after: number, laterMs: number): Promise<readonly Line[]> {
  const child = spawn(process.execPath, [join(bundle, 'writer.mjs'), folder, String(first), key.toString('hex')])
  let text = ''
  let said = ''
  let isEnding = false
  child.stderr.on('data', (data) => (said += String(data)))
  child.stdout.on('data', (data) => {
    text += String(data)
    if (isEnding || text.split('\n').length <= after) return
    isEnding = true
    setTimeout(() => child.kill('SIGKILL'), laterMs)
  })
  await once(child, 'close')
  if (!isEnding) throw new Error(`The writer ended by itself: ${said}`)
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [kind = '', name = '', number] = line.split(' ')
      return { kind, name, number: Number(number) }
    })
}
