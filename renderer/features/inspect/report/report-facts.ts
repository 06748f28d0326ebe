import type { VerdictFacts } from '../../../../shared/verdict/verdict.ts'

/** What a report knows besides the token, the time, and the check of its signature. */
export type ReportFacts = Omit<VerdictFacts, 'now' | 'check'>

/** How far clocks may be apart before a time counts against a token, ms: what most servers allow. */
const toleranceMs = 60_000

/** Of a token that was pasted, nothing is known besides. */
export const pastedFacts: ReportFacts = { clockOffsetMs: 0, toleranceMs, stored: null }

/** Of a connection's own token. */
export function storedFacts(clockOffsetMs: number, stored: NonNullable<VerdictFacts['stored']>): ReportFacts {
  return { clockOffsetMs, toleranceMs, stored }
}
