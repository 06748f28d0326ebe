// What the scripts tell the person: one line per step, headings, and percentages of long work. Not a log.
const PERCENT_STEP_WITHOUT_TERMINAL = 10

/** @param {string} text */
export const say = (text) => void process.stdout.write(`${text}\n`)

/** One step of preparation. @param {string} text */
export const step = (text) => say(`▸ ${text}`)

/** A detail that belongs to the step before it. @param {string} text */
export const detail = (text) => say(`  ${text}`)

/** @param {string} text */
export const heading = (text) => say(`\n━━ ${text} ${'━'.repeat(Math.max(3, 72 - text.length))}`)

/**
 * Progress of one long piece of work. In a terminal the line is redrawn; elsewhere a line appears every 10 %.
 * @param {string} label
 * @param {number} total what 100 % is, in any unit; 0 when unknown
 * @param {{ write: (text: string) => unknown, isTTY?: boolean }} out
 */
export function startProgress(label, total, out = process.stdout) {
  let shown = -1
  /** @param {number} percent */
  const show = (percent) => {
    if (percent === shown) return
    shown = percent
    out.write(out.isTTY ? `\r  ${label} ${percent} %` : `  ${label} ${percent} %\n`)
  }
  const grain = out.isTTY ? 1 : PERCENT_STEP_WITHOUT_TERMINAL
  return {
    /** @param {number} done */
    at: (done) => total > 0 && show(Math.floor((Math.min(1, done / total) * 100) / grain) * grain),
    end: () => out.isTTY && shown >= 0 && out.write('\n'),
  }
}
