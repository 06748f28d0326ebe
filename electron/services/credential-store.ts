import { AppFailure } from '../../shared/core/app-error.ts'
import type { Vault } from '../ports/vault.ts'
import { credentialsKey } from './vault-keys.ts'

/** The secrets of connections' forms, by field name. They go in, and come out only to flows. */
export type CredentialStore = {
  /** The saved secrets; an empty map when there are none. Fails with `secret-unreadable`. */
  readonly read: (connectionId: string) => Promise<Readonly<Record<string, string>>>
  readonly write: (connectionId: string, secrets: Readonly<Record<string, string>>) => Promise<void>
  readonly remove: (connectionId: string) => Promise<void>
}

export function createCredentialStore(vault: Vault): CredentialStore {
  return {
    async read(connectionId) {
      const text = await vault.read(credentialsKey(connectionId))
      if (text === null) return {}
      try {
        return JSON.parse(text) as Record<string, string>
      } catch {
        // Never the parser's own error: it repeats what it could not read.
        throw new AppFailure({ code: 'secret-unreadable', fields: [] })
      }
    },
    write: (connectionId, secrets) => vault.write(credentialsKey(connectionId), JSON.stringify(secrets)),
    remove: (connectionId) => vault.remove(credentialsKey(connectionId)),
  }
}
