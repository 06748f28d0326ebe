/** What can be said of an object or a list only when it has been read to its end. */
import type { Draft, Frame } from './row-frame.ts'

const LONGEST_TEXT = 200

/** Fills in the row of what has been read up to `end`, and marks the names that stand in it twice. */
export function closeFrame(frame: Frame, end: number, repeated: Set<string>): void {
  const { row, members, count } = frame
  if (row !== null) {
    row.count = count
    if (!row.isUnfolded) {
      row.text = shorten(frame.text.slice(frame.start, end))
      if (frame.range === null) row.to = end
    }
  }
  if (members !== null && count > 1) markRepeated(members, repeated)
}

function markRepeated(members: readonly Draft[], repeated: Set<string>): void {
  const first = new Map<string, Draft>()
  for (const member of members) {
    const name = member.name ?? ''
    const before = first.get(name)
    if (before === undefined) {
      first.set(name, member)
    } else {
      before.isRepeated = true
      member.isRepeated = true
      repeated.add(name)
    }
  }
}

/** Of an object or a list the beginning; half a character at the cut is left out. */
function shorten(json: string): string {
  if (json.length <= LONGEST_TEXT) return json
  const isHalf = (json.charCodeAt(LONGEST_TEXT - 2) & 0xfc00) === 0xd800
  return `${json.slice(0, LONGEST_TEXT - (isHalf ? 2 : 1))}…`
}
