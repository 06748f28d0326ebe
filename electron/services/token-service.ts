/**
 * The life of tokens: got, kept, renewed one at a time, never lost. See docs/architecture.md, "Life of a token".
 * Renewal: the refresh token where there is one, else signing in again with the saved credentials. Only
 * `invalid_grant` drops a refresh token; offline, 429 and 5xx drop nothing.
 */
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import { isFreshEnough } from '../../shared/domain/expiry.ts'
import type { TokenEvent, TokenState } from '../../shared/domain/token.ts'
import { pruneDeep } from '../../shared/jwt/prune-deep.ts'
import { readToken } from '../../shared/jwt/read-token.ts'
import type { TokenReading } from '../../shared/jwt/token-reading.ts'
import { RefreshRefused, wantsNewSignIn } from '../oauth/refresh-refused.ts'
import type { Vault } from '../ports/vault.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { createAskedPauses } from './asked-pauses.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'
import { refresh, renewsByRefresh, type SignInPorts, signIn, whatIs } from './sign-in-runner.ts'
import type { SignInSteps } from './sign-in-steps.ts'
import { createSingleFlight } from './single-flight.ts'
import {
  afterRefresh,
  readRecord,
  recordOf,
  type TokenRecord,
  withoutRefreshToken,
  writeRecord,
} from './token-record.ts'
import type { TokenStates } from './token-states.ts'
import { tokenKey } from './vault-keys.ts'

/** What the token service works with. */
export type TokenServiceParts = {
  readonly vault: Vault
  readonly connections: ConnectionStore
  readonly credentials: CredentialStore
  readonly states: TokenStates
  readonly ports: SignInPorts
  readonly steps: SignInSteps
  /** Brings back what happened to a connection's tokens before. Never fails. */
  readonly recall: (connectionId: string) => Promise<void>
  readonly revealSeconds: () => number
}

/** A token that was renewed: what it said, not the token. `obtainedAt` is an instant in ms. */
export type ReplacedToken = { readonly obtainedAt: number; readonly reading: TokenReading }

/** One attempt to get a token; `isAttended`: a person waits for it. */
type Attempt = { readonly signal: AbortSignal; readonly isAttended: boolean }

export type TokenService = ReturnType<typeof createTokenService>

export function createTokenService(parts: TokenServiceParts) {
  const { vault, connections, credentials, states, ports } = parts
  const records = new Map<string, TokenRecord>()
  const flights = createSingleFlight<TokenRecord>()
  const pauses = createAskedPauses(ports.clock.now)
  const replaced = new Map<string, ReplacedToken>()
  // Connections whose token is in memory only, because the vault did not take it.
  const unsaved = new Set<string>()
  // Counts up when a token is forgotten, dropped or replaced from outside: what was under way then is not kept any more.
  const epochs = new Map<string, number>()

  function currentFrom(connectionId: string): () => boolean {
    const epoch = epochs.get(connectionId)
    return () => epochs.get(connectionId) === epoch
  }

  /** Ends what is under way for a token, and sees to it that nothing of it is kept: not even a refresh that arrives later. */
  function supersede(connectionId: string): void {
    cancel(connectionId)
    pauses.ended(connectionId, null)
    epochs.set(connectionId, (epochs.get(connectionId) ?? 0) + 1)
  }

  /** The kept token, from memory or the vault; null when there is none. */
  async function load(connectionId: string): Promise<TokenRecord | null> {
    const known = records.get(connectionId)
    if (known !== undefined) {
      // A rotated refresh token that is not on disk would be lost with the app: try again whenever it is needed.
      if (unsaved.has(connectionId)) await save(connectionId, known).catch(() => {})
      return known
    }
    const isCurrent = currentFrom(connectionId)
    const text = await vault.read(tokenKey(connectionId))
    const record = text === null ? null : readRecord(text)
    if (record !== null && isCurrent() && !records.has(connectionId)) {
      records.set(connectionId, record)
      states.change(connectionId, { token: record.summary })
    }
    return records.get(connectionId) ?? null
  }

  /** Keeps a token: in memory first, so that a full disk cannot lose a refresh token that was just rotated. */
  async function keep(connectionId: string, record: TokenRecord, isCurrent: () => boolean): Promise<TokenRecord> {
    if (!isCurrent()) return record
    noteReplaced(connectionId, record)
    records.set(connectionId, record)
    states.change(connectionId, { token: record.summary })
    await save(connectionId, record)
    return record
  }

  /** For comparing: the claims of the token before, while the app runs. The token itself is not kept. */
  function noteReplaced(connectionId: string, { accessToken }: TokenRecord): void {
    const before = records.get(connectionId)
    if (before === undefined || before.accessToken === accessToken) return
    replaced.set(connectionId, {
      obtainedAt: before.summary.obtainedAt,
      reading: pruneDeep(readToken(before.accessToken)),
    })
  }

  async function save(connectionId: string, record: TokenRecord): Promise<void> {
    unsaved.add(connectionId)
    await vault.write(tokenKey(connectionId), writeRecord(record))
    if (records.get(connectionId) === record) unsaved.delete(connectionId)
  }

  async function adopt(
    connection: Connection,
    issued: IssuedToken,
    kind: TokenEvent['kind'],
    isCurrent: () => boolean,
    secrets: Readonly<Record<string, string>> | null,
  ): Promise<TokenRecord> {
    const record = recordOf(connection.id, issued, ports.catalogue.whatIs(connection).use)
    if (!isCurrent()) return record
    const who = connection.values.username ?? connection.values.clientId
    states.happened(connection.id, {
      at: issued.obtainedAt,
      kind: issued.kind === 'api-key' ? 'key-saved' : kind,
      ...(who === undefined ? {} : { as: who }),
      ...issued.call,
      expiresAt: issued.lifetime.expiresAt,
      lifetimeMs: issued.lifetime.lifetimeMs,
    })
    const kept = await keep(connection.id, record, isCurrent)
    await keepRotated(connection, record, isCurrent, secrets?.refreshToken)
    return kept
  }

  /**
   * Where the form's own refresh token is what a sign-in begins with: one that the server gave out in its place is what the next
   * begins with. The spent one would be refused, and at strict servers end the other as well (RFC 9700 section 4.14.2).
   */
  async function keepRotated(
    connection: Connection,
    { refreshToken }: TokenRecord,
    isCurrent: () => boolean,
    begunWith: string | undefined,
  ): Promise<void> {
    if (refreshToken === null || ports.catalogue.whatIs(connection).signIn.flow !== 'refresh-token') return
    const secrets = await credentials.read(connection.id)
    if (!isCurrent() || secrets.refreshToken === undefined || secrets.refreshToken === refreshToken) return
    // The person may have typed another one while this came: that is what counts then.
    if (begunWith !== undefined && secrets.refreshToken !== begunWith) return
    await credentials.write(connection.id, { ...secrets, refreshToken })
  }

  /** Signs in; with the person before it, where one waits for it. */
  function signInNow(
    connection: Connection,
    secrets: Readonly<Record<string, string>>,
    { signal, isAttended }: Attempt,
  ): Promise<IssuedToken> {
    const serverAheadMs = records.get(connection.id)?.summary.clockOffsetMs
    if (!isAttended) return signIn(connection, secrets, ports, { signal, interaction: null, serverAheadMs })
    const { id, acceptsInsecure } = connection
    return parts.steps.during(id, { signal, acceptsInsecure }, (interaction, either) =>
      signIn(connection, secrets, ports, { signal: either, interaction, serverAheadMs }),
    )
  }

  async function renew(connection: Connection, attempt: Attempt, isCurrent: () => boolean): Promise<TokenRecord> {
    const old = await load(connection.id).catch(() => null)
    const secrets = await credentials.read(connection.id)
    // An edit cancels before it writes: from here on, secrets and connection belong together.
    if (attempt.signal.aborted) throw new AppFailure({ code: 'cancelled' })
    const known = whatIs(connection, ports)
    if (old?.refreshToken != null && renewsByRefresh(known.signIn)) {
      try {
        // Not given the person's signal: a rotated refresh token must arrive even if nobody waits for it any more.
        const uncancelled = new AbortController().signal
        const kept = { ...old, refreshToken: old.refreshToken }
        const issued = await refresh(connection, secrets, kept, ports, uncancelled)
        return await adopt(connection, afterRefresh(issued, old, known.provider.name), 'renewed', isCurrent, secrets)
      } catch (thrown) {
        const refusal = wantsNewSignIn(thrown)
        if (refusal !== null) return signInAfterRefusal(connection, secrets, refusal, attempt, isCurrent)
        if (!(thrown instanceof RefreshRefused)) throw thrown
        await keep(connection.id, withoutRefreshToken(old), isCurrent)
        return signInAfterRefusal(connection, secrets, thrown, attempt, isCurrent)
      }
    }
    const issued = await signInNow(connection, secrets, attempt)
    return adopt(connection, issued, old === null ? 'signed-in' : 'renewed', isCurrent, secrets)
  }

  async function signInAfterRefusal(
    connection: Connection,
    secrets: Readonly<Record<string, string>>,
    refused: Pick<RefreshRefused, 'serverSaid'>,
    attempt: Attempt,
    isCurrent: () => boolean,
  ): Promise<TokenRecord> {
    try {
      const issued = await signInNow(connection, secrets, attempt)
      const noted: IssuedToken = { ...issued, notes: [...issued.notes, { kind: 'signed-in-again' }] }
      return await adopt(connection, noted, 'signed-in', isCurrent, secrets)
    } catch (thrown) {
      if (!(thrown instanceof AppFailure) || !(thrown.error.code === 'missing-secret' || needsPerson(thrown)))
        throw thrown
      throw new AppFailure({
        code: 'sign-in-over',
        provider: whatIs(connection, ports).provider.name,
        ...(needsPerson(thrown) ? { needsPerson: true } : {}),
        ...(refused.serverSaid === undefined ? {} : { serverSaid: refused.serverSaid }),
      })
    }
  }

  /**
   * Gets or renews; joins an attempt under way. What goes wrong is kept in the state as well as thrown. `isAttended`: a
   * person waits for it, and can be asked; else a sign-in that needs them fails with `sign-in-over`, and one whose server
   * asked for a pause with `rate-limited`.
   */
  async function obtain(connectionId: string, isAttended = false): Promise<TokenRecord> {
    connections.get(connectionId)
    if (!flights.isUnderWay(connectionId)) {
      if (!isAttended) pauses.assertOver(connectionId)
      states.change(connectionId, { working: true, lastError: null })
    }
    return flights.run(connectionId, (signal) => attempt(connectionId, { signal, isAttended }))
  }

  /** One attempt. Once it was cancelled it says no more, save that a token it still brings is kept. */
  async function attempt(connectionId: string, { signal, isAttended }: Attempt): Promise<TokenRecord> {
    const isCurrent = currentFrom(connectionId)
    try {
      // Read only now: it may have been edited or deleted while a cancelled attempt came to its end.
      const record = await renew(connections.get(connectionId), { signal, isAttended }, isCurrent)
      pauses.ended(connectionId, null)
      if (!signal.aborted) states.change(connectionId, { working: false })
      return record
    } catch (thrown) {
      const error: AppError = thrown instanceof AppFailure ? thrown.error : { code: 'unexpected' }
      pauses.ended(connectionId, thrown)
      if (!signal.aborted) {
        states.change(connectionId, { working: false, lastError: error })
        states.happened(connectionId, { at: ports.clock.now(), kind: 'failed', error })
      }
      throw thrown
    }
  }

  /** The token, got or renewed first when it is missing or not fresh enough. `renewed` tells which it was. */
  async function fresh(connectionId: string): Promise<{ record: TokenRecord; renewed: boolean }> {
    connections.get(connectionId)
    const record = await load(connectionId)
    if (record !== null && isFreshEnough(record.summary, ports.clock.now())) return { record, renewed: false }
    return { record: await obtain(connectionId), renewed: true }
  }

  async function existing(connectionId: string): Promise<TokenRecord> {
    connections.get(connectionId)
    const record = await load(connectionId)
    if (record === null) throw new AppFailure({ code: 'not-found', what: 'token' })
    return record
  }

  function cancel(connectionId: string): void {
    if (!flights.isUnderWay(connectionId)) return
    flights.cancel(connectionId)
    states.change(connectionId, { working: false })
  }

  return {
    fresh,
    obtain,
    /** The kept token as it is, however old; null when there is none. */
    known: load,
    cancel,

    /**
     * Takes over the token of a sign-in that was tried while connecting; whatever was under way no longer counts. That
     * the vault did not take it is said in the state: the connection is there, and so is the token, for now.
     */
    async adopt(connection: Connection, issued: IssuedToken): Promise<void> {
      supersede(connection.id)
      states.change(connection.id, { lastError: null })
      try {
        await adopt(connection, issued, 'signed-in', currentFrom(connection.id), null)
      } catch (thrown) {
        if (!(thrown instanceof AppFailure)) throw thrown
        states.change(connection.id, { lastError: thrown.error })
      }
    },

    /** The states of all connections; tokens are unsealed on the first call, and one that cannot be says so. */
    async list(): Promise<readonly TokenState[]> {
      return Promise.all(
        connections.list().map(async ({ id }) => {
          await parts.recall(id)
          try {
            await load(id)
          } catch (thrown) {
            if (!(thrown instanceof AppFailure)) throw thrown
            states.change(id, { lastError: thrown.error })
          }
          return states.of(id)
        }),
      )
    },

    /** For a person who waits for it: what needs them asks them. */
    async get(connectionId: string): Promise<TokenState> {
      const joined = flights.isUnderWay(connectionId)
      await obtain(connectionId, true).catch((thrown) => {
        // What was joined may have begun in the background, where nobody could be asked.
        if (joined && needsPerson(thrown)) return obtain(connectionId, true)
        throw thrown
      })
      return states.of(connectionId)
    },

    /** Notes that a server refused the token, for "what happened". */
    refused(connectionId: string, status: number): void {
      states.happened(connectionId, { at: ports.clock.now(), kind: 'refused-by-server', status })
    },

    /** Drops the token and its refresh token. The connection and its credentials stay. */
    async forget(connectionId: string): Promise<TokenState> {
      supersede(connectionId)
      await vault.remove(tokenKey(connectionId))
      unsaved.delete(connectionId)
      const had = records.delete(connectionId)
      replaced.delete(connectionId)
      if (had) states.happened(connectionId, { at: ports.clock.now(), kind: 'forgotten' })
      return states.change(connectionId, { token: null, lastError: null })
    },

    /** Another token is put in its place: what is under way ends first (a refresh is never cut short), what comes later is not kept. Never fails. */
    async settle(connectionId: string): Promise<void> {
      cancel(connectionId)
      await flights.settled(connectionId)
      supersede(connectionId)
    },

    /** The vault has other tokens of these now: what was known of them, and what is under way, no longer counts. Never fails. */
    async reread(connectionIds: readonly string[]): Promise<void> {
      for (const id of connectionIds) {
        supersede(id)
        unsaved.delete(id)
        records.delete(id)
        replaced.delete(id)
        states.change(id, { token: null, lastError: null })
        await load(id).catch(() => null)
      }
    },

    /** Drops all that is known of a connection that was deleted. */
    async drop(connectionId: string): Promise<void> {
      supersede(connectionId)
      await vault.remove(tokenKey(connectionId))
      unsaved.delete(connectionId)
      records.delete(connectionId)
      replaced.delete(connectionId)
      states.drop(connectionId)
    },

    /**
     * Drops every token from memory, once what is under way has ended: a refresh is never cut short. One that the vault did
     * not take stays: it would be lost. Never fails.
     */
    async dropFromMemory(): Promise<void> {
      await flights.settled()
      for (const id of records.keys()) if (!unsaved.has(id)) records.delete(id)
      replaced.clear()
    },

    async reveal(connectionId: string): Promise<{ token: string; hideAt: number }> {
      const { accessToken } = await existing(connectionId)
      return { token: accessToken, hideAt: ports.clock.now() + parts.revealSeconds() * 1000 }
    },

    /** What could be read in the token that the present one took the place of; null when none is known since the start. */
    replaced: (connectionId: string): ReplacedToken | null => replaced.get(connectionId) ?? null,
  }
}

/** A sign-in failed only because nobody was there to be asked. */
function needsPerson(thrown: unknown): boolean {
  return thrown instanceof AppFailure && thrown.error.code === 'sign-in-over' && thrown.error.needsPerson === true
}
