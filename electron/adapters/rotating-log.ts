/**
 * The log: one line of JSON per event, in `<folder>/hallpass.log` and on the error output. It takes codes and figures, never
 * payloads, and every line is redacted all the same. When the file is full it becomes `hallpass.1.log` and so on; the oldest
 * goes. A disk that takes nothing is no reason to fall over: the last lines are in memory in any case.
 */
import { appendFileSync, chmodSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../ports/log.ts'

type RotatingLogOptions = {
  /** Full path of the folder. */
  readonly folder: string
  /** Instant in ms. */
  readonly now: () => number
  /** Takes secrets out of a line. */
  readonly redact: (line: string) => string
  /** Bytes after which a new file is begun; half a megabyte where it is left out. */
  readonly fileBytes?: number
}

/** The log, and its last lines. */
type RotatingLog = { readonly log: Log; readonly lastLines: () => readonly string[] }

const files = 3
const usualFileBytes = 512 * 1024
const longestText = 300
/** Much more is looked at than is kept: a secret that the end would halve could not be told. */
const looked = 8 * 1024
const mostLines = 50
const mode = 0o600

export function createRotatingLog(options: RotatingLogOptions): RotatingLog {
  const { folder, now, redact, fileBytes = usualFileBytes } = options
  const path = (number: number) => join(folder, number === 0 ? 'hallpass.log' : `hallpass.${number}.log`)
  const lines: string[] = []
  let size = begin()

  /** How much is in the file; -1 where nothing can be kept. */
  function begin(): number {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return statSync(path(0), { throwIfNoEntry: false })?.size ?? 0
    } catch {
      return -1
    }
  }

  function rotate(): void {
    rmSync(path(files - 1), { force: true })
    for (let number = files - 2; number >= 0; number -= 1) {
      if (statSync(path(number), { throwIfNoEntry: false })) renameSync(path(number), path(number + 1))
    }
    size = 0
  }

  function keep(line: string): void {
    if (size < 0) return
    try {
      if (size + line.length > fileBytes) rotate()
      appendFileSync(path(0), line, { mode })
      if (size === 0) chmodSync(path(0), mode)
      size += Buffer.byteLength(line)
    } catch {
      // Full, or no longer ours: what is said from now on is in memory.
      size = begin()
    }
  }

  // Nobody may be listening any more; that is no reason to fall over.
  process.stderr.on('error', () => undefined)
  const log: Log = (event, facts = {}) => {
    const short = Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' ? redact(fact.slice(0, looked)).slice(0, longestText) : fact,
    ])
    const line = JSON.stringify({ at: new Date(now()).toISOString(), event, ...Object.fromEntries(short) })
    lines.push(line)
    lines.splice(0, lines.length - mostLines)
    process.stderr.write(`${line}\n`)
    keep(`${line}\n`)
  }
  return { log, lastLines: () => [...lines] }
}
