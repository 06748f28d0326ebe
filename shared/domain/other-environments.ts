/** Which connections are the same system and account in another environment. */
import type { Connection } from './connection.ts'
import type { Provider } from './provider.ts'

/**
 * The connections one may go over to with the same request, in the order given; empty where there is none. Where the same account
 * is known in an environment, only that one counts. A provider that stands for many servers (`group`) says nothing of which
 * system it is, so there the account has to be the same.
 */
export function inOtherEnvironments(
  connection: Connection,
  provider: Provider | undefined,
  all: readonly Connection[],
): readonly Connection[] {
  const account = accountOf(connection)
  const isSame = (other: Connection) => account !== null && accountOf(other) === account
  const others = all.filter((other) => other.providerId === connection.providerId && keyOf(other) !== keyOf(connection))
  const known = new Set(others.filter(isSame).map(keyOf))
  const needsAccount = provider === undefined || provider.group !== undefined
  return others.filter((other) => isSame(other) || (!needsAccount && !known.has(keyOf(other))))
}

/** The account's name, where the form asks for one. */
function accountOf({ values }: Connection): string | null {
  return values.username?.trim() || values.clientId?.trim() || null
}

function keyOf({ environment: { kind, label } }: Connection): string {
  return `${kind} ${label.trim().toLowerCase()}`
}

/** An address under one of the servers of `from` as the same place under those of `to`; any other one stays. */
export function underServersOf(address: string, from: Connection, to: Connection): string {
  const [found] = Object.entries(from.servers)
    .filter(([id, base]) => to.servers[id] !== undefined && isUnder(address, base))
    .toSorted(([, one], [, other]) => other.length - one.length)
  if (found === undefined) return address
  const [id, base] = found
  return `${to.servers[id]}${address.slice(base.length)}`
}

function isUnder(address: string, base: string): boolean {
  return base !== '' && address.startsWith(base) && /^([/?#]|$)/.test(address.slice(base.length))
}
