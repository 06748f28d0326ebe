/** The app as people get it, on a copy of the Electron at hand: its fuses are as they are to be, and hold. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { electronPath, projectFolder } from './fixtures/app.ts'

let folder: string
let binary: string
let fuses: readonly { name: string; on: boolean | null }[]

/** Written down once more, apart from where they are set (scripts/lib/fuses.mjs): a slip there is to be seen here. */
const expected = [
  { name: 'RunAsNode', on: false },
  { name: 'EnableCookieEncryption', on: true },
  { name: 'EnableNodeOptionsEnvironmentVariable', on: false },
  { name: 'EnableNodeCliInspectArguments', on: false },
  { name: 'EnableEmbeddedAsarIntegrityValidation', on: true },
  { name: 'OnlyLoadAppFromAsar', on: true },
  { name: 'LoadBrowserProcessSpecificV8Snapshot', on: false },
  { name: 'GrantFileProtocolExtraPrivileges', on: false },
]

// One copy for all of them.
test.describe.configure({ mode: 'default' })

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-packaged-'))
  const script = join(projectFolder, 'scripts', 'packaged-copy.mjs')
  const told = execFileSync(process.execPath, [script, electronPath(), join(folder, 'app')], { encoding: 'utf8' })
  const made: { binary: string; fuses: typeof fuses } = JSON.parse(told.trim().split('\n').at(-1) ?? '')
  binary = made.binary
  fuses = made.fuses
})

test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ran = { readonly code: number | null; readonly output: string }

/** Starts the app, ends it after a while if it has not ended by itself, and tells what it wrote. */
async function run(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  until: () => boolean,
): Promise<Ran> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const userData = `--user-data-dir=${join(folder, 'data')}`
  const child = spawn(binary, [...asRoot, userData, ...words], { env: { ...process.env, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
  const ended = once(child, 'exit')
  await expect.poll(() => hasEnded(child) || until(), { timeout: 20_000 }).toBe(true)
  child.kill('SIGTERM')
  const [code] = await ended
  return { code, output }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

test('every fuse is set as it is to be', () => {
  expect(fuses.slice(0, expected.length)).toEqual(expected)
})

test('it opens from its archive, without the variables and arguments that would let others in', async () => {
  const script = join(folder, 'foreign.cjs')
  const trace = join(folder, 'foreign-ran')
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran')`)
  const env = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${script}` }
  const started = join(folder, 'data', 'Local Storage')
  const { output } = await run(['--inspect=127.0.0.1:0', script], env, () => existsSync(started))
  expect(existsSync(started)).toBe(true)
  expect(existsSync(trace)).toBe(false)
  expect(output).not.toContain('Debugger listening')
})

test('its window is there: where it was is remembered at the end', async () => {
  const place = join(folder, 'data', 'window.json')
  rmSync(place, { force: true })
  const started = join(folder, 'data', 'Local Storage')
  // The window comes a moment after that: one that is ended before has no place to remember.
  for (let tries = 0; tries < 10 && !existsSync(place); tries += 1) {
    rmSync(started, { recursive: true, force: true })
    await run([], {}, () => existsSync(started))
  }
  expect(JSON.parse(readFileSync(place, 'utf8')).document.bounds.width).toBeGreaterThan(0)
})

test('an argument that hands the page to another program keeps it from starting, in a sentence', async () => {
  for (const name of ['remote-debugging-port=0', 'load-extension=/tmp', 'disable-web-security']) {
    const { code, output } = await run([`--${name}`], {}, () => false)
    expect([name, code]).toEqual([name, 1])
    expect(output).toContain(`was started with --${name.split('=')[0]}`)
  }
})
