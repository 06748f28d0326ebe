/** What the rule tests of OAuth grants share: the certified server, a world, and short ways to connect the two. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Connection, ConnectionDraft } from '../../shared/domain/connection.ts'
import type { NetworkDraft } from '../../shared/domain/network.ts'
import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from '../http/test-authorization-server.ts'
import type { TestCertificate } from '../http/test-certificate.ts'
import { connect, createTestWorld, type TestWorld } from './test-world.ts'

/** Characters that every escaping on the way has an opinion about. */
export const awkwardClient = { id: 'my app+1%2F/~', secret: 'p%+&=: "se/cr\\et~100% long enough' } as const

/** A certified server and a trusted side that knows it. */
export type OAuthWorld = {
  readonly server: AuthorizationServer
  readonly world: TestWorld
  /** Signs in with what a form hands over; which of the values are secret is told by the form itself. */
  readonly signIn: (
    signInId: string,
    typed: Readonly<Record<string, string>>,
    changes?: Partial<ConnectionDraft>,
  ) => Promise<Connection>
  /** The last form that came to the token endpoint. */
  readonly lastForm: () => Readonly<Record<string, string>>
}

/** Starts both for one test. */
export async function startOAuthWorld(options: AuthorizationServerOptions): Promise<OAuthWorld> {
  const server = await startAuthorizationServer(options)
  onTestFinished(server.close)
  const world = createTestWorld()
  onTestFinished(world.close)
  return {
    server,
    world,
    signIn: (signInId, typed, changes) => connect(world, oauthDraft(world, server, signInId, typed, changes)),
    lastForm: () => server.asked('/token').at(-1)?.form ?? {},
  }
}

/** A draft for the system for any OAuth server. Its API is where `changes.servers.api` says. */
export function oauthDraft(
  world: TestWorld,
  { issuer, endpoints }: { readonly issuer: string; readonly endpoints: { readonly token: string } },
  signInId: string,
  typed: Readonly<Record<string, string>>,
  changes: Partial<ConnectionDraft> = {},
): ConnectionDraft {
  const servers = { issuer, token: endpoints.token, ...changes.servers }
  return filledDraft(world, ['oauth-server', signInId], typed, { ...changes, servers })
}

/** The form of a system's sign-in, filled with what was typed; which of it is secret is told by the form itself. */
export function filledDraft(
  world: TestWorld,
  [providerId, signInId]: readonly [string, string],
  typed: Readonly<Record<string, string>>,
  changes: Partial<ConnectionDraft> = {},
): ConnectionDraft {
  const provider = world.providers.list().find(({ id }) => id === providerId)
  const signIn = provider?.signIns.find(({ id }) => id === signInId)
  const secret = new Set(signIn?.fields.filter((field) => field.secret).map(({ name }) => name))
  const only = (isSecret: boolean) =>
    Object.fromEntries(Object.entries(typed).filter(([name]) => secret.has(name) === isSecret))
  return {
    providerId,
    signInId,
    name: 'Any server',
    environment: { kind: 'test', label: 'Test' },
    servers: {},
    values: only(false),
    secrets: only(true),
    acceptsInsecure: false,
    verifyTls: true,
    keepFresh: false,
    basicEncoding: 'exact',
    ...changes,
  }
}

/** The person chooses a file with this certificate and its key, for a draft's network. */
export async function chooseCertificate(
  world: TestWorld,
  { cert, key }: TestCertificate,
): Promise<NetworkDraft['clientCertificate']> {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-client-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'me.pem')
  writeFileSync(path, cert + key)
  world.chosen.push({ path, name: 'me.pem', size: cert.length + key.length })
  const chosen = await world.network.chooseClientCertificate()
  if (chosen === null) throw new Error('Nothing was chosen')
  return { kind: 'chosen', id: chosen.id }
}
