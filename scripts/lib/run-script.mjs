// The frame of every script here: checks Node's version, and words a failure for a person.
import { readFileSync } from 'node:fs'
import { Problem } from './problem.mjs'
import { inProject } from './project-folder.mjs'
import { say } from './say.mjs'

/** @param {() => Promise<number | undefined | void>} work its exit status, 0 when it gives none */
export async function runScript(work) {
  try {
    checkNode()
    exit((await work()) ?? 0)
  } catch (cause) {
    sayProblem(cause)
    exit(1)
  }
}

/** Ends once everything said has been written. @param {number} code */
const exit = (code) => void process.stdout.write('', () => process.exit(code))

/** @param {unknown} cause */
export function sayProblem(cause) {
  if (cause instanceof Problem) say(`\n${cause.message}\n${cause.nextStep}`)
  else
    say(`\nSomething in these scripts is broken. Please report this:\n${cause instanceof Error ? cause.stack : cause}`)
}

function checkNode() {
  const { engines } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'))
  const [wantedMajor = 0, wantedMinor = 0] = engines.node.match(/\d+/g).map(Number)
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  throw new Problem(
    `Hallpass needs Node ${wantedMajor}.${wantedMinor} or newer. This is Node ${process.versions.node}.`,
    'Install a newer Node from https://nodejs.org, then run the command again.',
  )
}
