/** What "fold all" folds. */
import type { AnswerFolds } from '../../shared/domain/answer-lines.ts'
import type { AnswerScanning } from '../ports/answer-scanning.ts'
import type { IndexedAnswer } from './indexed-answer.ts'

/** As many as the window goes through without a pause. */
const mostFolds = 1_000_000

/** Every object and list below the outermost one, as deep as there are not too many; but always the second level. */
export async function foldsOf(
  { index, body }: IndexedAnswer,
  scan: AnswerScanning,
  signal: AbortSignal,
): Promise<AnswerFolds> {
  let depth = 1
  let sum = index.perDepth[1] ?? 0
  if (sum > mostFolds * 4) return new Uint32Array()
  while (depth + 1 < index.perDepth.length && sum + (index.perDepth[depth + 1] ?? 0) <= mostFolds) {
    depth += 1
    sum += index.perDepth[depth] ?? 0
  }
  const { pairs } = await scan({ kind: 'folds', depth }, body, () => {}, signal)
  return Uint32Array.from(pairs)
}
