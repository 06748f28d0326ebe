/** Whom something that is brought in would talk to. */
import type { CardHost } from '../../../shared/bring-in/card-preview.ts'
import type { ServerField } from '../../../shared/domain/provider.ts'
import { isLoopbackHost } from '../../../shared/domain/server-address.ts'

/** An address, and what it is there for. */
type NamedAddress = { readonly address: string; readonly why: string }

const mostHosts = 200

/** Every host that the addresses name, each once for each purpose; a variable in a host's place stands as it is. */
export function hostsOfAddresses(addresses: readonly NamedAddress[]): readonly CardHost[] {
  const hosts = addresses.flatMap(({ address, why }): readonly CardHost[] => {
    const [, variable] = /^(?:https?:\/\/)?(\{\{[^{}]+\}\})/.exec(address) ?? []
    if (variable !== undefined) return [{ host: variable, why, isPlainHttp: address.startsWith('http:') }]
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return []
    const { host, hostname, protocol } = new URL(address)
    return [{ host, why, isPlainHttp: protocol === 'http:' && !isLoopbackHost(hostname) }]
  })
  return [...new Map(hosts.map((one) => [`${one.host} ${one.why} ${one.isPlainHttp}`, one])).values()].slice(
    0,
    mostHosts,
  )
}

/** The addresses that fields start with. */
export function startingAddresses(fields: readonly ServerField[]): readonly NamedAddress[] {
  return fields.map(({ label, default: address = '' }) => ({ address, why: label }))
}

/** Labels of the addresses that people have to give. */
export function addressesToAsk(fields: readonly ServerField[]): readonly string[] {
  return fields
    .filter(({ default: address, optional }) => address === undefined && optional !== true)
    .map(({ label }) => label)
}
