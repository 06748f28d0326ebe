// Reads what the test runners report and adds it up. Pure: starts nothing and prints nothing.

/**
 * @typedef {{ name: string, reason?: string }} Named
 * @typedef {{ label: string, passed: number, failed: Named[], skipped: Named[], unsteady?: Named[], seconds?: number }} Part
 * @typedef {{ status?: string, fullName?: string, title?: string }} VitestTest
 * @typedef {{ name?: string, status?: string, message?: string, assertionResults?: VitestTest[] }} VitestFile
 * @typedef {{ type?: string, description?: string }} Annotation
 * @typedef {{ status?: string, projectName?: string, annotations?: Annotation[] }} PlaywrightTest
 * @typedef {{ title?: string, file?: string, specs?: { title?: string, tests?: PlaywrightTest[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * @param {string} label
 * @param {string | undefined} reportText the runner's JSON, if it wrote any
 * @param {number | undefined} exitCode undefined when it was ended from outside
 * @returns {Part}
 */
export const readVitest = (label, reportText, exitCode) => readReport(label, reportText, exitCode, vitestOutcomes)

/**
 * @param {string} label
 * @param {string | undefined} reportText
 * @param {number | undefined} exitCode
 * @returns {Part}
 */
export const readPlaywright = (label, reportText, exitCode) =>
  readReport(label, reportText, exitCode, playwrightOutcomes)

/**
 * Something that could not run at all counts as one failure: silence must never look like success.
 * @param {string} label
 * @param {string} reason
 * @returns {Part}
 */
export const couldNotRun = (label, reason) => ({ label, passed: 0, failed: [{ name: label, reason }], skipped: [] })

/** @param {readonly Part[]} parts */
export function totalsOf(parts) {
  const sum = (/** @type {(part: Part) => number} */ count) => parts.reduce((total, part) => total + count(part), 0)
  return {
    passed: sum((part) => part.passed),
    failed: sum((part) => part.failed.length),
    skipped: sum((part) => part.skipped.length),
  }
}

/** The last line of a test run. @param {{ passed: number, failed: number, skipped: number }} totals */
export const totalsLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/**
 * @param {string} label
 * @param {string | undefined} reportText
 * @param {number | undefined} exitCode
 * @param {(report: any) => { passed: number, failed: Named[], skipped: Named[] }} outcomesOf
 * @returns {Part}
 */
function readReport(label, reportText, exitCode, outcomesOf) {
  const report = parse(reportText)
  const ended = exitCode === undefined ? 'it was ended before it finished' : `it ended with status ${exitCode}`
  if (!report) return couldNotRun(label, `${ended} and wrote no report`)
  const outcomes = outcomesOf(report)
  const part = { label, ...outcomes }
  if (part.passed + part.failed.length + part.skipped.length === 0) return couldNotRun(label, 'it found no tests')
  if (exitCode !== 0 && part.failed.length === 0) {
    return { ...part, failed: [{ name: label, reason: `${ended} although no test failed` }] }
  }
  return part
}

/** @param {{ testResults?: VitestFile[] }} report */
function vitestOutcomes(report) {
  const outcomes = { passed: 0, failed: /** @type {Named[]} */ ([]), skipped: /** @type {Named[]} */ ([]) }
  for (const file of report.testResults ?? []) {
    const tests = file.assertionResults ?? []
    for (const test of tests) {
      const name = test.fullName || test.title || 'a test without a name'
      if (test.status === 'passed') outcomes.passed++
      else if (test.status === 'failed') outcomes.failed.push({ name })
      else outcomes.skipped.push({ name, ...(test.status === 'todo' ? { reason: 'still to be written' } : {}) })
    }
    // A file that cannot be loaded, or whose hooks fail, has no failed test of its own.
    if (file.status === 'failed' && !tests.some((test) => test.status === 'failed')) {
      outcomes.failed.push({ name: file.name ?? 'a test file', reason: file.message || 'the file could not be run' })
    }
  }
  return outcomes
}

/** @param {{ suites?: PlaywrightSuite[], errors?: { message?: string }[] }} report */
function playwrightOutcomes(report) {
  /** @type {{ passed: number, failed: Named[], skipped: Named[], unsteady: Named[] }} */
  const outcomes = { passed: 0, failed: [], skipped: [], unsteady: [] }
  for (const { name, test } of (report.suites ?? []).flatMap((suite) => testsOf(suite, []))) {
    if (test.status === 'skipped') outcomes.skipped.push({ name, ...skipReason(test.annotations ?? []) })
    else if (test.status === 'expected' || test.status === 'flaky') outcomes.passed++
    else outcomes.failed.push({ name })
    // What passes only sometimes has a fault, in the story or in the app: it is named, though it counts as passed.
    if (test.status === 'flaky') outcomes.unsteady.push({ name })
  }
  for (const error of report.errors ?? []) {
    outcomes.failed.push({ name: 'outside of any test', reason: error.message ?? 'no reason given' })
  }
  return outcomes
}

/**
 * @param {PlaywrightSuite} suite
 * @param {readonly string[]} path
 * @returns {{ name: string, test: PlaywrightTest }[]}
 */
function testsOf(suite, path) {
  const here = [...path, ...(suite.title ? [suite.title] : [])]
  const own = (suite.specs ?? []).flatMap((spec) =>
    (spec.tests ?? []).map((test) => ({ name: [...here, spec.title ?? ''].join(' › '), test })),
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, here))]
}

/** @param {readonly Annotation[]} annotations */
function skipReason(annotations) {
  const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description
  return reason ? { reason } : {}
}

/** @param {string | undefined} text */
function parse(text) {
  try {
    const value = JSON.parse(text ?? '')
    return value && typeof value === 'object' ? value : undefined
  } catch {
    return undefined
  }
}
