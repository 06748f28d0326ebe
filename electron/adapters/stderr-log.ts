/** The log: one line of JSON per event on the error output. It takes codes and figures, never payloads. */
import type { Log } from '../ports/log.ts'

const longestText = 300

/** Makes the log. `now` is an instant in ms. */
export function createStderrLog(now: () => number): Log {
  // Nobody may be listening any more; that is no reason to fall over.
  process.stderr.on('error', () => undefined)
  return (event, facts = {}) => {
    const short = Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' ? fact.slice(0, longestText) : fact,
    ])
    const line = { at: new Date(now()).toISOString(), event, ...Object.fromEntries(short) }
    process.stderr.write(`${JSON.stringify(line)}\n`)
  }
}
