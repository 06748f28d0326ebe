/** The bodies that can still be saved: the last answer of each connection. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { NameValue } from '../../shared/domain/http-exchange.ts'
import type { AnswerFile } from '../ports/answer-files.ts'

/** An answer's body, the name it would be saved under, and what was sent for it. */
export type KeptAnswer = {
  readonly connectionId: string
  readonly fileName: string
  readonly file: AnswerFile
  /** What went out with each attempt, secrets and all. */
  readonly sent: readonly (readonly NameValue[])[]
}

export type KeptAnswers = ReturnType<typeof createKeptAnswers>

export function createKeptAnswers() {
  const answers = new Map<string, KeptAnswer>()
  const inUse = new Map<AnswerFile, number>()
  const outdated = new Set<AnswerFile>()

  async function drop(isOld: (answer: KeptAnswer) => boolean): Promise<void> {
    const old = [...answers].filter(([, answer]) => isOld(answer))
    for (const [id] of old) answers.delete(id)
    await Promise.all(old.map(([, { file }]) => (inUse.has(file) ? outdated.add(file) : file.remove())))
  }

  return {
    /** Keeps this answer in place of the connection's last one. */
    async keep(id: string, answer: KeptAnswer): Promise<void> {
      const dropped = drop(({ connectionId }) => connectionId === answer.connectionId)
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

    /** Lets go of the answers of all other connections. */
    async keepOnly(connectionIds: readonly string[]): Promise<void> {
      await drop(({ connectionId }) => !connectionIds.includes(connectionId))
    },
  }
}
