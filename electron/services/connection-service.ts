/** Connections: made, tried, edited, deleted. Secrets go straight to the vault and never come back. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection, ConnectionDraft } from '../../shared/domain/connection.ts'
import { shownFields } from '../../shared/domain/form-field.ts'
import type { FlowId } from '../../shared/domain/provider.ts'
import { assertAddressAccepted } from '../sign-in/address-policy.ts'
import type { Catalogue } from './catalogue.ts'
import { type CheckedDraft, checkDraft } from './check-draft.ts'
import type { ChosenCertificates } from './chosen-certificates.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'
import { asRecord, isOfNetwork } from './network-secrets.ts'
import { offerHttp } from './offer-http.ts'
import { ownProxyOf, settleNetwork } from './settle-network.ts'
import { type SignInPorts, signIn } from './sign-in-runner.ts'
import type { SignInSteps } from './sign-in-steps.ts'
import type { TokenService } from './token-service.ts'

/** What the connection service works with. */
export type ConnectionServiceParts = {
  readonly connections: ConnectionStore
  readonly credentials: CredentialStore
  readonly tokens: TokenService
  readonly ports: SignInPorts
  readonly steps: SignInSteps
  readonly chosen: ChosenCertificates
  /** A new id, never used before. */
  readonly newId: () => string
  /** Hands a new connection what its system brings along. Never fails. */
  readonly welcome: (connection: Connection) => Promise<void>
  /** Deletes what is kept of a connection's requests and answers. */
  readonly forgetKept: (id: string) => Promise<void>
}

export type ConnectionService = ReturnType<typeof createConnectionService>

type Input = { readonly id?: string; readonly draft: ConnectionDraft }

export function createConnectionService(parts: ConnectionServiceParts) {
  const { connections, credentials, tokens, ports } = parts
  const attempts = new Map<string, AbortController>()

  /** What would be saved: the draft, with the secrets that an edit left out. */
  async function prepare({ id, draft }: Input): Promise<{ connection: Connection; secrets: Record<string, string> }> {
    const { secrets: typed, assumedHttps: _, ...checked } = checkDraft(draft, ports.catalogue)
    const before = id === undefined ? null : connections.get(id)
    const saved = () => credentials.read(before?.id ?? '')
    const settled = await settleNetwork(draft.network, before?.network ?? null, saved, parts.chosen)
    const subject = { ...checked, network: settled.network }
    const kept = before === null ? {} : await keptSecrets(before, subject, typed, credentials, ports.catalogue)
    const secrets = { ...kept, ...typed, ...asRecord(settled.secrets) }
    const connection: Connection = {
      ...subject,
      id: id ?? parts.newId(),
      createdAt: before?.createdAt ?? ports.clock.now(),
      allowedHosts: before?.allowedHosts ?? [],
      savedSecrets: Object.keys(secrets).filter((name) => !isOfNetwork(name)),
    }
    return { connection, secrets }
  }

  /**
   * Secrets first: a connection on disk without its secrets would be worse than secrets without a connection. When the
   * connection cannot be written, its old secrets come back: new ones must never meet the old address.
   */
  async function keep(connection: Connection, secrets: Readonly<Record<string, string>>): Promise<Connection> {
    const old = await credentials.read(connection.id).catch(() => null)
    await credentials.write(connection.id, secrets)
    try {
      return connections.put(connection)
    } catch (thrown) {
      const isEmpty = old !== null && Object.keys(old).length === 0
      const back = isEmpty ? credentials.remove(connection.id) : old && credentials.write(connection.id, old)
      await Promise.resolve(back).catch(() => {})
      throw thrown
    }
  }

  async function tryAndKeep(input: Input, attemptId: string, signal: AbortSignal): Promise<Connection> {
    const { connection, secrets } = await prepare(input)
    // All of them: a key asks no sign-in server, and the token goes to the API's address as well.
    for (const [field, address] of Object.entries(connection.servers)) {
      assertAddressAccepted(address, connection.acceptsInsecure, field)
    }
    const { acceptsInsecure } = connection
    const issued = await parts.steps
      .during(attemptId, { signal, acceptsInsecure }, (interaction, either) =>
        signIn(connection, secrets, ports, { signal: either, interaction }),
      )
      .catch((thrown) => {
        throw offerHttp(thrown, assumedHttps(input.draft, ports.catalogue))
      })
    if (signal.aborted) throw new AppFailure({ code: 'cancelled' })
    if (input.id === undefined) {
      await keep(connection, secrets)
      await tokens.adopt(connection, issued)
      await parts.welcome(connection)
      return connection
    }
    // Looked up once more: while the sign-in went on, it may have been deleted, or another host allowed.
    const { allowedHosts } = connections.get(input.id)
    tokens.cancel(input.id)
    const saved = await keep({ ...connection, allowedHosts }, secrets)
    await tokens.adopt(saved, issued)
    return saved
  }

  return {
    list: (): readonly Connection[] => connections.list(),

    async connect(input: Input & { readonly attemptId: string }): Promise<Connection> {
      const controller = new AbortController()
      attempts.set(input.attemptId, controller)
      try {
        return await tryAndKeep(input, input.attemptId, controller.signal)
      } finally {
        attempts.delete(input.attemptId)
      }
    },

    cancel(attemptId: string): void {
      attempts.get(attemptId)?.abort()
    },

    /** Ends every attempt under way. */
    cancelAll(): void {
      for (const attempt of attempts.values()) attempt.abort()
    },

    async save(input: Input): Promise<Connection> {
      const { connection, secrets } = await prepare(input)
      const before = input.id === undefined ? null : connections.get(input.id)
      const changes = before !== null && changesToken(before, connection, input.draft)
      // What is under way still knows the old connection: it must not meet the new secrets.
      if (changes) tokens.cancel(connection.id)
      const saved = await keep(connection, secrets)
      if (changes) await tokens.forget(saved.id)
      if (before === null) await parts.welcome(saved)
      return saved
    },

    async remove(id: string): Promise<void> {
      connections.get(id)
      await tokens.drop(id)
      await credentials.remove(id)
      await parts.forgetKept(id)
      connections.remove(id)
    },

    async setKeepFresh(id: string, keepFresh: boolean): Promise<Connection> {
      return connections.put({ ...connections.get(id), keepFresh })
    },

    async allowHost(id: string, host: string): Promise<Connection> {
      const connection = connections.get(id)
      const url = `https://${host}`
      if (!URL.canParse(url) || new URL(url).host !== host.toLowerCase()) {
        throw new AppFailure({ code: 'invalid-input', reason: 'This is not the name of a host.' })
      }
      const allowedHosts = [...new Set([...connection.allowedHosts, host.toLowerCase()])]
      return connections.put({ ...connection, allowedHosts })
    },
  }
}

/**
 * The saved secrets that an edit keeps. Where the edit sends them to another server, or through another proxy of its
 * own, they must be typed again: a saved password goes only to the server it was saved for.
 */
async function keptSecrets(
  before: Connection,
  checked: Omit<CheckedDraft, 'secrets' | 'assumedHttps'> & Pick<Connection, 'network'>,
  typed: Readonly<Record<string, string>>,
  credentials: CredentialStore,
  catalogue: Catalogue,
): Promise<Record<string, string>> {
  if (before.providerId !== checked.providerId) {
    throw new AppFailure({
      code: 'invalid-input',
      reason: 'A connection stays with its system. Make a new one instead.',
    })
  }
  const { fields, flow } = catalogue.whatIs(checked).signIn
  const needed = shownFields(fields, checked.values).filter((field) => field.secret)
  const left = needed.filter((field) => typed[field.name] === undefined).map((field) => field.name)
  if (left.length === 0) return {}
  const saved = await credentials.read(before.id)
  const kept = left.filter((name) => saved[name] !== undefined)
  const goesElsewhere = whereSecretsGo(before.servers, flow) !== whereSecretsGo(checked.servers, flow)
  // Through a proxy of the form's choice, an address is only as good as the proxy.
  const proxy = ownProxyOf(checked.network)
  const goesThroughAnother = proxy !== '' && proxy !== ownProxyOf(before.network)
  if (kept.length > 0 && (goesElsewhere || goesThroughAnother)) {
    throw new AppFailure({ code: 'missing-secret', fields: kept })
  }
  return Object.fromEntries(kept.map((name) => [name, saved[name] ?? '']))
}

/** The addresses that saved secrets are sent to: those of the sign-in; for a key, which is its own token, any of them. */
function whereSecretsGo(servers: Connection['servers'], flow: FlowId): string {
  const { api, ...ofSignIn } = servers
  return JSON.stringify(Object.entries(flow === 'api-key' ? { ...ofSignIn, api } : ofSignIn).toSorted())
}

/** True when a token got before the edit may no longer be what the connection stands for. */
function changesToken(before: Connection, after: Connection, draft: ConnectionDraft): boolean {
  const facts = ({ signInId, servers, values }: Connection) => JSON.stringify([signInId, servers, values])
  // Whoever makes the way could read a token that goes along it.
  const goesThroughAnother =
    ownProxyOf(after.network) !== '' && ownProxyOf(after.network) !== ownProxyOf(before.network)
  return (
    goesThroughAnother || facts(before) !== facts(after) || Object.values(draft.secrets).some((secret) => secret !== '')
  )
}

/** The sign-in address, where it was typed without a scheme. */
function assumedHttps(draft: ConnectionDraft, catalogue: Catalogue): string | undefined {
  const { assumedHttps: assumed, servers } = checkDraft(draft, catalogue)
  return assumed.includes('server') ? servers.server : undefined
}
