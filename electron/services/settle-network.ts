/** Turns what a form says of the network into what is saved of it. Says where something cannot be used. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { isFingerprint } from '../../shared/core/server-certificate.ts'
import {
  type ConnectionNetwork,
  type NetworkDraft,
  type ProxyChoice,
  plainNetwork,
  type TrustedCertificate,
} from '../../shared/domain/network.ts'
import { parseServerAddress } from '../../shared/domain/server-address.ts'
import type { ChosenCertificates } from './chosen-certificates.ts'
import { fromRecord, type NetworkSecrets, type Secrets } from './network-secrets.ts'
import { readAuthority } from './read-certificates.ts'

const mostExceptions = 100

/** What is to be saved, openly and in the vault. */
export type SettledNetwork = { readonly network: ConnectionNetwork; readonly secrets: NetworkSecrets }

/**
 * The network of a connection after an edit (`before` is null for a new one). `saved` is asked only if something secret is
 * kept. A proxy's password is kept for the same proxy and user only. Fails with `invalid-input` at the field.
 */
export async function settleNetwork(
  draft: NetworkDraft | undefined,
  before: ConnectionNetwork | null,
  saved: () => Promise<Secrets>,
  chosen: Pick<ChosenCertificates, 'use'>,
): Promise<SettledNetwork> {
  const old = before ?? plainNetwork
  const wanted = draft ?? { ...old, clientCertificate: { kind: 'keep' } as const }
  const proxy = settleProxy(wanted.proxy, old.proxy)
  const keepsPassword = proxy.kind === 'own' && proxy.keeps
  const keepsCertificate = wanted.clientCertificate.kind === 'keep' && old.clientCertificate !== null
  const kept = keepsPassword || keepsCertificate ? fromRecord(await saved()) : {}
  const used = wanted.clientCertificate.kind === 'chosen' ? chosen.use(wanted.clientCertificate.id) : null
  const password = keepsPassword ? kept.proxyPassword : proxy.kind === 'own' ? proxy.password : undefined
  const certificate = keepsCertificate ? kept.clientCertificate : used?.secret
  return {
    network: {
      authorities: wanted.authorities.map(({ fileName, pem }) => readAuthority(fileName, Buffer.from(pem, 'latin1'))),
      trusted: wanted.trusted.map(checkTrusted),
      clientCertificate: keepsCertificate ? old.clientCertificate : (used?.summary ?? null),
      proxy: proxy.choice,
    },
    secrets: {
      ...(password === undefined ? {} : { proxyPassword: password }),
      ...(certificate === undefined ? {} : { clientCertificate: certificate }),
    },
  }
}

/** The address of a connection's own proxy; empty without one. */
export function ownProxyOf({ proxy }: ConnectionNetwork): string {
  return proxy.kind === 'own' ? proxy.url : ''
}

/** A trusted certificate as it may be kept. Fails with `invalid-input`. */
export function checkTrusted({ host, fingerprint, subject, validTo }: TrustedCertificate): TrustedCertificate {
  const url = `https://${host}`
  if (!URL.canParse(url) || new URL(url).host !== host || !isFingerprint(fingerprint)) {
    throw new AppFailure({ code: 'invalid-input', reason: 'This certificate cannot be trusted as it stands.' })
  }
  return { host, fingerprint, subject, validTo }
}

type Settled =
  | { readonly kind: 'own'; readonly choice: ProxyChoice; readonly keeps: boolean; readonly password?: string }
  | { readonly kind: 'other'; readonly choice: ProxyChoice }

function settleProxy(wanted: NetworkDraft['proxy'], old: ProxyChoice): Settled {
  if (wanted.kind !== 'own') return { kind: 'other', choice: wanted }
  const refuse = (field: string, reason: string) => new AppFailure({ code: 'invalid-input', field, reason })
  const typed = wanted.url.trim()
  // Unlike a server's, a proxy's address without a scheme means http.
  const parsed = parseServerAddress(/^[a-z]+:\/\//i.test(typed) || typed === '' ? typed : `http://${typed}`, [])
  if (!parsed.ok)
    throw refuse(
      'proxyUrl',
      typed === '' ? 'Type the address of the proxy, for example proxy.example.com:3128.' : parsed.reason,
    )
  const url = new URL(parsed.base).origin
  const username = wanted.username.trim()
  if (username.includes(':')) throw refuse('proxyUsername', 'A user name cannot contain “:” here.')
  const except = wanted.except.map((rule) => rule.trim()).filter((rule) => rule !== '')
  const odd = except.slice(0, mostExceptions).find((rule) => !/^(\*\.)?[\p{L}\p{N}._[\]:-]+$/u.test(rule))
  if (odd !== undefined)
    throw refuse('proxyExcept', `“${odd.slice(0, 60)}” is no host. One looks like files.example.com or *.example.com.`)
  const keeps =
    wanted.password === undefined &&
    old.kind === 'own' &&
    old.hasPassword &&
    old.url === url &&
    old.username === username
  const password = wanted.password === undefined || wanted.password === '' ? {} : { password: wanted.password }
  const hasPassword = keeps || 'password' in password
  const choice: ProxyChoice = { kind: 'own', url, username, hasPassword, except: except.slice(0, mostExceptions) }
  return { kind: 'own', choice, keeps, ...password }
}
