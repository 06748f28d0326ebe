// Installs the npm packages of the lock file when they are missing, outdated, or only half there. Runs before node_modules exists.
import { isInstalled, removeStamp, writeStamp } from './install-stamp.mjs'
import { npmCommand } from './npm-command.mjs'
import { Problem } from './problem.mjs'
import { projectFolder } from './project-folder.mjs'
import { runCommand } from './run-command.mjs'
import { detail, step } from './say.mjs'

const LIMIT_MINUTES = 15

export async function ensureDependencies() {
  if (isInstalled(projectFolder)) return
  step('Installing npm packages (npm ci)')
  removeStamp(projectFolder)
  const { code, timedOut, output } = await runCommand(...npmCommand(['ci', '--no-progress']), {
    limitMs: LIMIT_MINUTES * 60_000,
  })
  if (code !== 0) {
    const reason = timedOut ? `It took more than ${LIMIT_MINUTES} minutes.` : output.trim()
    throw new Problem(
      `The npm packages could not be installed.\n${reason}`,
      'Check that this machine reaches the npm registry (npm ping), then run the command again.',
    )
  }
  writeStamp(projectFolder)
  detail(
    output
      .trim()
      .split('\n')
      .find((line) => line.startsWith('added')) ?? 'Done.',
  )
}
