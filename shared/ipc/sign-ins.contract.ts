import type { KeyedStep } from '../domain/sign-in-step.ts'
import type { Channels, EventChannels } from './contract.ts'

/**
 * What sign-ins that are under way need of the person. `key` is the `attemptId` of `connections.connect`, or the
 * `connectionId` of `tokens.get`; ending one is `cancel` of those two. For a key that waits for nothing, calls fail with
 * `cancelled`.
 */
export type SignInsContract = {
  /** The steps there are now. */
  list: () => readonly KeyedStep[]
  /** The address at which the person ended up. Fails with `invalid-input` for one that cannot be it; then nothing has ended. */
  giveAddress: (input: { key: string; address: string }) => void
  /** Opens the step's page in the browser, once more if need be. */
  openAgain: (input: { key: string }) => void
  /** Puts the address of the step's page on the clipboard, for another browser. */
  copyAddress: (input: { key: string }) => void
  /** Puts the code of a `device-code` step on the clipboard. */
  copyCode: (input: { key: string }) => void
}

export type SignInsEvents = { step: KeyedStep }

export const signInsChannels = {
  list: 'signIns:list',
  giveAddress: 'signIns:giveAddress',
  openAgain: 'signIns:openAgain',
  copyAddress: 'signIns:copyAddress',
  copyCode: 'signIns:copyCode',
} as const satisfies Channels<SignInsContract, 'signIns'>

export const signInsEvents = { step: 'signIns!step' } as const satisfies EventChannels<SignInsEvents, 'signIns'>
