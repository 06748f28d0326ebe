import { describe, expect, it } from 'vitest'
import { type FormRow, rowsOf } from '../../../shared/domain/request-form.ts'
import { refusedRow, remarksOnHeaders } from './row-remarks.ts'

const off: FormRow = { on: false, name: 'a b', value: '' }
const refused = {
  code: 'request-refused',
  part: 'header',
  header: 'Content-Length',
  reason: 'Not its length.',
} as const

describe('what is said under the rows of headers', () => {
  it('is why a header cannot go out, or what becomes of it; nothing of those that are off', () => {
    const rows = [
      off,
      ...rowsOf([
        { name: 'a b', value: '' },
        { name: 'Host', value: 'x' },
        { name: '', value: 'Ł' },
      ]),
    ]
    expect(remarksOnHeaders(rows, null).map((remark) => remark?.isProblem ?? null)).toEqual([null, true, false, null])
  })

  it('counts a second Host, but not one that is off', () => {
    const host = { name: 'Host', value: 'x' }
    expect(remarksOnHeaders([{ ...host, on: false }, ...rowsOf([host])], null)[1]?.isProblem).toBe(false)
    expect(remarksOnHeaders(rowsOf([host, host]), null)[1]?.isProblem).toBe(true)
  })

  it('says nothing against variables, whose values are not known here', () => {
    expect(remarksOnHeaders(rowsOf([{ name: 'x-{{a b}}', value: '{{ł}}' }]), null)).toEqual([null])
  })

  it('is what the engine refused, at the row that it named', () => {
    const rows = [off, ...rowsOf([{ name: 'content-length', value: '5' }])]
    expect(refusedRow(rows, refused)).toBe(1)
    expect(remarksOnHeaders(rows, refused)[1]).toEqual({ isProblem: true, part: 'value', text: 'Not its length.' })
    expect(refusedRow(rows, { code: 'cancelled' })).toBe(-1)
  })
})
