/**
 * Addresses that lead to this computer or stay in the network around it: somebody else's card that names one wants calls
 * made where they themselves could not make them. Pure text work: no name is resolved, so one that leads there is not seen.
 */

/**
 * `this-computer`: loopback and “any” addresses (RFC 1122 section 3.2.1.3, RFC 4291 section 2.5). `own-network`: private
 * (RFC 1918, RFC 4193), shared (RFC 6598) and link-local ones (RFC 3927), and names that no public DNS knows.
 * `cloud-machine`: where machines in a cloud are given their credentials.
 */
export type Nearness = 'this-computer' | 'own-network' | 'cloud-machine'

/**
 * How near a host is; null for one out in the world, and for what is no host, such as a variable. `host` is a name or an
 * address, with a port or without, in any spelling that `URL` reads.
 */
export function nearnessOf(host: string): Nearness | null {
  if (/[/\\?#@{}<>\s]/.test(host) || !URL.canParse(`http://${host}`)) return null
  const name = new URL(`http://${host}`).hostname.replace(/\.$/, '')
  if (cloudNames.has(name)) return 'cloud-machine'
  if (name.startsWith('[')) return ofGroups(groupsOf(name.slice(1, -1)))
  const octets = octetsOf(name)
  if (octets !== null) return ofOctets(octets)
  if (name === 'localhost' || name.endsWith('.localhost')) return 'this-computer'
  return !name.includes('.') || /\.(local|internal|intranet|lan|home|corp|private|home\.arpa)$/.test(name)
    ? 'own-network'
    : null
}

/** Whether two addresses are equally near: the one cannot lead the other's calls further in. */
export function isAsNear(address: string, other: string): boolean {
  return nearnessOf(hostOf(address)) === nearnessOf(hostOf(other))
}

/** The host of a whole address, as `URL` writes it; empty for what is none. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : ''
}

const cloudNames: ReadonlySet<string> = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '[fd00:ec2::254]',
  'metadata.google.internal',
])

/** The four numbers of an IPv4 address as `URL` writes it, whatever it was written as; null for a name. */
function octetsOf(name: string): readonly number[] | null {
  return /^\d+(\.\d+){3}$/.test(name) ? name.split('.').map(Number) : null
}

function ofOctets([first = 0, second = 0, third = 0, fourth = 0]: readonly number[]): Nearness | null {
  if (cloudNames.has([first, second, third, fourth].join('.'))) return 'cloud-machine'
  if (first === 127 || first === 0) return 'this-computer'
  const isPrivate = first === 10 || (first === 172 && second >= 16 && second <= 31) || (first === 192 && second === 168)
  const isShared = first === 100 && second >= 64 && second <= 127
  return isPrivate || isShared || (first === 169 && second === 254) ? 'own-network' : null
}

/** The eight groups of an IPv6 address as `URL` writes it: hexadecimal, at most one `::`. */
function groupsOf(address: string): readonly number[] {
  const [before = '', after] = address.split('::')
  const read = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  const [head, tail] = [read(before), read(after ?? '')]
  return after === undefined ? head : [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail]
}

function ofGroups(groups: readonly number[]): Nearness | null {
  const [first = 0, second = 0, third = 0, , , , seventh = 0, eighth = 0] = groups
  const areZero = (until: number) => groups.slice(0, until).every((group) => group === 0)
  const octets = (high: number, low: number) => ofOctets([high >> 8, high & 255, low >> 8, low & 255])
  if (areZero(7) && eighth <= 1) return 'this-computer'
  // IPv4 in other clothes: mapped and compatible (RFC 4291 section 2.5.5), translated (RFC 6052), 6to4 (RFC 3056).
  if (areZero(6) || (areZero(5) && groups[5] === 0xffff)) return octets(seventh, eighth)
  if (first === 0x64 && second === 0xff9b) return octets(seventh, eighth)
  if (first === 0x2002) return octets(second, third)
  // fc00::/7, fe80::/10, and the old site-local fec0::/10.
  return (first & 0xfe00) === 0xfc00 || (first & 0xff80) === 0xfe80 ? 'own-network' : null
}
