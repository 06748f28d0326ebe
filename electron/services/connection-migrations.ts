/** How lists of connections of earlier versions become one of this version: one step per schema after the first. */
import { plainNetwork } from '../../shared/domain/network.ts'

type Older = { readonly connections: readonly object[] }

/** Schema 2: connections know how they reach their servers. */
function withNetwork(older: unknown): unknown {
  const { connections } = older as Older
  return { connections: connections.map((connection) => ({ network: plainNetwork, ...connection })) }
}

export const connectionMigrations: readonly ((older: unknown) => unknown)[] = [withNetwork]
