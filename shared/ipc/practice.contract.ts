import type { Channels, EventChannels } from './contract.ts'

/** One fault that can be switched on, in plain words. */
export type PracticeFaultView = {
  readonly id: string
  readonly label: string
  readonly description: string
  readonly on: boolean
}

/** One practice system as the window shows it. */
export type PracticeSystemView = {
  readonly providerId: string
  readonly name: string
  /** Seconds its tokens live; null = as the real system's. */
  readonly lifetimeSeconds: number | null
  /** What signs its tokens (HS256), in hexadecimal; null where there is no such thing. Made up, and of use to nobody else. */
  readonly signingSecret: string | null
  readonly faults: readonly PracticeFaultView[]
}

export type PracticeStatus = { readonly running: boolean; readonly systems: readonly PracticeSystemView[] }

export type PracticeContract = {
  status: () => PracticeStatus
  /** Starts the practice servers and makes one ready connection for each of the five systems (once). */
  start: () => PracticeStatus
  /** Stops the servers and deletes the practice connections. */
  stop: () => PracticeStatus
  setFault: (input: { providerId: string; faultId: string; on: boolean }) => PracticeStatus
  setLifetime: (input: { providerId: string; lifetimeSeconds: number | null }) => PracticeStatus
}

export type PracticeEvents = { changed: PracticeStatus }

export const practiceChannels = {
  status: 'practice:status',
  start: 'practice:start',
  stop: 'practice:stop',
  setFault: 'practice:setFault',
  setLifetime: 'practice:setLifetime',
} as const satisfies Channels<PracticeContract, 'practice'>

export const practiceEvents = { changed: 'practice!changed' } as const satisfies EventChannels<
  PracticeEvents,
  'practice'
>
