// Prints the end of a test run: what it ran on, each runner's figures, what was skipped, what passed only at the second try,
// what failed, and the totals last.
import { heading, say } from './say.mjs'
import { totalsLine, totalsOf } from './sum-reports.mjs'

/**
 * @param {readonly import('./sum-reports.mjs').Part[]} parts
 * @param {string} ranOn
 */
export function saySummary(parts, ranOn) {
  heading('Summary')
  say(`  ${ranOn}\n`)
  const width = Math.max(...parts.map(({ label }) => label.length))
  for (const part of parts) {
    const seconds = part.seconds === undefined ? '' : `  ${part.seconds.toFixed(0)} s`
    say(`  ${part.label.padEnd(width)}  ${totalsLine(totalsOf([part]))}${seconds}`)
  }
  sayNamed(
    'SKIPPED',
    parts.flatMap((part) => part.skipped.map((test) => ({ ...test, label: part.label }))),
  )
  sayNamed(
    'PASSED ONLY AT THE SECOND TRY',
    parts.flatMap((part) => (part.unsteady ?? []).map((test) => ({ ...test, label: part.label }))),
  )
  sayNamed(
    'FAILED',
    parts.flatMap((part) => part.failed.map((test) => ({ ...test, label: part.label }))),
  )
  say(`\n${totalsLine(totalsOf(parts))}`)
}

/**
 * @param {string} title
 * @param {readonly { name: string, label: string, reason?: string }[]} tests
 */
function sayNamed(title, tests) {
  if (tests.length === 0) return
  say(`\n  ${title} (${tests.length})`)
  for (const { label, name, reason } of tests)
    say(`    ${label}: ${name}${reason ? ` — ${reason.split('\n')[0]}` : ''}`)
}
