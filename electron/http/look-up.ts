/**
 * Names to addresses. Names for this computer (`localhost` and below, RFC 6761 section 6.3) never lead to another one,
 * whatever a resolver says: http to them is allowed because what is sent stays here.
 */
import dns from 'node:dns'
import { BlockList, type LookupFunction } from 'node:net'

const here = new BlockList()
here.addSubnet('127.0.0.0', 8)
here.addAddress('::1', 'ipv6')

const always = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
] as const

type Address = { readonly address: string; readonly family: number }

/** As `dns.lookup`, which it asks. */
export const lookUp: LookupFunction = (name, options, done) => {
  if (!/(^|\.)localhost\.?$/i.test(name)) return dns.lookup(name, options, done)
  dns.lookup(name, { ...options, all: true }, (error, addresses) => {
    const found = error === null ? addresses.filter(isHere) : []
    const wanted = (found.length > 0 ? found : always).filter(isOfFamily(options.family))
    const [first = always[0]] = wanted
    if (options.all === true) done(null, [...(wanted.length > 0 ? wanted : [first])])
    else done(null, first.address, first.family)
  })
}

function isHere({ address, family }: Address): boolean {
  return here.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

function isOfFamily(family: number | 'IPv4' | 'IPv6' | undefined): (one: Address) => boolean {
  const wanted = family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : (family ?? 0)
  return (one) => wanted === 0 || one.family === wanted
}
