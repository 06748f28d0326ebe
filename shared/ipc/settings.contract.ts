import type { Settings } from '../domain/settings.ts'
import type { Channels, EventChannels } from './contract.ts'

export type SettingsContract = {
  read: () => Settings
  /** Changes what is given, keeps the rest, returns the whole. */
  change: (input: Partial<Settings>) => Settings
}

export type SettingsEvents = { changed: Settings }

export const settingsChannels = { read: 'settings:read', change: 'settings:change' } as const satisfies Channels<
  SettingsContract,
  'settings'
>

export const settingsEvents = { changed: 'settings!changed' } as const satisfies EventChannels<
  SettingsEvents,
  'settings'
>
