/** The person's preferences, as main keeps them. */
import { create } from 'zustand'
import type { Result } from '../../shared/core/result.ts'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import { api } from '../lib/api.ts'

type SettingsState = {
  readonly settings: Settings
  readonly load: () => Promise<Result<Settings>>
  readonly receive: (settings: Settings) => void
  /** Changes what is given and keeps the rest. */
  readonly change: (change: Partial<Settings>) => Promise<Result<Settings>>
}

export const useSettings = create<SettingsState>((set, get) => {
  const keep = (result: Result<Settings>): Result<Settings> => {
    if (result.ok) get().receive(result.value)
    return result
  }
  return {
    settings: defaultSettings,
    load: async () => keep(await api.settings.read()),
    receive: (settings) => set({ settings }),
    change: async (change) => keep(await api.settings.change(change)),
  }
})
