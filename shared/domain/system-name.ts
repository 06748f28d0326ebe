import type { Provider } from './provider.ts'

/** What a connection's system is called: by its name; where it could be any, by the host of the server it turned out to be. */
export function systemName(
  { name, group }: Pick<Provider, 'name' | 'group'>,
  servers: Readonly<Record<string, string>>,
): string {
  const address = servers.issuer || servers.token
  return group === 'any' && address && URL.canParse(address) ? new URL(address).host : name
}
