import type { Discovery } from '../domain/discovery.ts'
import type { NetworkDraft } from '../domain/network.ts'
import type { Channels } from './contract.ts'

export type DiscoveryContract = {
  /**
   * Asks a server what it says of itself. `address`: its issuer, or any address of it. It goes the way that the form says
   * (`network`: proxy, certificates); what that keeps, and all of it where it is left out, is as the connection with this id has
   * it. Fails with `invalid-input` (field `issuer`) when nothing is found there.
   */
  lookUp: (input: {
    address: string
    connectionId?: string
    network?: NetworkDraft
    acceptsInsecure: boolean
    verifyTls: boolean
  }) => Discovery
}

export const discoveryChannels = { lookUp: 'discovery:lookUp' } as const satisfies Channels<
  DiscoveryContract,
  'discovery'
>
