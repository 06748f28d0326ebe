/** How a connection reaches its servers. What is secret of it (private key, passphrase, proxy password) is in the vault. */

/** Certificates of authorities that count for one connection, besides those the computer knows. Public. */
export type CertificateAuthority = {
  /** The file they came from, for showing. */
  readonly fileName: string
  /** One or several certificates. */
  readonly pem: string
  /** Of the first one. */
  readonly subject: string
  /** When the first of them ends, ms. */
  readonly validTo: number
  readonly count: number
}

/** The one certificate that a host (`name:port` as in a URL) may show, because the person said so. */
export type TrustedCertificate = {
  readonly host: string
  /** SHA-256, `A1:B2:…`. */
  readonly fingerprint: string
  readonly subject: string
  /** Instant in ms. */
  readonly validTo: number
}

/** A client certificate that is kept in the vault, as far as it may be shown. */
export type ClientCertificateSummary = {
  readonly fileName: string
  readonly subject: string
  /** Instant in ms. */
  readonly validTo: number
}

/** Which proxy is on the way. */
export type ProxyChoice =
  /** What the system says for each address. */
  | { readonly kind: 'system' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'own'
      /** `http://name:port` or `https://name:port`. */
      readonly url: string
      /** Empty where the proxy asks nobody. */
      readonly username: string
      readonly hasPassword: boolean
      /** Hosts that are reached without it: `name`, `name:port`, `*.suffix`. */
      readonly except: readonly string[]
    }

/** How a connection reaches its servers. */
export type ConnectionNetwork = {
  readonly authorities: readonly CertificateAuthority[]
  readonly trusted: readonly TrustedCertificate[]
  readonly clientCertificate: ClientCertificateSummary | null
  readonly proxy: ProxyChoice
}

/** The plain way, which is what nearly everybody needs. */
export const plainNetwork: ConnectionNetwork = {
  authorities: [],
  trusted: [],
  clientCertificate: null,
  proxy: { kind: 'system' },
}

/** What a form hands over. */
export type NetworkDraft = {
  readonly authorities: readonly CertificateAuthority[]
  readonly trusted: readonly TrustedCertificate[]
  /** `chosen`: one that the main process holds since it was chosen, under this id. */
  readonly clientCertificate:
    | { readonly kind: 'keep' }
    | { readonly kind: 'none' }
    | { readonly kind: 'chosen'; readonly id: string }
  readonly proxy:
    | { readonly kind: 'system' }
    | { readonly kind: 'none' }
    | {
        readonly kind: 'own'
        /** As typed. */
        readonly url: string
        readonly username: string
        /** Only what was typed now; left out, the saved one is kept. */
        readonly password?: string
        readonly except: readonly string[]
      }
}

/** A client certificate that was chosen and waits in the main process. */
export type ChosenClientCertificate = {
  readonly id: string
  readonly fileName: string
  /** What is still missing before it can be used. */
  readonly needs: 'key' | 'passphrase' | null
  /** Null until it could be read. */
  readonly subject: string | null
  readonly validTo: number | null
}

/** A draft that changes nothing. */
export function networkDraftOf({ authorities, trusted, proxy }: ConnectionNetwork): NetworkDraft {
  const { hasPassword: _, ...kept } = proxy.kind === 'own' ? proxy : { ...proxy, hasPassword: false }
  return { authorities, trusted, clientCertificate: { kind: 'keep' }, proxy: kept }
}

/** With one more trusted certificate; a host has one at a time. */
export function trusting<T extends Pick<ConnectionNetwork, 'trusted'>>(network: T, one: TrustedCertificate): T {
  return { ...network, trusted: [...network.trusted.filter(({ host }) => host !== one.host), one] }
}

/** Whether a host (`name:port` as in a URL) is one of those that are reached without the proxy. */
export function isExcepted(host: string, except: readonly string[]): boolean {
  const name = host.replace(/:\d+$/, '')
  return except.some((rule) => {
    const wanted = rule.toLowerCase()
    const of = /:\d+$/.test(wanted) ? host : name
    return wanted.startsWith('*.') ? of.endsWith(wanted.slice(1)) : of === wanted
  })
}
