/** The plan of the house (electron/architecture/elements.ts), held against every source file there is. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mayImport } from './architecture/elements.ts'
import { elementOf, findCycles, findProblems, importsOf, type SourceFile } from './architecture/find-problems.ts'
import { findUnusedClasses, findUnusedFiles } from './architecture/find-unused.ts'

const home = join(import.meta.dirname, '..')

const paths = ['shared', 'electron', 'renderer', 'e2e'].flatMap((folder) =>
  readdirSync(join(home, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
    `${folder}/${path}`.replaceAll('\\', '/'),
  ),
)
const read = (path: string): SourceFile => ({ path, text: readFileSync(join(home, path), 'utf8') })

/** All source files but this one, which is full of planted breaches. */
const files: readonly SourceFile[] = paths
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && path !== 'electron/architecture.test.ts')
  .map(read)

test('the whole tree keeps to the plan', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(findProblems(files)).toEqual([])
})

test('the plan itself goes in one direction', () => {
  expect(findCycles(new Map(Object.entries(mayImport)))).toEqual([])
})

test('nothing lies about that nobody needs', () => {
  const sheets = paths.filter((path) => path.endsWith('.module.css')).map(read)
  expect(sheets.length).toBeGreaterThan(50)
  expect([...findUnusedFiles(files), ...findUnusedClasses(files, sheets)]).toEqual([])
})

test('what nobody needs is found', () => {
  const sheet = { path: 'renderer/ui/a.module.css', text: '.one:hover, .two > p { color: red } /* .not */' }
  const user = (text: string) => ({
    path: 'renderer/ui/a.tsx',
    text: `import styles from './a.module.css'\n${text}`,
  })
  const main = { path: 'renderer/main.tsx', text: "import { a } from './ui/a.tsx'" }
  expect(findUnusedFiles([main, user(''), { path: 'renderer/ui/b.tsx', text: '' }])).toEqual([
    'renderer/ui/b.tsx is used by nobody',
  ])
  expect(findUnusedClasses([user('styles.one styles.three')], [sheet])).toEqual([
    'renderer/ui/a.module.css: nothing is .two',
    'renderer/ui/a.module.css: there is no .three',
  ])
  expect(findUnusedClasses([user('styles.one styles[name]')], [sheet])).toEqual([])
})

test('every relative import in the tree leads to a file', () => {
  const known = new Set(files.map(({ path }) => path))
  const lost = files.flatMap(({ path, text }) =>
    importsOf(text)
      .filter(({ specifier }) => specifier.startsWith('.') && /\.tsx?$/.test(specifier) && !specifier.endsWith('.d.ts'))
      .map(({ specifier }) => join(path, '..', specifier))
      .filter((target) => !known.has(target))
      .map((target) => `${path} → ${target}`),
  )
  expect(lost).toEqual([])
})

const provider =
  "import type { Provider } from '../domain/provider.ts'\nexport const x = {} as const satisfies Provider\n"
const index = { path: 'shared/providers/index.ts', text: "import { inode } from './inode.ts'\n" }

/** One breach each. `says` is part of the sentence that must come of it. */
const breaches: readonly (SourceFile & { readonly says: string })[] = [
  { path: 'electron/helpers/x.ts', text: '', says: 'belongs to no element' },
  { path: 'renderer/x.ts', text: '', says: 'belongs to no element' },
  { path: 'shared/x.ts', text: '', says: 'belongs to no element' },
  {
    path: 'shared/core/x.ts',
    text: "import type { T } from '../domain/token.ts'",
    says: '(core) → shared/domain/token.ts',
  },
  { path: 'shared/domain/x.ts', text: "import { a } from '../../electron/ports/vault.ts'", says: '(ports)' },
  { path: 'shared/domain/x.ts', text: "import { readFileSync } from 'node:fs'", says: 'package node:fs' },
  { path: 'shared/ipc/x.contract.ts', text: "import * as z from 'zod'", says: 'package zod' },
  { path: 'shared/words/x.ts', text: "import { f } from '../providers/inode.ts'", says: '(words) → shared/providers' },
  {
    path: 'electron/services/x.ts',
    text: "import { v } from '../adapters/os-vault.ts'",
    says: '(services) → electron/adapters',
  },
  { path: 'electron/services/x.ts', text: "import { e } from '../ipc/emit.ts'", says: '(services) → electron/ipc' },
  { path: 'electron/services/x.ts', text: "import { app } from 'electron'", says: 'package electron' },
  { path: 'electron/services/x.ts', text: "import * as o from 'oauth4webapi'", says: 'package oauth4webapi' },
  {
    path: 'electron/flows/x.ts',
    text: "import { t } from '../services/token-service.ts'",
    says: '(flows) → electron/services',
  },
  { path: 'electron/oauth/x.ts', text: "import { f } from '../flows/index.ts'", says: '(oauth) → electron/flows' },
  {
    path: 'electron/compose-services.ts',
    text: "import { v } from './adapters/os-vault.ts'",
    says: '(composition) → electron/adapters',
  },
  {
    path: 'electron/services/x.ts',
    text: "import { c } from '../compose-services.ts'",
    says: '(services) → electron/compose-services.ts',
  },
  { path: 'electron/ports/x.ts', text: "import { f } from '../flows/index.ts'", says: '(ports) → electron/flows' },
  { path: 'electron/practice/x.ts', text: "import { f } from '../services/token-service.ts'", says: '(practice) →' },
  { path: 'electron/adapters/x.ts', text: "import { f } from '../services/token-service.ts'", says: '(adapters) →' },
  { path: 'electron/windows/x.ts', text: "import { f } from '../ipc/emit.ts'", says: '(windows) →' },
  { path: 'electron/ipc/x.handlers.ts', text: "import { f } from '../flows/index.ts'", says: '(ipc) → electron/flows' },
  { path: 'electron/ipc/x.handlers.ts', text: "import { app } from 'electron'", says: 'package electron' },
  { path: 'electron/preload.ts', text: "import { f } from './ipc/emit.ts'", says: '(preload) →' },
  { path: 'electron/windows/x.ts', text: "import Store from 'electron-store'", says: 'package electron-store' },
  { path: 'electron/services/x.ts', text: "import { request } from 'undici'", says: 'package undici' },
  { path: 'electron/services/x.ts', text: "import { create } from 'zustand'", says: 'package zustand' },
  {
    path: 'electron/services/x.ts',
    text: "export { v } from '../adapters/os-vault.ts'",
    says: '(services) → electron/adapters',
  },
  { path: 'electron/services/x.ts', text: "import '../adapters/os-vault.ts'", says: '(services) → electron/adapters' },
  {
    path: 'electron/services/x.ts',
    text: "const v = await import('../adapters/os-vault.ts')",
    says: '(services) → electron/adapters',
  },
  { path: 'electron/services/x.ts', text: "const v = require('electron')", says: 'package electron' },
  { path: 'electron/services/x.ts', text: 'const v = await import(`electron`)', says: 'package electron' },
  {
    path: 'electron/services/x.ts',
    text: "import {\n  a,\n  b,\n} from '../adapters/os-vault.ts'",
    says: '(services) → electron/adapters',
  },
  { path: 'electron/services/x.ts', text: 'const v = await import(name)', says: 'imports something computed' },
  { path: 'electron/services/x.ts', text: "import { k } from '../http/test-server.ts'", says: '(http)' },
  { path: 'electron/http/x.ts', text: "import { k } from './test-server.ts'", says: 'for tests only' },
  { path: 'electron/main.ts', text: "import { k } from './rules/test-world.ts'", says: 'for tests only' },
  {
    path: 'electron/services/x.test.ts',
    text: "import { v } from '../adapters/os-vault.ts'",
    says: '(services) → electron/adapters',
  },
  { path: 'renderer/features/try/x.tsx', text: "import { T } from '../token/token-panel.tsx'", says: '(feature) →' },
  {
    path: 'renderer/features/try/x.tsx',
    text: "import { A } from '../../app/app.tsx'",
    says: '(feature) → renderer/app',
  },
  { path: 'renderer/features/try/x.tsx', text: "import { c } from '../../../shared/ipc/index.ts'", says: '(contract)' },
  { path: 'renderer/ui/x.tsx', text: "import { s } from '../stores/view.store.ts'", says: '(ui) → renderer/stores' },
  { path: 'renderer/stores/x.store.ts', text: "import { B } from '../ui/button.tsx'", says: '(stores) → renderer/ui' },
  { path: 'renderer/lib/x.ts', text: "import { s } from '../stores/view.store.ts'", says: '(lib) → renderer/stores' },
  { path: 'renderer/lib/x.ts', text: "import { v } from '../../electron/ports/vault.ts'", says: '(ports)' },
  { path: 'renderer/lib/x.ts', text: "import { join } from 'node:path'", says: 'package node:path' },
  { path: 'renderer/main.tsx', text: "import { T } from './features/token/token-panel.tsx'", says: '(entry) →' },
  { path: 'e2e/x.spec.ts', text: "import { t } from '../electron/services/token-service.ts'", says: '(e2e) →' },
  { path: 'e2e/x.spec.ts', text: "import { t } from '../renderer/app/app.tsx'", says: '(e2e) →' },
  { path: 'renderer/app/x.tsx', text: 'const a = window.api.calls', says: 'only renderer/lib/api.ts knows the bridge' },
  {
    path: 'renderer/app/x.tsx',
    text: "const a = globalThis['api']",
    says: 'only renderer/lib/api.ts knows the bridge',
  },
  { path: 'electron/ipc/x.ts', text: 'ipcMain.on(name)', says: 'one door into' },
  { path: 'electron/windows/x.ts', text: "window.webContents.send('x')", says: 'one door out' },
  { path: 'electron/windows/x.ts', text: "event.senderFrame; frame.postMessage('x')", says: 'one door out' },
  { path: 'electron/windows/x.ts', text: "ipcRenderer.send('x')", says: 'only the preload' },
  { path: 'electron/adapters/x.ts', text: 'safeStorage.encryptString(x)', says: 'only the sealer' },
  { path: 'electron/windows/x.ts', text: 'void shell.openExternal(address)', says: 'opened in one place' },
  { path: 'electron/adapters/x.ts', text: 'await shell.openPath(file)', says: 'opened in one place' },
  { path: 'electron/main.ts', text: 'crashReporter.start({})', says: 'a copy of memory' },
  { path: 'electron/windows/x.ts', text: 'const o = { sandbox: false }', says: 'no window is made weaker' },
  { path: 'electron/windows/x.ts', text: 'const o = { webviewTag: true }', says: 'no window is made weaker' },
  { path: 'electron/services/x.ts', text: 'const now = Date.now()', says: 'the time is an argument' },
  { path: 'shared/domain/x.ts', text: 'const now = new Date()', says: 'the time is an argument' },
  { path: 'renderer/ui/x.tsx', text: 'const now = Date.now()', says: 'the time is an argument' },
  {
    path: 'electron/flows/x.ts',
    text: 'const o = { [allowInsecureRequests]: true }',
    says: 'http is allowed in one place',
  },
  { path: 'electron/services/x.ts', text: 'const o = { rejectUnauthorized: false }', says: 'unchecked in one place' },
  { path: 'renderer/stores/x.store.ts', text: "localStorage.setItem('a', 'b')", says: 'stores nothing' },
  { path: 'renderer/ui/x.tsx', text: '<p dangerouslySetInnerHTML={x} />', says: 'takes no markup' },
  { path: 'electron/preload.ts', text: 'a\n'.repeat(31), says: '31 lines, more than 30' },
  { path: 'renderer/ui/x.tsx', text: 'a\n'.repeat(131), says: '131 lines, more than 130' },
  { path: 'renderer/stores/x.store.ts', text: 'a\n'.repeat(81), says: '81 lines, more than 80' },
  { path: 'shared/providers/inode.ts', text: 'a\n'.repeat(151), says: '151 lines, more than 150' },
  { path: 'shared/providers/inode.ts', text: `${provider}const f = () => 1`, says: 'without functions' },
  { path: 'shared/providers/inode.ts', text: `${provider}function f() {}`, says: 'without functions' },
  { path: 'shared/providers/new.ts', text: provider, says: 'shared/providers/new.ts is not in the index' },
]

test.each(breaches)('is found out: $path, $says', ({ path, text, says }) => {
  const problems = findProblems(path === index.path ? [{ path, text }] : [index, { path, text }])
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(says)
})

test('two files that import each other are found out, unless only for their types', () => {
  const one = { path: 'shared/core/one.ts', text: "import { two } from './two.ts'" }
  const two = { path: 'shared/core/two.ts', text: "import { one } from './one.ts'" }
  const types = { path: 'shared/core/two.ts', text: "import type { One } from './one.ts'" }
  expect(findProblems([index, one, two])).toEqual([
    'a ring of imports: shared/core/one.ts → shared/core/two.ts → shared/core/one.ts',
  ])
  expect(findProblems([index, one, types])).toEqual([])
})

/** Nothing is wrong with these, however much they look like it. */
const innocent: readonly SourceFile[] = [
  {
    path: 'renderer/app/x.tsx',
    text: '// window.api is read in lib/api.ts only\n/** `Date.now()` */\nexport const x = 1',
  },
  { path: 'electron/services/x.ts', text: "const text = 'https://example.com'; service.send(draft)" },
  { path: 'electron/services/x.ts', text: 'const at = new Date(instant)' },
  { path: 'electron/services/x.test.ts', text: "import { s } from '../http/test-server.ts'\nconst now = Date.now()" },
  { path: 'renderer/features/try/x.tsx', text: "import { y } from './y.tsx'\nimport styles from './x.module.css'" },
  { path: 'shared/providers/inode.ts', text: provider },
]

test.each(innocent)('is left in peace: $text', (file) => {
  expect(findProblems([index, file])).toEqual([])
})

test('code that is only written about is no import, a name that ends like one neither', () => {
  const text = `const snippet = "const { readFile } = await import('node:fs/promises')"\nconst names = { 'curl-import': 'x' }`
  expect(findProblems([index, { path: 'shared/snippets/x.ts', text }])).toEqual([])
  const real = "const fs = await import('node:fs/promises')"
  expect(findProblems([index, { path: 'shared/snippets/x.ts', text: real }])).toHaveLength(1)
})

test('a path is in one element or in none', () => {
  expect(elementOf('shared/core/format-time.ts')).toBe('core')
  expect(elementOf('shared/words/describe-note.ts')).toBe('words')
  expect(elementOf('electron/main.ts')).toBe('main')
  expect(elementOf('electron/anything.ts')).toBeNull()
  expect(elementOf('renderer/features/loose.tsx')).toBeNull()
})
