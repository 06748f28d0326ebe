/** The bodies that can still be looked into: the last answer of each open request. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { WentOut } from '../../shared/domain/http-exchange.ts'
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
  /** What came with it, names in lower case, and from where. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly url: string
  /** Masked in whatever is shown of it. */
  readonly secrets: readonly string[]
  /** What went out with each attempt, secrets and all. */
  readonly sent: readonly WentOut[]
}

/** Answers kept for one connection, whatever is open. */
const keptPerConnection = 10

export type KeptAnswers = ReturnType<typeof createKeptAnswers>

export function createKeptAnswers() {
  const answers = new Map<string, KeptAnswer>()
  const inUse = new Map<AnswerFile, number>()
  const outdated = new Set<AnswerFile>()
  const endings = new Map<AnswerFile, (() => void)[]>()

  function tellEnding(file: AnswerFile): void {
    for (const end of endings.get(file) ?? []) end()
    endings.delete(file)
  }

  async function drop(isOld: (answer: KeptAnswer) => boolean): Promise<void> {
    const old = [...answers].filter(([, answer]) => isOld(answer))
    for (const [id, { file }] of old) {
      answers.delete(id)
      tellEnding(file)
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

    /** From now on it is read in another charset: whoever asked to be told has to begin anew. Does nothing when it is gone. */
    readAs(id: string, charset: string): void {
      const answer = answers.get(id)
      if (answer === undefined || answer.charset === charset) return
      answers.set(id, { ...answer, charset })
      tellEnding(answer.file)
    },

    /** Has something done once this kept answer is let go, or read otherwise; at once when it already is. */
    whenGone(answer: KeptAnswer, end: () => void): void {
      const { file } = answer
      const isKept = [...answers.values()].includes(answer)
      if (isKept) endings.set(file, [...(endings.get(file) ?? []), end])
      else end()
    },

    /** Lets go of the answers of all other connections. */
    async keepOnly(connectionIds: readonly string[]): Promise<void> {
      await drop(({ connectionId }) => !connectionIds.includes(connectionId))
    },
  }
}
