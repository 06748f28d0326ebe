// `npm run tour`: the automated walk through the app against its practice servers, on a virtual screen when there is no other.
import { runInAppSession } from './lib/app-session.mjs'
import { SESSION_TOOLS } from './lib/apt-packages.mjs'
import { ensureBuild } from './lib/build-app.mjs'
import { ensureElectron } from './lib/electron-runtime.mjs'
import { ensureDependencies } from './lib/npm-dependencies.mjs'
import { inProject } from './lib/project-folder.mjs'
import { runScript } from './lib/run-script.mjs'
import { step } from './lib/say.mjs'
import { ensureSystemLibraries } from './lib/system-libraries.mjs'

const LIMIT_MS = 20 * 60_000

runScript(async () => {
  await ensureDependencies()
  const { path } = await ensureElectron()
  await ensureSystemLibraries(path, SESSION_TOOLS)
  await ensureBuild()
  step('Taking the tour')
  const playwright = inProject('node_modules', '@playwright', 'test', 'cli.js')
  const args = [playwright, 'test', '-c', 'e2e/tour.config.ts', ...process.argv.slice(2)]
  const env = { ...process.env, HALLPASS_ELECTRON: path }
  const { code } = await runInAppSession(process.execPath, args, { limitMs: LIMIT_MS, env, onOwnDisplay: true })
  return code ?? 1
})
