/** A kept answer whose lines are known, or are being found. */
import type { AnswerLines, AnswerProblem, AnswerView } from '../../shared/domain/answer-lines.ts'
import { maskedForms } from '../../shared/domain/mask.ts'
import { LineIndex } from '../answer-index/line-index.ts'
import { problemAt } from '../answer-index/problem-at.ts'
import type { AnswerFile } from '../ports/answer-files.ts'
import type { AnswerScanning } from '../ports/answer-scanning.ts'

/** A body of so many bytes is known as a whole before anybody could look at its first lines. */
const soonBytes = 1024 * 1024

/** The lines of a body in one view. */
export type IndexedAnswer = {
  readonly index: LineIndex
  /** The body in UTF-8. */
  readonly body: AnswerFile
  readonly view: AnswerView
  /** Comes when there is more than `knownBytes`, or all there is. Fails as the body does. */
  readonly news: (knownBytes: number) => Promise<AnswerLines>
  /** Comes when all lines are known. Fails as the body does. */
  readonly whole: Promise<unknown>
}

/** Begins to find the lines. It ends early with the signal. */
export function indexAnswer(
  body: AnswerFile,
  view: AnswerView,
  secrets: readonly string[],
  scan: AnswerScanning,
  signal: AbortSignal,
  /** What is known to be wrong with it already. */
  knownProblem: AnswerProblem | null = null,
): IndexedAnswer {
  const index = new LineIndex()
  const waiting = new Set<() => void>()
  let problem = knownProblem
  const tell = () => {
    for (const wake of waiting) wake()
    waiting.clear()
  }
  const find = async () => {
    const needles = maskedForms(secrets).map((form) => new TextEncoder().encode(form))
    const onProgress = (progress: Parameters<LineIndex['add']>[0]) => {
      index.add(progress)
      tell()
    }
    const result = await scan({ kind: view === 'json' ? 'json' : 'text', needles }, body, onProgress, signal)
    if (result.problem !== null) {
      const found = await problemAt(body, result.problem, index.hidden)
      problem = found.problem
      index.complete(result, found)
    } else {
      index.complete(result)
    }
  }
  const whole = find()
  whole.then(tell, tell)

  return {
    index,
    body,
    view,
    whole,
    async news(knownBytes) {
      if (body.size <= soonBytes) await whole
      while (!index.isWhole && (index.lines === 0 || index.bytes <= knownBytes)) {
        const next = new Promise<void>((resolve) => waiting.add(resolve))
        await Promise.race([next, whole])
      }
      return { isWhole: index.isWhole, lines: index.lines, bytes: index.bytes, size: body.size, problem }
    },
  }
}
