/** The door's side of back-ups. */
import * as z from 'zod'
import { mostPassphrase } from '../../shared/domain/passphrase-strength.ts'
import type { BackupsContract } from '../../shared/ipc/backups.contract.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { BackupService } from '../services/backup-service.ts'
import { parseInput } from './parse.ts'
import { id, nothing } from './schemas.ts'

type Input<M extends keyof BackupsContract> = Parameters<BackupsContract[M]>[0]

const passphrase = z.string().max(4 * mostPassphrase)
const decisions = z.record(id, z.enum(['mine', 'theirs', 'both']))

const save = z.strictObject({ passphrase, withHistory: z.boolean() }) satisfies z.ZodType<Input<'save'>>
const open = z.strictObject({ id, passphrase }) satisfies z.ZodType<Input<'open'>>
const take = z.strictObject({ id, decisions, withSettings: z.boolean() }) satisfies z.ZodType<Input<'take'>>
const drop = z.strictObject({ id }) satisfies z.ZodType<Input<'drop'>>

export function createBackupsHandlers(service: BackupService): Handlers<BackupsContract> {
  return {
    async save(input) {
      const { passphrase, withHistory } = parseInput(save, input)
      return service.save(passphrase, withHistory)
    },
    async choose(input) {
      parseInput(nothing, input)
      return service.choose()
    },
    async open(input) {
      const { id, passphrase } = parseInput(open, input)
      return service.open(id, passphrase)
    },
    async take(input) {
      const { id, decisions, withSettings } = parseInput(take, input)
      return service.take(id, decisions, withSettings)
    },
    async drop(input) {
      service.drop(parseInput(drop, input).id)
    },
  }
}
