/** The network of connections: files chosen for it, and what a person trusts after a certificate was refused. */
import type { Connection } from '../../shared/domain/connection.ts'
import { type ConnectionNetwork, type TrustedCertificate, trusting } from '../../shared/domain/network.ts'
import type { ChosenCertificates } from './chosen-certificates.ts'
import type { ConnectionStore } from './connection-store.ts'
import { checkTrusted } from './settle-network.ts'

export type NetworkService = ReturnType<typeof createNetworkService>

export function createNetworkService(parts: {
  readonly connections: ConnectionStore
  readonly chosen: ChosenCertificates
}) {
  const { connections, chosen } = parts

  function change(id: string, how: (network: ConnectionNetwork) => ConnectionNetwork): Connection {
    const connection = connections.get(id)
    return connections.put({ ...connection, network: how(connection.network) })
  }

  return {
    chooseAuthority: chosen.chooseAuthority,
    chooseClientCertificate: chosen.choose,
    chooseClientKey: chosen.chooseKey,
    unlockClientCertificate: async (id: string, passphrase: string) => chosen.unlock(id, passphrase),

    /** From now on this host shows this certificate, or nothing is sent to it. Fails with `not-found`, `invalid-input`. */
    async trust(connectionId: string, certificate: TrustedCertificate): Promise<Connection> {
      const checked = checkTrusted(certificate)
      return change(connectionId, (network) => trusting(network, checked))
    },

    /** Asks for a CA file and keeps it. Null when the dialog was closed. Fails with `not-found`, `invalid-input`. */
    async addAuthority(connectionId: string): Promise<Connection | null> {
      connections.get(connectionId)
      const authority = await chosen.chooseAuthority()
      if (authority === null) return null
      return change(connectionId, (network) => ({
        ...network,
        authorities: [...network.authorities.filter(({ pem }) => pem !== authority.pem), authority],
      }))
    },
  }
}
