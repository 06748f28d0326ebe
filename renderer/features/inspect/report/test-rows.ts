/** Rows for tests, made from a few words. Their places in the text are given, or all at its beginning. */
import type { ClaimRow } from '../../../../shared/jwt/token-reading.ts'

export function testRow(name: string, depth: number, changes: Partial<ClaimRow> = {}): ClaimRow {
  return {
    depth,
    name,
    index: null,
    kind: 'text',
    text: '',
    count: 0,
    from: 0,
    to: 0,
    path: name,
    known: null,
    instant: null,
    isRepeated: false,
    isUnfolded: false,
    ...changes,
  }
}
