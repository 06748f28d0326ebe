/** What can be said of a token that says nothing itself, by its shape alone. */
import { knownPrefixes } from './opaque-prefixes.ts'
import { isSaml } from './saml.ts'
import type { OpaqueReading } from './token-reading.ts'
import { isUnfitForHeader } from './unfit-for-header.ts'

const ONLY_THE_SERVER = 'It says nothing by itself: only the server that issued it knows what it stands for.'

/** Longer texts have none of these shapes, and are not looked through for them. */
const LONGEST_KNOWN = 4_096

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const PASETO = /^v([1-4])\.(local|public)\.[\w-]+(?:\.[\w-]+)?$/

type Described = readonly [shape: OpaqueReading['shape'], explanation: string]

/** One or two whole, kind sentences about an opaque token. They repeat nothing of it. */
export function describeOpaque(text: string): OpaqueReading {
  const [shape, explanation] = byName(text) ?? byShape(text)
  return { format: 'opaque', shape, explanation, length: text.length, unfitForHeader: isUnfitForHeader(text) }
}

/** By marks that only one kind of token has. */
function byName(text: string): Described | null {
  if (text === '') return ['empty', 'There is nothing to read yet.']
  if (UUID.test(text)) return ['uuid', `This is a random identifier (UUID). ${ONLY_THE_SERVER}`]
  const [, version, purpose] = PASETO.exec(text) ?? []
  if (version !== undefined) {
    const what =
      purpose === 'local'
        ? 'Its contents are encrypted, and only the server that holds the key can read them.'
        : 'Its contents are signed and not encrypted, so treat them as readable by anybody; Hallpass does not take them apart.'
    return ['paseto', `This is a PASETO, version ${version}, ${purpose}. ${what}`]
  }
  const known = text.length > LONGEST_KNOWN ? undefined : knownPrefixes.find(({ pattern }) => pattern.test(text))
  if (known !== undefined) return ['known-prefix', `${known.sentence} ${ONLY_THE_SERVER}`]
  if (isSaml(text)) {
    return [
      'saml',
      'This is a SAML message (XML), by which one web site tells another who signed in. It is no API token; Hallpass does not take it apart.',
    ]
  }
  return null
}

function byShape(text: string): Described {
  if (SHORTENED.test(text)) {
    return [
      'cut-jwt',
      'The dots stand for a piece that was left out by whatever showed it, a log perhaps. Copy it from where it stands whole.',
    ]
  }
  const other = whatElse(text)
  if (other !== null) return ['text', other]
  if (/^eyJ[\w-]+$/.test(text)) {
    return [
      'cut-jwt',
      'This begins like a token that can be read (JWT), but only its first part is here. Perhaps it was cut while copying.',
    ]
  }
  if (/^[0-9a-f]{16,}$/i.test(text)) {
    return ['hex', `This is a row of ${text.length} hexadecimal digits. ${ONLY_THE_SERVER}`]
  }
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) {
    return [
      'not-a-jwt',
      `This has three parts like a token that can be read (JWT), but none of them is one. ${ONLY_THE_SERVER}`,
    ]
  }
  if (/^[\w+/-]{16,}={0,2}$/.test(text)) {
    return ['random', `This is a row of ${text.length} characters that looks random. ${ONLY_THE_SERVER}`]
  }
  return ['not-a-jwt', `This is not a token that can be read (JWT). ${ONLY_THE_SERVER}`]
}

/** The beginning of a token, dots for what was left out, perhaps its end. */
const SHORTENED = /^eyJ[\w.-]*(?:…|\.\.\.|\*\*\*)[\w.…*-]*$/

/** What a text is that is no token, as far as it can be told; null for one that may be a token. */
function whatElse(text: string): string | null {
  const start = text.slice(0, 200)
  if (/-----BEGIN [A-Z ]+-----/.test(start)) {
    return 'This is a key or a certificate. It is what a signature is checked with: paste the token here, and the key under “Signature”.'
  }
  if (/^<(?:!doctype|html|\?xml|[a-z]+[\s>])/i.test(start))
    return 'This is a page or a document (HTML or XML), no token.'
  if (/^[[{]/.test(start)) {
    return /"error/.test(start)
      ? 'This is an answer by which a server refuses something; there is no token in it.'
      : 'This is an answer (JSON) without a token that Hallpass knows.'
  }
  if (/^Basic\s+\S+$/i.test(start)) {
    return 'This is a user name and password, as programs send them (Basic). It is no token; keep it to yourself.'
  }
  return /\s/.test(text)
    ? 'A token has no spaces or line ends in it. Copy it once more, from where it begins with “eyJ” perhaps.'
    : null
}
