/** The door's side of what concerns the app itself. */
import * as z from 'zod'
import type { AppContract, AppInfo } from '../../shared/ipc/app.contract.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import { parseInput } from './parse.ts'
import { nothing } from './schemas.ts'

/** What main.ts lends: facts of this run, the system's browser, and a restart. */
export type AppControl = {
  readonly info: () => AppInfo
  readonly openLink: (url: string) => Promise<void>
  /** The text for people who help. */
  readonly support: () => string
  /** Puts what was shown last on the clipboard. */
  readonly copySupport: () => Promise<void>
  readonly showStored: () => Promise<void>
  readonly restart: () => void
}

const openLink = z.strictObject({ url: z.string().max(2000) }) satisfies z.ZodType<
  Parameters<AppContract['openLink']>[0]
>

export function createAppHandlers(control: AppControl): Handlers<AppContract> {
  return {
    async info(input) {
      parseInput(nothing, input)
      return control.info()
    },
    async openLink(input) {
      await control.openLink(parseInput(openLink, input).url)
    },
    async support(input) {
      parseInput(nothing, input)
      return { text: control.support() }
    },
    async copySupport(input) {
      parseInput(nothing, input)
      await control.copySupport()
    },
    async showStored(input) {
      parseInput(nothing, input)
      await control.showStored()
    },
    async restart(input) {
      parseInput(nothing, input)
      control.restart()
    },
  }
}
