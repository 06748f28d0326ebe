import { describe, expect, it } from 'vitest'
import { couldNotRun, readPlaywright, readVitest, totalsLine, totalsOf } from './sum-reports.mjs'

const vitestReport = (tests: object[], file: object = { status: 'passed' }) =>
  JSON.stringify({ testResults: [{ name: 'a.test.ts', assertionResults: tests, ...file }] })

const playwrightReport = (tests: object[], errors: object[] = []) =>
  JSON.stringify({
    suites: [{ title: 'a.spec.ts', suites: [{ title: 'group', specs: [{ title: 'story', tests }] }] }],
    errors,
  })

describe('reading a Vitest report', () => {
  it('counts passed, failed and skipped tests and names the last two', () => {
    const text = vitestReport([
      { status: 'passed', fullName: 'one' },
      { status: 'failed', fullName: 'two' },
      { status: 'skipped', fullName: 'three' },
      { status: 'todo', fullName: 'four' },
    ])
    expect(readVitest('unit', text, 1)).toEqual({
      label: 'unit',
      passed: 1,
      failed: [{ name: 'two' }],
      skipped: [{ name: 'three' }, { name: 'four', reason: 'still to be written' }],
    })
  })

  it('counts a file that cannot be loaded as a failure', () => {
    const text = vitestReport([], { status: 'failed', message: 'no such module' })
    expect(readVitest('unit', text, 1).failed).toEqual([{ name: 'a.test.ts', reason: 'no such module' }])
  })

  it('counts a crash after passing tests as a failure', () => {
    const part = readVitest('unit', vitestReport([{ status: 'passed', fullName: 'one' }]), 1)
    expect(part).toMatchObject({ passed: 1, failed: [{ reason: 'it ended with status 1 although no test failed' }] })
  })
})

describe('reading a Playwright report', () => {
  it('counts a test that passed at the second try as passed, and names it', () => {
    const part = readPlaywright('e2e', playwrightReport([{ status: 'flaky' }, { status: 'expected' }]), 0)
    expect(part).toMatchObject({ passed: 2, failed: [], unsteady: [{ name: 'a.spec.ts › group › story' }] })
  })

  it('names a failed test by its file, group and title', () => {
    expect(readPlaywright('e2e', playwrightReport([{ status: 'unexpected' }]), 1).failed).toEqual([
      { name: 'a.spec.ts › group › story' },
    ])
  })

  it('says why a test was skipped when the test says it', () => {
    const annotations = [{ type: 'skip', description: 'needs a newer Electron' }]
    const part = readPlaywright('e2e', playwrightReport([{ status: 'skipped', annotations }]), 0)
    expect(part.skipped).toEqual([{ name: 'a.spec.ts › group › story', reason: 'needs a newer Electron' }])
  })

  it('counts an error outside of any test', () => {
    const part = readPlaywright('e2e', playwrightReport([{ status: 'expected' }], [{ message: 'setup broke' }]), 1)
    expect(part.failed).toEqual([{ name: 'outside of any test', reason: 'setup broke' }])
  })
})

describe('a runner that says nothing usable', () => {
  it.each([
    ['no report', undefined, 0],
    ['half a report', '{"testResults": [', 0],
    ['an empty report', '{}', 0],
    ['no report after being ended', undefined, undefined],
  ])('is one failure: %s', (_what, text, code) => {
    expect(totalsOf([readVitest('unit', text, code), readPlaywright('e2e', text, code)])).toEqual({
      passed: 0,
      failed: 2,
      skipped: 0,
    })
  })
})

describe('the last line', () => {
  it('adds all parts up', () => {
    const parts = [
      { label: 'a', passed: 3, failed: [], skipped: [] },
      { label: 'b', passed: 2, failed: [{ name: 'x' }], skipped: [] },
      couldNotRun('c', 'no Electron'),
    ]
    expect(totalsLine(totalsOf(parts))).toBe('5 passed, 2 failed')
  })

  it('mentions skipped tests only when there are some', () => {
    expect(totalsLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped')
  })
})
