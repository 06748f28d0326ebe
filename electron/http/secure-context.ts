/** Which authorities count, and which certificate is shown to servers that ask. */
import tls from 'node:tls'
import type { ClientCertificate } from '../ports/http.ts'

/**
 * The context for connections under a choice; undefined where the runtime's own does. Throws what the runtime says of
 * certificates it cannot use: they were looked at when they were chosen.
 */
export function secureContextOf(
  authorities: readonly string[],
  client: ClientCertificate | null,
): tls.SecureContext | undefined {
  if (authorities.length === 0 && client === null && systemAuthorities().length === 0) return undefined
  const known = [...defaultAuthorities(), ...systemAuthorities()]
  return tls.createSecureContext({ ca: [...known, ...authorities], ...shown(client) })
}

function shown(client: ClientCertificate | null): tls.SecureContextOptions {
  if (client === null) return {}
  const passphrase = client.passphrase === undefined ? {} : { passphrase: client.passphrase }
  if (client.kind === 'pfx') return { pfx: Buffer.from(client.base64, 'base64'), ...passphrase }
  return { cert: client.certificate, key: client.key, ...passphrase }
}

/** Only newer runtimes have it (Node 22.15), and the types are those of Node 20. */
const list = (tls as { getCACertificates?: (which: 'default' | 'system') => readonly string[] }).getCACertificates

let ofSystem: readonly string[] | null = null

/** Those that this computer's administrator added, as far as the runtime can read them. */
function systemAuthorities(): readonly string[] {
  try {
    ofSystem ??= list?.('system') ?? []
  } catch {
    ofSystem = []
  }
  return ofSystem
}

function defaultAuthorities(): readonly string[] {
  return list?.('default') ?? tls.rootCertificates
}
