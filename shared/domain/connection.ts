import type { ConnectionNetwork, NetworkDraft } from './network.ts'

/** Where a connection belongs. The colour follows its token everywhere. */
export type Environment = {
  readonly kind: 'practice' | 'test' | 'production' | 'own'
  /** The word shown. Only `own` has one that the person chose. */
  readonly label: string
}

/** A person's account at a provider. Holds no secret; secrets live in the vault under the connection's id. */
export type Connection = {
  readonly id: string
  readonly providerId: string
  readonly signInId: string
  readonly name: string
  readonly environment: Environment
  /** Server field id → address, normalised: scheme, host, port and path prefix, no final slash. */
  readonly servers: Readonly<Record<string, string>>
  /** The form's values that are not secret, by field name. */
  readonly values: Readonly<Record<string, string>>
  /** Names of the secret fields that are saved in the vault. */
  readonly savedSecrets: readonly string[]
  /** True once the person accepted that an http address is unprotected. */
  readonly acceptsInsecure: boolean
  /** False: this server's certificate is not checked, by the person's choice. */
  readonly verifyTls: boolean
  readonly network: ConnectionNetwork
  /** Hosts (`name:port` as in a URL) beyond the connection's own that its token may go to. */
  readonly allowedHosts: readonly string[]
  /** Renew in the background. */
  readonly keepFresh: boolean
  /** How user name and password go into Basic: byte-exact, or URL-encoded first because only that worked (Unifier). */
  readonly basicEncoding: 'exact' | 'url-encoded'
  /** Instant in ms. */
  readonly createdAt: number
}

/** What the form of a new connection begins with, where something is known beforehand. Never a secret. */
export type ConnectionStart = Partial<Pick<Connection, 'servers' | 'environment' | 'signInId' | 'values'>>

/** What a form hands over. `secrets` holds only what was typed now; a secret left out of an edit is kept. */
export type ConnectionDraft = {
  readonly providerId: string
  readonly signInId: string
  readonly name: string
  readonly environment: Environment
  /** Addresses as typed. */
  readonly servers: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  readonly acceptsInsecure: boolean
  readonly verifyTls: boolean
  /** Left out: as it is saved, or the plain way. */
  readonly network?: NetworkDraft
  readonly keepFresh: boolean
  readonly basicEncoding: 'exact' | 'url-encoded'
}
