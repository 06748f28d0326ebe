// Installs the npm packages of the lock file when they are missing, outdated, or only half there. Runs before node_modules exists.
import { isInstalled, removeStamp, writeStamp } from './install-stamp.mjs'
import { npmCommand } from './npm-command.mjs'
import { Problem } from './problem.mjs'
import { projectFolder } from './project-folder.mjs'
import { runCommand } from './run-command.mjs'
import { detail, step } from './say.mjs'

const LIMIT_MINUTES = 15
const SHOWN_LINES = 12

export async function ensureDependencies() {
  if (isInstalled(projectFolder)) return
  step('Installing npm packages (npm ci)')
  removeStamp(projectFolder)
  const { code, timedOut, output } = await runCommand(...npmCommand(['ci', '--no-progress']), {
    limitMs: LIMIT_MINUTES * 60_000,
  })
  if (code !== 0) {
    const reason = timedOut ? `It took more than ${LIMIT_MINUTES} minutes.` : errorLines(output)
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

/** What npm says is wrong, without its pages of usage. @param {string} output */
const errorLines = (output) =>
  output
    .split('\n')
    .filter((line) => /^npm error\s+\S/.test(line))
    .slice(0, SHOWN_LINES)
    .join('\n')
