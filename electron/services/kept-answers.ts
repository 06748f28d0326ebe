/** The bodies that can still be looked into: the last answer of each open request. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { NameValue } from '../../shared/domain/http-exchange.ts'
import type { AnswerFile } from '../ports/answer-files.ts'

/** An answer's body, how it is to be read, the name it would be saved under, and what was sent for it. */
export type KeptAnswer = {
  readonly connectionId: string
  /** The open request it answers. */
  readonly tabId: string
  readonly fileName: string
  readonly file: AnswerFile
  /** As `TextDecoder` calls it. */
  readonly charset: string
  /** Masked in whatever is shown of it. */
  readonly secrets: readonly string[]
  /** What went out with each attempt, secrets and all. */
  readonly sent: readonly (readonly NameValue[])[]
}

/** Answers kept for one connection, whatever is open. */
export const keptPerConnection = 10

export type KeptAnswers = ReturnType<typeof createKeptAnswers>

export function createKeptAnswers() {
  const answers = new Map<string, KeptAnswer>()
  const inUse = new Map<AnswerFile, number>()
  const outdated = new Set<AnswerFile>()
  const endings = new Map<AnswerFile, (() => void)[]>()

  async function drop(isOld: (answer: KeptAnswer) => boolean): Promise<void> {
    const old = [...answers].filter(([, answer]) => isOld(answer))
    for (const [id, { file }] of old) {
      answers.delete(id)
      for (const end of endings.get(file) ?? []) end()
      endings.delete(file)
    }
    await Promise.all(old.map(([, { file }]) => (inUse.has(file) ? outdated.add(file) : file.remove())))
  }

  return {
    /** Keeps this answer in place of the last one of the same open request, and of the oldest where there are too many. */
    async keep(id: string, answer: KeptAnswer): Promise<void> {
      const others = [...answers.values()].filter(({ connectionId }) => connectionId === answer.connectionId)
      const again = others.filter(({ tabId }) => tabId === answer.tabId)
      const oldest = others.filter((one) => !again.includes(one)).slice(0, 1 - keptPerConnection)
      const dropped = drop((one) => again.includes(one) || oldest.includes(one))
      answers.set(id, answer)
      await dropped
    },

    /** Does something with an answer, which stays until that is over. Fails with `not-found`. */
    async use<T>(id: string, work: (answer: KeptAnswer) => Promise<T>): Promise<T> {
      const answer = answers.get(id)
      if (answer === undefined) throw new AppFailure({ code: 'not-found', what: 'exchange' })
      const { file } = answer
      inUse.set(file, (inUse.get(file) ?? 0) + 1)
      try {
        return await work(answer)
      } finally {
        const others = (inUse.get(file) ?? 1) - 1
        if (others > 0) inUse.set(file, others)
        else inUse.delete(file)
        if (others === 0 && outdated.delete(file)) await file.remove()
      }
    },

    /** Has something done once this kept answer is let go; at once when it already is. */
    whenGone({ file }: KeptAnswer, end: () => void): void {
      const isKept = [...answers.values()].some((answer) => answer.file === file)
      if (isKept) endings.set(file, [...(endings.get(file) ?? []), end])
      else end()
    },

    /** Lets go of the answers of all other connections. */
    async keepOnly(connectionIds: readonly string[]): Promise<void> {
      await drop(({ connectionId }) => !connectionIds.includes(connectionId))
    },
  }
}
