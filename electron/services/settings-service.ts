import type { Settings } from '../../shared/domain/settings.ts'
import type { DocumentStore } from '../ports/document-store.ts'

/** The person's preferences: read, and changed a few at a time. */
export type SettingsService = {
  readonly read: () => Settings
  /** Changes what is given, keeps the rest, returns the whole. Fails with `storage-failed`. */
  readonly change: (patch: Partial<Settings>) => Settings
}

export function createSettingsService(
  document: DocumentStore<Settings>,
  announce: (settings: Settings) => void,
): SettingsService {
  return {
    read: () => document.read(),
    change(patch) {
      const next = { ...document.read(), ...patch }
      document.write(next)
      announce(next)
      return next
    },
  }
}
