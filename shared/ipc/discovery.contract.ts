import type { Discovery } from '../domain/discovery.ts'
import type { Channels } from './contract.ts'

export type DiscoveryContract = {
  /**
   * Asks a server what it says of itself. `address`: its issuer, or any address of it. With a connection's id it goes that
   * connection's way (proxy, certificates). Fails with `invalid-input` (field `issuer`) when nothing is found there.
   */
  lookUp: (input: { address: string; connectionId?: string; acceptsInsecure: boolean; verifyTls: boolean }) => Discovery
}

export const discoveryChannels = { lookUp: 'discovery:lookUp' } as const satisfies Channels<
  DiscoveryContract,
  'discovery'
>
