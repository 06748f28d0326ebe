/** What is to be said under each header's row, by the same rules as the engine's. */

import type { AppError } from '../../../shared/core/app-error.ts'
import { headerProblems, headerRemark } from '../../../shared/core/check-header.ts'
import type { FormRow } from '../../../shared/domain/request-form.ts'

/** A sentence under a row; it concerns its name or its value. */
export type RowRemark = { readonly isProblem: boolean; readonly part: 'name' | 'value'; readonly text: string }

/** A header's remark, by its place; rows that are off or unnamed have none. `refused`: what the engine said last. */
export function remarksOnHeaders(rows: readonly FormRow[], refused: AppError | null): readonly (RowRemark | null)[] {
  const sent = rows.map(({ on, name }) => on && name.trim() !== '')
  // A variable is not yet what it stands for: that is checked when it is sent.
  const known = rows.map(({ name, value }) => ({ name: withoutVariables(name.trim()), value: withoutVariables(value) }))
  const problems = headerProblems(known.filter((_, at) => sent[at]))[Symbol.iterator]()
  const told = refusedRow(rows, refused)
  return rows.map((row, at) => {
    if (!sent[at]) return null
    const problem = problems.next().value
    if (problem) return { isProblem: true, part: problem.part, text: problem.reason }
    if (at === told && refused?.code === 'request-refused')
      return { isProblem: true, part: 'value', text: refused.reason }
    const remark = headerRemark(row.name)
    return remark === null ? null : { isProblem: false, part: 'name', text: remark }
  })
}

/** Which row the engine refused; -1 when it named none, or one that Hallpass adds. */
export function refusedRow(rows: readonly FormRow[], refused: AppError | null): number {
  if (refused?.code !== 'request-refused' || refused.header === undefined) return -1
  const header = refused.header.toLowerCase()
  return rows.findIndex(({ on, name }) => on && name.trim().slice(0, 60).toLowerCase() === header)
}

function withoutVariables(text: string): string {
  return text.replace(/\{\{[^{}]*\}\}/g, 'x')
}
