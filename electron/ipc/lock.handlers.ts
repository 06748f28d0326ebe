/** The door's side of the lock. */
import * as z from 'zod'
import { mostPlaceLength } from '../../shared/domain/lock-state.ts'
import { mostPassphrase } from '../../shared/domain/passphrase-strength.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { LockContract } from '../../shared/ipc/lock.contract.ts'
import type { LeaveTaking } from '../services/leave-taking.ts'
import type { LockService } from '../services/lock-service.ts'
import { parseInput } from './parse.ts'
import { nothing } from './schemas.ts'

type Input<M extends keyof LockContract> = Parameters<LockContract[M]>[0]

/** A little more than is taken, so that the person is told in a sentence. */
const passphrase = z.string().max(4 * mostPassphrase)

const unlock = z.strictObject({ passphrase: passphrase.nullable() }) satisfies z.ZodType<Input<'unlock'>>
const setPassphrase = z.strictObject({ current: passphrase.nullable(), next: passphrase }) satisfies z.ZodType<
  Input<'setPassphrase'>
>
const removePassphrase = z.strictObject({ current: passphrase }) satisfies z.ZodType<Input<'removePassphrase'>>

const ready = z.strictObject({ place: z.string().max(mostPlaceLength).nullable() }) satisfies z.ZodType<Input<'ready'>>

export function createLockHandlers(
  service: LockService,
  leaveTaking: Pick<LeaveTaking, 'ready' | 'place'>,
): Handlers<LockContract> {
  return {
    async state(input) {
      parseInput(nothing, input)
      return service.state()
    },
    async lock(input) {
      parseInput(nothing, input)
      // Not waited for: the window that asks is about to be emptied.
      void service.lock('by-hand')
    },
    async unlock(input) {
      return service.unlock(parseInput(unlock, input).passphrase)
    },
    async setPassphrase(input) {
      const { current, next } = parseInput(setPassphrase, input)
      return service.setPassphrase(current, next)
    },
    async removePassphrase(input) {
      return service.removePassphrase(parseInput(removePassphrase, input).current)
    },
    async startAfresh(input) {
      parseInput(nothing, input)
      return service.startAfresh()
    },
    async ready(input) {
      leaveTaking.ready(parseInput(ready, input).place)
    },
    async place(input) {
      parseInput(nothing, input)
      return leaveTaking.place()
    },
  }
}
