/** Looks up what a sign-in server says of itself. Asks only when the person pressed, follows nothing, keeps nothing. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Discovery } from '../../shared/domain/discovery.ts'
import type { NetworkDraft } from '../../shared/domain/network.ts'
import { parseEndpointAddress } from '../../shared/domain/server-address.ts'
import { readMetadata } from '../oauth/read-metadata.ts'
import { wellKnownPlaces } from '../oauth/well-known.ts'
import type { Http } from '../ports/http.ts'
import { assertAddressAccepted } from '../sign-in/address-policy.ts'
import type { ChosenCertificates } from './chosen-certificates.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'
import { asRecord } from './network-secrets.ts'
import { overNetwork } from './over-network.ts'
import { settleNetwork } from './settle-network.ts'
import type { SignInPorts } from './sign-in-runner.ts'

/** What the discovery service works with. */
export type DiscoveryServiceParts = {
  readonly connections: ConnectionStore
  readonly credentials: CredentialStore
  readonly chosen: Pick<ChosenCertificates, 'use'>
  readonly ports: SignInPorts
}

export type DiscoveryService = ReturnType<typeof createDiscoveryService>

type Question = {
  readonly address: string
  readonly connectionId?: string
  readonly network?: NetworkDraft
  readonly acceptsInsecure: boolean
  readonly verifyTls: boolean
}

const limits = { timeoutMs: 15_000, maxBytes: 1024 * 1024 } as const

export function createDiscoveryService({ connections, credentials, chosen, ports }: DiscoveryServiceParts) {
  /** The way to this server: as the form has it, which may not be saved yet. */
  async function httpFor(issuer: string, { connectionId, network: draft }: Question): Promise<Http> {
    const before = connectionId === undefined ? null : connections.get(connectionId).network
    const saved = async () => (connectionId === undefined ? {} : credentials.read(connectionId))
    const { network, secrets } = await settleNetwork(draft, before, saved, chosen)
    return overNetwork(ports.http, { servers: { issuer }, network }, async () => asRecord(secrets), ports.systemProxy)
  }

  return {
    async lookUp(question: Question): Promise<Discovery> {
      const { address, acceptsInsecure, verifyTls } = question
      const parsed = parseEndpointAddress(address)
      if (!parsed.ok) throw refuse(parsed.reason)
      assertAddressAccepted(parsed.base, acceptsInsecure, 'issuer')
      const http = await httpFor(parsed.base, question)
      const host = new URL(parsed.base).host
      let reason = `${host} answers, but does not describe itself as a sign-in server. Is this the issuer’s address? Its addresses can be typed by hand as well.`
      for (const { url, issuer } of wellKnownPlaces(new URL(parsed.base))) {
        const document = await documentAt(http, url, verifyTls)
        if (document === undefined) continue
        const reading = readMetadata(document, url, issuer)
        if (reading.ok) return reading.value
        reason = reading.reason
        if (reading.otherIssuer !== undefined) break
      }
      throw refuse(reason)
    },
  }
}

/** The JSON at an address; undefined where there is none. Throws only when the server cannot be reached at all. */
async function documentAt(http: Http, url: string, verifyTls: boolean): Promise<unknown> {
  const { status, body } = await http({
    method: 'GET',
    url,
    headers: [['accept', 'application/json']],
    verifyTls,
    ...limits,
  })
  if (status !== 200) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown
  } catch {
    return undefined
  }
}

function refuse(reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field: 'issuer', reason })
}
