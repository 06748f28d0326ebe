/**
 * The secrets of a connection's network, which lie beside those of its form, in the same sealed record: they are written,
 * brought back and removed together. No form field's name holds a colon.
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { ClientCertificate } from '../ports/http.ts'

const prefix = 'network:'
const proxyPassword = `${prefix}proxyPassword`
const clientCertificate = `${prefix}clientCertificate`

export type Secrets = Readonly<Record<string, string>>

/** What of it is kept. */
export type NetworkSecrets = {
  readonly proxyPassword?: string
  /** As `writeClientCertificate` wrote it. */
  readonly clientCertificate?: string
}

/** As members of the sealed record. */
export function asRecord(secrets: NetworkSecrets): Record<string, string> {
  return {
    ...(secrets.proxyPassword === undefined ? {} : { [proxyPassword]: secrets.proxyPassword }),
    ...(secrets.clientCertificate === undefined ? {} : { [clientCertificate]: secrets.clientCertificate }),
  }
}

/** Those of the network out of a sealed record. */
export function fromRecord(record: Secrets): NetworkSecrets {
  const { [proxyPassword]: password, [clientCertificate]: certificate } = record
  return {
    ...(password === undefined ? {} : { proxyPassword: password }),
    ...(certificate === undefined ? {} : { clientCertificate: certificate }),
  }
}

/** Whether a member of the sealed record belongs to the network, not to the form. */
export function isOfNetwork(name: string): boolean {
  return name.startsWith(prefix)
}

/** The proxy's password. Fails with `missing-secret`. */
export function proxyPasswordIn(record: Secrets): string {
  return record[proxyPassword] ?? missing('proxyPassword')
}

/** The client certificate with its key. Fails with `missing-secret`. */
export function clientCertificateIn(record: Secrets): ClientCertificate {
  return JSON.parse(record[clientCertificate] ?? missing('clientCertificate')) as ClientCertificate
}

export function writeClientCertificate(certificate: ClientCertificate): string {
  return JSON.stringify(certificate)
}

function missing(field: string): never {
  throw new AppFailure({ code: 'missing-secret', fields: [field] })
}
