import type { Discovery } from '../../../shared/domain/discovery.ts'
import { hostOf, isAsNear } from '../../../shared/domain/near-address.ts'
import type { Provider } from '../../../shared/domain/provider.ts'

type Addresses = Readonly<Record<string, string | undefined>>

/**
 * Hosts in the form that somebody else put there: the system, a card, or a server that was looked up and names addresses
 * which are nearer than its own, or further away. What the person typed is theirs.
 */
export function hostsOfOthers(
  { servers: fields }: Provider,
  servers: Addresses,
  startedWith: Addresses,
  found: Discovery | null,
): readonly string[] {
  const told: readonly Addresses[] = found === null ? [] : [found.endpoints, found.certificateEndpoints]
  return fields.flatMap(({ id }) => {
    const address = servers[id]?.trim() ?? ''
    const isTold = address !== '' && told.some((all) => all[id] === address)
    const isElsewhere = isTold && found !== null && !isAsNear(address, found.foundAt)
    return isElsewhere || (address !== '' && address === startedWith[id]) ? [hostOf(address)] : []
  })
}
