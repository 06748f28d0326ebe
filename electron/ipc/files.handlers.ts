/** The door's side of files to send. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { FilesContract } from '../../shared/ipc/files.contract.ts'
import type { PickedFiles } from '../services/picked-files.ts'
import { parseInput } from './parse.ts'
import { nothing, pickedFile } from './schemas.ts'

type Input<M extends keyof FilesContract> = Parameters<FilesContract[M]>[0]

const look = z.strictObject({ file: pickedFile }) satisfies z.ZodType<Input<'look'>>

export function createFilesHandlers(files: PickedFiles): Handlers<FilesContract> {
  return {
    async choose(input) {
      parseInput(nothing, input)
      return files.choose()
    },
    async look(input) {
      return files.look(parseInput(look, input).file)
    },
  }
}
