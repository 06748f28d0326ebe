/**
 * The types of the practice servers: the five systems of `docs/systems.md`, simulated on loopback.
 * Types only. What the systems are called and hold is in `practice-catalogue.ts`, what can go wrong in
 * `practice-faults.ts`.
 */

/** The five systems that can be practised with. The same ids as the providers have. */
export type PracticeSystemId = 'infoworks' | 'infolink' | 'immport' | 'unifier' | 'inode'

/**
 * Something that can be made to go wrong on a practice server. Each fault is described in plain words, with the
 * systems that have it, in `practice-faults.ts`.
 */
export type PracticeFault =
  | 'wrong-password'
  | 'expired'
  | 'always-expired'
  | 'no-token'
  | 'server-error'
  | 'too-many-requests'
  | 'html-page'
  | 'redirect-away'
  | 'slow'
  | 'truncated'
  | 'huge-answer'
  | 'clock-off'
  | 'echo-headers'
  | 'no-lifetime'
  | 'negative-lifetime'
  | 'absurd-lifetime'
  | 'lifetime-as-text'
  | 'no-token-type'
  | 'rotated-reused'
  | 'no-new-refresh-token'
  | 'refused-under-200'
  | 'expired-body-200'
  | 'token-key'
  | 'slow-drip'
  | 'quoted-keys'
  | 'details-under-data'
  | 'access-token-key'
  | 'endpoint-without-slash'
  | 'hostile-endpoint'
  | 'hostile-carry'
  | 'url-encoded-basic'

/** A request as it arrived, before anybody judged it. */
export type RecordedRequest = {
  /** Which server of the system got it: the id of the server field (`server`, for ImmPort also `api`). */
  readonly server: string
  readonly method: string
  /** Path and query exactly as sent, nothing decoded. */
  readonly path: string
  /** Names in lower case; a header sent more than once is joined with `, ` (as `node:http` does it). */
  readonly headers: Readonly<Record<string, string>>
  /** The body as UTF-8 text; at most the first megabyte. Empty when there was none. */
  readonly body: string
  /** When the whole request had arrived, in milliseconds on the practice server's clock. */
  readonly at: number
}

/** What a person types into the sign-in forms of one system; only the fields which that system has. */
export type PracticeCredentials = {
  readonly username?: string
  readonly password?: string
  readonly clientId?: string
  readonly clientSecret?: string
  readonly refreshToken?: string
  readonly apiKey?: string
}

/** One running practice system and its switches. */
export type PracticeSystem = {
  readonly id: PracticeSystemId
  readonly name: string
  /** Base URL (no final slash) by server field: `server` for all; ImmPort: `server` signs in, `api` is the API. */
  readonly servers: Readonly<Record<string, string>>
  readonly credentials: PracticeCredentials
  /** Values for the fields of the example request, such as ImmPort's `WORKSPACE_ID`. */
  readonly placeholders: Readonly<Record<string, string>>
  /** The shared secret that signs its tokens (HS256), in hexadecimal; null where it signs in another way, or not at all. */
  readonly signingSecret: string | null
  /** How long a token issued now would last, in seconds. */
  lifetime(): number
  /** How long the next tokens last, in whole seconds; `undefined` goes back to the lifetime at the start. */
  setLifetime(seconds: number | undefined): void
  /** Switches a fault on or off. Throws a RangeError for a fault that this system does not have. */
  setFault(fault: PracticeFault, on: boolean): void
  /** The faults that are on. */
  faults(): readonly PracticeFault[]
  /** The last 200 requests, oldest first. A live list: it grows as requests arrive. */
  readonly requests: readonly RecordedRequest[]
  /** Drops the recorded requests and switches every fault off. Tokens, credentials and the lifetime stay. */
  forget(): void
}

/** Port by system and server field; what is not named gets a random port. */
export type PracticePorts = Partial<Record<PracticeSystemId, Readonly<Record<string, number>>>>

/** How to start the practice servers. Everything has a default. */
export type PracticeOptions = {
  /** The clock, in milliseconds since 1970. Waiting (`slow`, `slow-drip`) is always real time. */
  readonly now?: () => number
  /** Lifetime of tokens by system, in whole seconds. */
  readonly lifetimes?: Partial<Record<PracticeSystemId, number>>
  /** Preferred ports; a port that is taken is replaced by a random one. */
  readonly ports?: PracticePorts
  /** Any text. With the same seed, JWTs from before a restart stay valid; without one, each start is a stranger. */
  readonly seed?: string
  /** How long `slow` waits before it answers, in milliseconds (3000). */
  readonly slowMs?: number
  /** How long `slow-drip` takes for a whole download, in milliseconds (6000). */
  readonly dripMs?: number
}

/** All five systems, running. */
export type PracticeServers = {
  readonly systems: Readonly<Record<PracticeSystemId, PracticeSystem>>
  /** The ports in use, in the shape that the next start takes. */
  readonly ports: Readonly<Record<PracticeSystemId, Readonly<Record<string, number>>>>
  /** The seed in use, to give to the next start. */
  readonly seed: string
  /** Ends at once: open connections are cut, waiting answers are dropped. May be called more than once. */
  stop(): Promise<void>
}
