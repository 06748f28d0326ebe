/** Looks for tools on this machine and runs them with nothing of this machine's settings. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { corpusToken, corpusVariable } from '../../shared/snippets/test-corpus.ts'

/** Where a program lies; null where there is none. A path is taken as it is. */
export function findTool(name: string): string | null {
  const places = name.includes('/')
    ? [name]
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
  return places.find((place) => existsSync(place)) ?? null
}

/** Whether a command ends well. */
export function works(command: string, ...args: readonly string[]): boolean {
  return findTool(command) !== null && spawnSync(command, args, { stdio: 'ignore', timeout: 60_000 }).status === 0
}

/** Runs a program in a folder to its end, without proxies, and with settings files only where that folder has them. */
export async function runTool(
  folder: string,
  command: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    TMPDIR: folder,
    // Names of files are UTF-8.
    LC_ALL: 'C.UTF-8',
    [corpusVariable]: corpusToken,
    HTTPIE_CONFIG_DIR: folder,
    ...more,
  }
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
  }
  await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return said
}
