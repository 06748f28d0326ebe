// `npm start`: gets everything the app needs, builds it when its sources changed, and opens it.
import { ensureBuild } from './lib/build-app.mjs'
import { hasDisplay } from './lib/display.mjs'
import { ensureElectron } from './lib/electron-runtime.mjs'
import { ensureDependencies } from './lib/npm-dependencies.mjs'
import { projectFolder } from './lib/project-folder.mjs'
import { runCommand } from './lib/run-command.mjs'
import { runScript } from './lib/run-script.mjs'
import { detail, step } from './lib/say.mjs'
import { ensureSystemLibraries } from './lib/system-libraries.mjs'

runScript(async () => {
  if (!hasDisplay()) {
    step('There is no screen here, so Hallpass takes its automated tour on a virtual one instead.')
    await import('./tour.mjs')
    // The tour ends the process itself.
    return new Promise(() => {})
  }
  await ensureDependencies()
  const { path } = await ensureElectron()
  await ensureSystemLibraries(path)
  await ensureBuild()
  step('Opening Hallpass')
  const isRoot = process.getuid?.() === 0
  if (isRoot) detail("You are root, so Chromium's sandbox is off. Use an ordinary user for real secrets.")
  const args = [...(isRoot ? ['--no-sandbox'] : []), projectFolder, ...process.argv.slice(2)]
  const { code } = await runCommand(path, args, { show: true })
  return code ?? 1
})
