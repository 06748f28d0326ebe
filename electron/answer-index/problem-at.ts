/** Where and why a body stops being JSON, for people. */
import type { AnswerProblem } from '../../shared/domain/answer-lines.ts'
import { complain, type Expect, unfinishedWords } from '../../shared/json/json-problem.ts'
import { nextJsonToken } from '../../shared/json/json-tokens.ts'
import { type BodyBytes, textOf, wholeCharacters } from './body-text.ts'
import type { GrowingList } from './growing-list.ts'
import type { ScanProblem } from './scan.ts'

/** Bytes of the token that is looked at: enough to name it. */
const tokenBytes = 64 * 1024
const shownBytes = 60
const pieceBytes = 1024 * 1024

/** The problem in words, and by how many tokens it is further on than where the pass gave up. */
export async function problemAt(
  body: BodyBytes,
  problem: ScanProblem,
  hidden: GrowingList,
): Promise<{ readonly problem: AnswerProblem; readonly offset: number; readonly tokensBefore: number }> {
  const { message, ahead, tokensBefore } = await whatIsWrong(body, problem, hidden)
  const offset = problem.offset + ahead
  const from = Math.max(problem.lineStart, offset - shownBytes)
  const bytes = await body.read(from, offset - from + shownBytes)
  const start = from + (from > problem.lineStart ? bytes.findIndex((byte) => (byte & 0xc0) !== 0x80) : 0)
  const end = wholeCharacters(bytes, from, from + bytes.length)
  return {
    problem: {
      line: problem.sourceLine,
      column: (await charactersBetween(body, problem.lineStart, offset)) + 1,
      message,
      before: textOf(bytes, from, start, offset, hidden),
      after: textOf(bytes, from, offset, end, hidden).split('\n', 1)[0] ?? '',
    },
    offset,
    tokensBefore,
  }
}

async function whatIsWrong(body: BodyBytes, problem: ScanProblem, hidden: GrowingList) {
  const { offset, close, reason } = problem
  const inside = close ?? undefined
  const none = { ahead: 0, tokensBefore: 0 }
  if (reason === 'end') return { message: unfinishedWords(inside), ...none }
  if (reason === 'deep') return { message: 'From here on it is nested more deeply than can be laid out.', ...none }
  const bytes = await body.read(offset, tokenBytes)
  const end = offset + bytes.length
  // Masked before it is looked at: the words repeat the beginning of what they complain of.
  const written = textOf(bytes, offset, offset, end, hidden)
  // A token that goes on behind these bytes is no broken one.
  const text = reason === 'unexpected' && end < body.size ? `${written}"` : written
  let expect: Expect = problem.expect
  let from = 0
  for (let tokensBefore = 0; ; tokensBefore += 1) {
    const token = nextJsonToken(text, from)
    if (token === null) return { message: unfinishedWords(inside), ...none }
    const message = complain(token, expect, inside)
    const ahead = new TextEncoder().encode(text.slice(0, token.at)).length
    if (message !== null) return { message, ahead, tokensBefore }
    // A number with a space of another kind behind it: that is where it breaks.
    expect = inside ? 'comma-or-close' : 'end'
    from = token.at + token.text.length
  }
}

/** UTF-16 units, as editors count columns. */
async function charactersBetween(body: BodyBytes, start: number, end: number): Promise<number> {
  let count = 0
  for (let at = start; at < end; at += pieceBytes) {
    const bytes = await body.read(at, Math.min(pieceBytes, end - at))
    // By its places: walking over the bytes themselves takes ten times as long.
    for (let place = 0; place < bytes.length; place += 1) {
      const byte = bytes[place] as number
      if ((byte & 0xc0) !== 0x80) count += 1
      if (byte >= 0xf0) count += 1
    }
  }
  return count
}
