/** What the app says of itself: version, vault, damaged files at start. */
import { create } from 'zustand'
import type { Result } from '../../shared/core/result.ts'
import type { VaultStatus } from '../../shared/domain/vault-status.ts'
import { type AppInfo, api } from '../lib/api.ts'

type AppInfoState = {
  /** Null until main has answered. */
  readonly info: AppInfo | null
  readonly load: () => Promise<Result<AppInfo>>
  readonly receiveVault: (vault: VaultStatus) => void
  readonly openLink: (url: string) => Promise<Result<void>>
  readonly restart: () => Promise<Result<void>>
}

export const useAppInfo = create<AppInfoState>((set, get) => ({
  info: null,
  load: async () => {
    const result = await api.app.info()
    if (result.ok) set({ info: result.value })
    return result
  },
  receiveVault: (vault) => {
    const { info } = get()
    if (info) set({ info: { ...info, vault } })
  },
  openLink: (url) => api.app.openLink({ url }),
  restart: () => api.app.restart(),
}))
