/** The door's side of the settings. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { SettingsContract } from '../../shared/ipc/settings.contract.ts'
import type { SettingsService } from '../services/settings-service.ts'
import { parseInput } from './parse.ts'
import { nothing } from './schemas.ts'

type Input<M extends keyof SettingsContract> = Parameters<SettingsContract[M]>[0]

const change = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).exactOptional(),
  clipboardSeconds: z.int().min(0).max(3600).exactOptional(),
  answerSeconds: z.int().min(0).max(86_400).exactOptional(),
  revealSeconds: z.int().min(1).max(3600).exactOptional(),
  lockAfterSeconds: z.int().min(0).max(86_400).exactOptional(),
  showNamesWhenLocked: z.boolean().exactOptional(),
  protectScreen: z.boolean().exactOptional(),
  keepsInMemory: z.boolean().exactOptional(),
}) satisfies z.ZodType<Input<'change'>>

export function createSettingsHandlers(service: SettingsService): Handlers<SettingsContract> {
  return {
    async read(input) {
      parseInput(nothing, input)
      return service.read()
    },
    async change(input) {
      return service.change(parseInput(change, input))
    },
  }
}
