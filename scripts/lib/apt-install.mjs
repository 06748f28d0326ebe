// Installs Debian packages as root, with progress. Decides nothing about which.
import { Problem } from './problem.mjs'
import { runCommand } from './run-command.mjs'
import { detail, startProgress, step } from './say.mjs'

const UPDATE_LIMIT_MS = 3 * 60_000
const INSTALL_LIMIT_MINUTES = 15
const ASK_LIMIT_MS = 30_000
const OPTIONS = [
  '-q',
  '-o',
  'DPkg::Lock::Timeout=120',
  '-o',
  'Acquire::Retries=2',
  '-o',
  'Acquire::http::Timeout=30',
  '-o',
  'Acquire::https::Timeout=30',
]

const env = () => ({ ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' })

export async function aptUpdate() {
  step('Reading the list of system packages (apt-get update)')
  const { code } = await runCommand('apt-get', [...OPTIONS, 'update'], { limitMs: UPDATE_LIMIT_MS, env: env() })
  if (code !== 0) detail('Some package sources did not answer. Going on with the others.')
}

/** The packages among `names` that this system offers. @param {readonly string[]} names */
export async function offeredPackages(names) {
  const { output } = await runCommand('apt-cache', ['policy', ...names], { limitMs: ASK_LIMIT_MS, env: env() })
  return new Set(
    [...output.matchAll(/^(\S+):\n(?: {2}Installed: .*\n) {2}Candidate: (?!\(none\))/gm)].map(([, name]) => name),
  )
}

/** @param {readonly string[]} packages */
export async function aptInstall(packages) {
  step(`Installing system packages: ${packages.join(' ')}`)
  const progress = startProgress('installing', 100)
  /** apt reports its downloads and its installing each from 0 to 100. @param {string} text */
  const onText = (text) => {
    for (const [, kind, percent] of text.matchAll(/^(dl|pm)status:[^:]*:([\d.]+):/gm)) {
      progress.at((kind === 'pm' ? 50 : 0) + Number(percent) / 2)
    }
  }
  const args = [...OPTIONS, '-o', 'APT::Status-Fd=1', 'install', '-y', '--no-install-recommends', ...packages]
  const { code, timedOut, output } = await runCommand('apt-get', args, {
    limitMs: INSTALL_LIMIT_MINUTES * 60_000,
    env: env(),
    onText,
  })
  progress.end()
  if (code === 0) return
  const reasons = output.split('\n').filter((line) => /^(E:|W:)/.test(line))
  throw new Problem(
    `The system packages could not be installed${timedOut ? ` within ${INSTALL_LIMIT_MINUTES} minutes` : ''}.\n${reasons.join('\n')}`,
    `Run this by hand and read what it says: apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`,
  )
}
