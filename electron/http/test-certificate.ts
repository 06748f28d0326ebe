/**
 * Makes certificates for tests with node:crypto and a few lines of DER (X.509, RFC 5280), so that no key lies in the
 * repository and nothing in it expires. Test keys only: made anew in every run, trusted by nobody.
 */
import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'

/** A certificate and its private key, as node:tls takes them. */
export type TestCertificate = { readonly cert: string; readonly key: string }

/** What a certificate says. `signer` left out = self-signed. Instants in ms. */
export type CertificateFacts = {
  readonly name: string
  /** Host names and IPv4 addresses it is for. */
  readonly hosts?: readonly string[]
  readonly isAuthority?: boolean
  readonly notBefore?: number
  readonly notAfter?: number
  readonly signer?: TestAuthority
}

/** Something that can sign certificates. */
export type TestAuthority = TestCertificate & { readonly name: string; readonly privateKey: KeyObject }

const day = 24 * 3_600_000

export function makeCertificate(facts: CertificateFacts): TestAuthority {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const now = Date.now()
  const body = sequence(
    explicit(0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(facts.signer?.name ?? facts.name),
    sequence(timeOf(facts.notBefore ?? now - day), timeOf(facts.notAfter ?? now + day)),
    nameOf(facts.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensionsOf(facts))),
  )
  const signature = sign('sha256', body, facts.signer?.privateKey ?? privateKey)
  const whole = sequence(body, ecdsaWithSha256, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name: facts.name,
    privateKey,
  }
}

/** Certificate and key in one PKCS #12 file (RFC 7292): the key under PBES2 with AES, all of it under a SHA-256 MAC. */
export function makePfx({ cert, privateKey }: TestAuthority, passphrase: string): Buffer {
  const der = Buffer.from(cert.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64')
  const key = privateKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase })
  const bag = (id: string, value: Buffer) => sequence(oid(id), explicit(0, value))
  const certBag = bag('2a864886f70d010c0a0103', sequence(oid('2a864886f70d01091601'), explicit(0, tlv(0x04, der))))
  const keyBag = bag('2a864886f70d010c0a0102', key)
  const data = (content: Buffer) => sequence(oid('2a864886f70d010701'), explicit(0, tlv(0x04, content)))
  const safe = sequence(data(sequence(certBag)), data(sequence(keyBag)))
  const salt = randomBytes(8)
  const rounds = 2048
  const mac = createHmac('sha256', pkcs12Key(passphrase, salt, rounds))
    .update(safe)
    .digest()
  const sha256 = sequence(oid('608648016503040201'), tlv(0x05, Buffer.alloc(0)))
  const iterations = tlv(0x02, Buffer.from([rounds >> 8, rounds & 0xff]))
  const macData = sequence(sequence(sha256, tlv(0x04, mac)), tlv(0x04, salt), iterations)
  return sequence(tlv(0x02, Buffer.from([3])), data(safe), macData)
}

/** RFC 7292 appendix B.2 for one block of SHA-256, purpose 3 (MAC). */
function pkcs12Key(passphrase: string, salt: Buffer, rounds: number): Buffer {
  const filled = (bytes: Buffer) => {
    const length = Math.ceil(bytes.length / 64) * 64
    return Buffer.alloc(length, bytes)
  }
  const text = Buffer.from(`${passphrase}\0`, 'utf16le').swap16()
  let digest = Buffer.concat([Buffer.alloc(64, 3), filled(salt), filled(text)])
  for (let round = 0; round < rounds; round += 1) digest = createHash('sha256').update(digest).digest()
  return digest
}

function extensionsOf({ hosts = [], isAuthority = false }: CertificateFacts): Buffer[] {
  const yes = tlv(0x01, Buffer.from([0xff]))
  const constraints = sequence(oid('551d13'), yes, tlv(0x04, sequence(...(isAuthority ? [yes] : []))))
  if (hosts.length === 0) return [constraints]
  const names = hosts.map((host) =>
    isIP(host) === 4 ? tlv(0x87, Buffer.from(host.split('.').map(Number))) : tlv(0x82, Buffer.from(host)),
  )
  return [constraints, sequence(oid('551d11'), tlv(0x04, sequence(...names)))]
}

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))

function nameOf(commonName: string): Buffer {
  return sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from(commonName)))))
}

function timeOf(instant: number): Buffer {
  const digits = new Date(instant).toISOString().replace(/\.\d+Z$|[-:T]/g, '')
  return Number(digits.slice(0, 4)) < 2050
    ? tlv(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : tlv(0x18, Buffer.from(`${digits}Z`))
}

function oid(hex: string): Buffer {
  return tlv(0x06, Buffer.from(hex, 'hex'))
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts))
}

function explicit(tag: number, content: Buffer): Buffer {
  return tlv(0xa0 + tag, content)
}

function tlv(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
