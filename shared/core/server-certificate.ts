/** Certificates (X.509, RFC 5280) as plain data. Their texts come from whoever made them, and may say anything. */

/** What one certificate says. */
export type ServerCertificate = {
  /** Whom it is for and who vouches for it: `CN=api.example.com, O=Example`. */
  readonly subject: string
  readonly issuer: string
  /** Instants in ms. */
  readonly validFrom: number
  readonly validTo: number
  /** SHA-256 of the whole certificate: `A1:B2:…`. */
  readonly fingerprint: string
  /** Hosts and addresses it is for (subject alternative names). */
  readonly names: readonly string[]
  readonly serial: string
  /** It vouches for itself. */
  readonly selfSigned: boolean
}

/** How the way to a server was secured. */
export type Secured = {
  /** The server's own first, then those that vouch for it, as far as the server sent them. */
  readonly certificates: readonly ServerCertificate[]
  /** Who says that this is the right server: a known authority, the person who trusted this very certificate, nobody. */
  readonly trust: 'authority' | 'person' | 'nobody'
  /** `TLSv1.3`. */
  readonly protocol: string
}

/** The parts of Node's `X509Certificate` that are read. */
export type RawCertificate = {
  readonly subject: string
  readonly issuer: string
  readonly subjectAltName: string | undefined
  readonly validFrom: string
  readonly validTo: string
  readonly fingerprint256: string
  readonly serialNumber: string
}

/** More than any real certificate has, so that a hostile one does not fill the screen. */
const longestText = 500
const mostNames = 100

/** Reads one certificate. */
export function readCertificate(raw: RawCertificate, selfSigned: boolean): ServerCertificate {
  return {
    subject: oneLine(raw.subject),
    issuer: oneLine(raw.issuer),
    validFrom: Date.parse(raw.validFrom),
    validTo: Date.parse(raw.validTo),
    fingerprint: raw.fingerprint256,
    names: namesOf(raw.subjectAltName ?? ''),
    serial: raw.serialNumber.toUpperCase().slice(0, 80),
    selfSigned,
  }
}

/** The part of a subject that people know it by: its common name, else its organisation, else all of it. */
export function shortName(subject: string): string {
  const part = (key: string) => new RegExp(`(?:^|, )${key}=([^,]+)`).exec(subject)?.[1]
  return part('CN') ?? part('O') ?? (subject === '' ? 'a certificate without a name' : subject)
}

/** Whether a text is a SHA-256 fingerprint as `ServerCertificate` has it. */
export function isFingerprint(text: string): boolean {
  return /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/.test(text)
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ', ').replaceAll(controlCharacters, '\ufffd').slice(0, longestText)
}

// A name that turns the reading direction, or hides a part of itself, could pass for another one.
const controlCharacters = /[\p{Cc}\p{Cf}]/gu

/** `DNS:a.example, IP Address:127.0.0.1`; what holds a comma or a quote is written in quotes. */
function namesOf(text: string): readonly string[] {
  const found = text.matchAll(/(?:^|, )(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g)
  return Array.from(found, ([, name = '']) => oneLine(name)).slice(0, mostNames)
}
