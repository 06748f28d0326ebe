/** The sidebar's order: by environment, real ones first, practice last; by name inside. */
import type { Connection, Environment } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'

/** The connections of one environment. */
export type ConnectionGroup = { readonly environment: Environment; readonly connections: readonly Connection[] }

const order: readonly Environment['kind'][] = ['production', 'test', 'own', 'practice']

/** The connections that fit what is sought, in groups. */
export function groupConnections(
  connections: readonly Connection[],
  providers: readonly Provider[],
  sought: string,
): readonly ConnectionGroup[] {
  const groups = new Map<string, { environment: Environment; connections: Connection[] }>()
  for (const connection of connections.filter((one) => fits(one, providers, sought))) {
    const { environment } = connection
    const key = `${order.indexOf(environment.kind)} ${environment.label.toLowerCase()}`
    const group = groups.get(key) ?? { environment, connections: [] }
    group.connections.push(connection)
    groups.set(key, group)
  }
  const byName = (one: Connection, other: Connection) =>
    one.name.localeCompare(other.name, undefined, { numeric: true })
  return Array.from(groups.entries())
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => ({ ...group, connections: group.connections.toSorted(byName) }))
}

function fits(connection: Connection, providers: readonly Provider[], sought: string): boolean {
  const provider = providers.find(({ id }) => id === connection.providerId)?.name ?? ''
  const text = `${connection.name} ${provider} ${connection.environment.label}`.toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
