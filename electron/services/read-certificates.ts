/** Reads certificate files that a person chose. Says what is wrong with them before anything is saved. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { PassThrough } from 'node:stream'
import tls from 'node:tls'
import { AppFailure } from '../../shared/core/app-error.ts'
import { readCertificate, type ServerCertificate } from '../../shared/core/server-certificate.ts'
import type { CertificateAuthority } from '../../shared/domain/network.ts'
import type { ClientCertificate } from '../ports/http.ts'

const pemCertificates = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g
const pemKey = /-----BEGIN ((?:ENCRYPTED |RSA |EC )?PRIVATE KEY)-----[\s\S]+?-----END \1-----/

/** A client certificate read as far as it could be. */
export type ReadClientCertificate =
  | { readonly needs: 'key' | 'passphrase' }
  | { readonly needs: null; readonly certificate: ClientCertificate; readonly facts: ServerCertificate }

/** The authorities in a file, PEM or DER. Fails with `invalid-input`. */
export function readAuthority(fileName: string, bytes: Uint8Array): CertificateAuthority {
  const text = Buffer.from(bytes).toString('latin1')
  const found = text.match(pemCertificates) ?? (text.includes('-----BEGIN') ? [] : [Buffer.from(bytes)])
  const certificates = found.map((one) => parse(one)).filter((one) => one !== null)
  const [first] = certificates
  if (first === undefined || certificates.length < found.length) {
    throw invalid('authorities', `“${fileName}” holds no certificate that can be read. A CA file ends in .pem or .crt.`)
  }
  return {
    fileName,
    pem: certificates.map((one) => one.toString().trim()).join('\n'),
    subject: factsOf(first).subject,
    validTo: Math.min(...certificates.map((one) => factsOf(one).validTo)),
    count: certificates.length,
  }
}

/**
 * A client certificate out of a PEM file (with the key in it, or in a second one) or a PFX file (PKCS #12, RFC 7292).
 * Fails with `invalid-input`, at `passphrase` where that is wrong.
 */
export function readClientCertificate(
  fileName: string,
  bytes: Uint8Array,
  keyBytes: Uint8Array | null,
  passphrase: string | null,
): ReadClientCertificate {
  const text = Buffer.from(bytes).toString('latin1')
  return text.includes('-----BEGIN')
    ? readPem(fileName, text, keyBytes === null ? text : Buffer.from(keyBytes).toString('latin1'), passphrase)
    : readPfx(fileName, bytes, passphrase)
}

function readPem(fileName: string, text: string, keyText: string, passphrase: string | null): ReadClientCertificate {
  const certificates = (text.match(pemCertificates) ?? []).map(parse).filter((one) => one !== null)
  if (certificates.length === 0) throw invalid('clientCertificate', `“${fileName}” holds no certificate.`)
  const key = pemKey.exec(keyText)?.[0]
  if (key === undefined) return { needs: 'key' }
  const isLocked = key.includes('ENCRYPTED')
  if (isLocked && passphrase === null) return { needs: 'passphrase' }
  const open = openKey(key, isLocked ? passphrase : null)
  const own = certificates.find((one) => one.checkPrivateKey(open))
  if (own === undefined) throw invalid('clientCertificate', 'This key does not belong to this certificate.')
  // The server reads them in this order (RFC 8446 section 4.4.2): its own first.
  const ordered = [own, ...certificates.filter((one) => one !== own)].map((one) => one.toString()).join('\n')
  const certificate = {
    kind: 'pem',
    certificate: ordered,
    key,
    ...(isLocked && passphrase ? { passphrase } : {}),
  } as const
  return { needs: null, certificate, facts: factsOf(own) }
}

function openKey(key: string, passphrase: string | null): KeyObject {
  try {
    return createPrivateKey({ key, ...(passphrase === null ? {} : { passphrase }) })
  } catch {
    throw passphrase === null
      ? invalid('clientCertificate', 'The private key in this file cannot be read.')
      : invalid('passphrase', 'This passphrase does not open the key. Capital letters count.')
  }
}

function readPfx(fileName: string, bytes: Uint8Array, passphrase: string | null): ReadClientCertificate {
  const pfx = Buffer.from(bytes)
  const opened = openPfx(pfx, passphrase)
  if (opened === 'locked') {
    if (passphrase === null) return { needs: 'passphrase' }
    throw invalid('passphrase', 'This passphrase does not open the file. Capital letters count.')
  }
  if (opened === 'old') {
    throw invalid(
      'clientCertificate',
      `“${fileName}” is locked in an old way that is no longer safe. Whoever gave it to you can save it again, with AES.`,
    )
  }
  if (opened === null) {
    throw invalid('clientCertificate', `“${fileName}” is no client certificate. One ends in .p12, .pfx or .pem.`)
  }
  const certificate = { kind: 'pfx', base64: pfx.toString('base64'), ...(passphrase ? { passphrase } : {}) } as const
  return { needs: null, certificate, facts: factsOf(opened) }
}

function openPfx(pfx: Buffer, passphrase: string | null): X509Certificate | 'locked' | 'old' | null {
  try {
    const secureContext = tls.createSecureContext({ pfx, passphrase: passphrase ?? '' })
    // Node hands out what is in such a file only at a socket; this one goes nowhere.
    const socket = new tls.TLSSocket(new PassThrough(), { secureContext, isServer: true })
    socket.on('error', () => {})
    const own = socket.getCertificate()
    const raw = own !== null && 'raw' in own ? (own.raw as Buffer) : undefined
    socket.destroy()
    return raw === undefined ? null : parse(raw)
  } catch (thrown) {
    // Node's OpenSSL and Electron's BoringSSL word it differently.
    const said = thrown instanceof Error ? thrown.message : ''
    if (/mac verify failure|incorrect.?password|bad decrypt/i.test(said)) return 'locked'
    return /unsupported/i.test(said) ? 'old' : null
  }
}

function parse(certificate: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(certificate)
  } catch {
    return null
  }
}

function factsOf(certificate: X509Certificate): ServerCertificate {
  return readCertificate(certificate, certificate.checkIssued(certificate))
}

function invalid(field: string, reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field, reason })
}
