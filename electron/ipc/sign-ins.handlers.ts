/** The door's side of sign-ins that need the person. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { SignInsContract } from '../../shared/ipc/sign-ins.contract.ts'
import type { SignInSteps } from '../services/sign-in-steps.ts'
import { parseInput } from './parse.ts'
import { id, nothing, value } from './schemas.ts'

type Input<M extends keyof SignInsContract> = Parameters<SignInsContract[M]>[0]

const ofSignIn = z.strictObject({ key: id }) satisfies z.ZodType<Input<'openAgain'>>
const giveAddress = z.strictObject({ key: id, address: value }) satisfies z.ZodType<Input<'giveAddress'>>

export function createSignInsHandlers(steps: SignInSteps): Handlers<SignInsContract> {
  return {
    async list(input) {
      parseInput(nothing, input)
      return steps.list()
    },
    async giveAddress(input) {
      const { key, address } = parseInput(giveAddress, input)
      steps.giveAddress(key, address)
    },
    async openAgain(input) {
      await steps.openAgain(parseInput(ofSignIn, input).key)
    },
    async copyAddress(input) {
      await steps.copyAddress(parseInput(ofSignIn, input).key)
    },
    async copyCode(input) {
      await steps.copyCode(parseInput(ofSignIn, input).key)
    },
  }
}
