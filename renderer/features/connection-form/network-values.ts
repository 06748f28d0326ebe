/** What the form holds of the network, how it starts, and how it becomes a draft. Passwords never come in here. */
import { shortName } from '../../../shared/core/server-certificate.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import {
  type CertificateAuthority,
  type ChosenClientCertificate,
  type NetworkDraft,
  type ProxyChoice,
  plainNetwork,
  type TrustedCertificate,
} from '../../../shared/domain/network.ts'

/** The network as the form holds it. */
export type NetworkForm = {
  authorities: CertificateAuthority[]
  trusted: TrustedCertificate[]
  clientCertificate: 'keep' | 'none' | 'chosen'
  /** With `chosen`, and until it is removed again. */
  chosen: ChosenClientCertificate | null
  proxyKind: ProxyChoice['kind']
  proxyUrl: string
  proxyUsername: string
  /** Hosts as typed, with commas or spaces between them. */
  proxyExcept: string
}

/** The secret input of the proxy's password; no field of a sign-in has this name. */
export const proxyPasswordInput = 'proxyPassword'

/** Fields that stand in the network's part of the form. */
export const networkFields: readonly string[] = [
  ...['proxyUrl', 'proxyUsername', proxyPasswordInput, 'proxyExcept'],
  ...['clientCertificate', 'authorities', 'passphrase'],
]

/** How it starts: as the connection has it. */
export function networkForm(connection: Connection | undefined): NetworkForm {
  const { authorities, trusted, proxy } = connection?.network ?? plainNetwork
  const own = proxy.kind === 'own' ? proxy : { url: '', username: '', except: [] }
  return {
    authorities: [...authorities],
    trusted: [...trusted],
    clientCertificate: 'keep',
    chosen: null,
    proxyKind: proxy.kind,
    proxyUrl: own.url,
    proxyUsername: own.username,
    proxyExcept: own.except.join(', '),
  }
}

/** What is handed to main. An empty password keeps the saved one. */
export function networkDraft(form: NetworkForm, password: string | undefined): NetworkDraft {
  const { authorities, trusted, chosen } = form
  return {
    authorities,
    trusted,
    clientCertificate:
      form.clientCertificate === 'chosen' && chosen !== null
        ? { kind: 'chosen', id: chosen.id }
        : { kind: form.clientCertificate === 'none' ? 'none' : 'keep' },
    proxy:
      form.proxyKind === 'own'
        ? {
            kind: 'own',
            url: form.proxyUrl,
            username: form.proxyUsername,
            ...(password === undefined ? {} : { password }),
            except: form.proxyExcept.split(/[\s,;]+/).filter((host) => host !== ''),
          }
        : { kind: form.proxyKind },
  }
}

/** What is out of the ordinary, in a few words; empty where nothing is. */
export function describeNetwork(form: NetworkForm, hasClientCertificate: boolean): string {
  const parts = [
    ...(form.proxyKind === 'own' ? ['own proxy'] : form.proxyKind === 'none' ? ['no proxy'] : []),
    ...form.trusted.map(({ host }) => `${host} trusted by you`),
    ...form.authorities.map(({ subject }) => `CA ${shortName(subject)}`),
    ...(hasClientCertificate ? ['client certificate'] : []),
  ]
  return parts.join(', ')
}
