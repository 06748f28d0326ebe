// `npm run dev`: the app with live reload (electron-vite), on the same Electron as everything else.
import { ensureElectron } from './lib/electron-runtime.mjs'
import { ensureDependencies } from './lib/npm-dependencies.mjs'
import { inProject } from './lib/project-folder.mjs'
import { runCommand } from './lib/run-command.mjs'
import { runScript } from './lib/run-script.mjs'
import { ensureSystemLibraries } from './lib/system-libraries.mjs'

runScript(async () => {
  await ensureDependencies()
  const { path } = await ensureElectron()
  await ensureSystemLibraries(path)
  const electronVite = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const sandbox = process.getuid?.() === 0 ? ['--noSandbox'] : []
  const env = { ...process.env, ELECTRON_EXEC_PATH: path }
  const { code } = await runCommand(process.execPath, [electronVite, 'dev', ...sandbox, ...process.argv.slice(2)], {
    env,
    show: true,
  })
  return code ?? 1
})
