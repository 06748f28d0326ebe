/** A body laid out as XML, kept beside the one that came. */
import type { AnswerProblem } from '../../shared/domain/answer-lines.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import type { AnswerFile, AnswerFiles } from '../ports/answer-files.ts'
import { createXmlLayout, type XmlProblem } from './lay-out-xml.ts'

/** Characters of the line around a problem that are shown on either side. */
const shownAround = 60

/** The laid out text in UTF-8, and where the document breaks. */
export type LaidOut = { readonly body: AnswerFile; readonly problem: AnswerProblem | null }

/** Lays a body in UTF-8 out, piece by piece. Ends early with the signal. */
export async function laidOutXml(
  source: AnswerFile,
  files: AnswerFiles,
  secrets: readonly string[],
  signal: AbortSignal,
): Promise<LaidOut> {
  const layout = createXmlLayout()
  const body = await files.keep(pieces())
  const problem = layout.problem()
  return { body, problem: problem === null ? null : shown(problem, secrets) }

  async function* pieces(): AsyncGenerator<Uint8Array> {
    const decoder = new TextDecoder()
    const encoder = new TextEncoder()
    for await (const piece of source.content()) {
      signal.throwIfAborted()
      yield encoder.encode(layout.push(decoder.decode(piece, { stream: true })))
      // Others are to have their turn meanwhile.
      await new Promise((resolve) => setImmediate(resolve))
    }
    yield encoder.encode(layout.push(decoder.decode()) + layout.end())
  }
}

function shown({ line, column, message, before, after }: XmlProblem, secrets: readonly string[]): AnswerProblem {
  const [one, other] = [maskSecrets(before, secrets), maskSecrets(after, secrets)]
  // A secret in which the document breaks is not shown in two halves.
  const isHalved = maskSecrets(before + after, secrets) !== one + other
  return {
    line,
    column,
    message: maskSecrets(message, secrets),
    before: isHalved ? '' : one.slice(-shownAround),
    after: isHalved ? '' : other.slice(0, shownAround),
  }
}
