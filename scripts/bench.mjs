// `npm run bench -- <name>`: runs one measurement of bench/ on real Electron. Figures are for reading; no test asserts them.
import { existsSync, readdirSync } from 'node:fs'
import { runInAppSession } from './lib/app-session.mjs'
import { SESSION_TOOLS } from './lib/apt-packages.mjs'
import { ensureBuild } from './lib/build-app.mjs'
import { ensureElectron } from './lib/electron-runtime.mjs'
import { ensureDependencies } from './lib/npm-dependencies.mjs'
import { Problem } from './lib/problem.mjs'
import { inProject } from './lib/project-folder.mjs'
import { runScript } from './lib/run-script.mjs'
import { ensureSystemLibraries } from './lib/system-libraries.mjs'

const LIMIT_MS = 20 * 60_000

runScript(async () => {
  const [name = '', ...extra] = process.argv.slice(2)
  const file = inProject('bench', `${name}.mjs`)
  if (name === '' || !existsSync(file)) {
    const known = readdirSync(inProject('bench')).flatMap((entry) => /^(.*)\.mjs$/.exec(entry)?.[1] ?? [])
    throw new Problem(`There is no measurement called "${name}".`, `Choose one: ${known.join(', ')}.`)
  }
  await ensureDependencies()
  const { path } = await ensureElectron()
  await ensureSystemLibraries(path, SESSION_TOOLS)
  await ensureBuild()
  const env = { ...process.env, HALLPASS_ELECTRON: path }
  const { code } = await runInAppSession(process.execPath, [file, ...extra], { limitMs: LIMIT_MS, env })
  return code ?? 1
})
