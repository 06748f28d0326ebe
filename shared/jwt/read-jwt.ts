/**
 * Tokens that can be read: JWS and JWE, compact (RFC 7515 section 7.1, RFC 7516 section 7.1) and in JSON, and tokens in
 * tokens (RFC 7519 section 5.2). Decodes; verifies and deciphers nothing.
 */
import { claimOf, headerClaimOf } from '../claims/claim-of.ts'
import { type DecodedPart, decodePart, partOfText } from './decode-part.ts'
import { parseJsonExactly } from './parse-json-exactly.ts'
import { readSerialized } from './read-serialized.ts'
import type { JwtReading, ReadingRemark, SignatureReading, TokenPart } from './token-reading.ts'
import { isUnfitForHeader } from './unfit-for-header.ts'

const MOST_NESTED = 5
const MOST_REMARKS = 20

/** Reads a bare token; null when it is none that can be read. `depth` is how many tokens it is inside of. */
export function readJwt(token: string, depth = 0): JwtReading | null {
  return readInJson(token, depth) ?? readCompact(token, depth)
}

function readCompact(token: string, depth: number): JwtReading | null {
  const squeezed = token.replace(/\s+/g, '')
  const [first = '', second = '', third = '', ...rest] = squeezed.split('.', 6)
  const isEncrypted = rest.length === 2
  const hasParts = rest.length === 0 && squeezed.includes('.')
  if (!isEncrypted && !hasParts) return null
  const header = decodePart(first, 'header', headerClaimOf)
  const facts = { serialization: 'compact', length: squeezed.length, unfitForHeader: isUnfitForHeader(token) } as const
  const written = squeezed.length === token.length ? [] : [SPACES]
  if (isEncrypted) {
    const isOne = header.part.readable ? Object.hasOwn(header.part.value, 'enc') : first.startsWith('eyJ')
    return isOne ? encrypted(header.part, facts, [...written, ...header.remarks]) : null
  }
  const payload = payloadOf(second, header.part)
  const looksLikeJson = first.startsWith('eyJ') && second.startsWith('eyJ')
  const nested = nestedIn(payload, header.part, depth)
  if (!header.part.readable && !payload.part.readable && nested === null && !looksLikeJson) return null
  const signatures = [signatureOf(header.part, third !== '')]
  return signed(signatures, payload, nested, facts, [...written, ...header.remarks])
}

function readInJson(token: string, depth: number): JwtReading | null {
  const found = readSerialized(token)
  if (found === null) return null
  const { serialization, headers } = found
  const facts = { serialization, length: token.length, unfitForHeader: isUnfitForHeader(token) }
  const remarks = headers.flatMap(({ header }) => header.remarks)
  const header = headers[0].header.part
  if (found.kind === 'encrypted') return encrypted(header, facts, remarks)
  const payload = payloadOf(found.payload ?? '', header)
  const signatures = headers.map((one) => signatureOf(one.header.part, one.isSigned))
  return signed(signatures, payload, nestedIn(payload, header, depth), facts, remarks)
}

type Facts = Pick<JwtReading, 'serialization' | 'length' | 'unfitForHeader'>

function encrypted(header: TokenPart, facts: Facts, remarks: readonly ReadingRemark[]): JwtReading {
  const reason = 'The contents are encrypted: only the server they are meant for can read them.'
  return {
    format: 'jwt',
    protection: 'encrypted',
    header,
    payload: { readable: false, reason },
    signatures: [],
    nested: null,
    remarks: distinct(remarks),
    ...facts,
  }
}

function signed(
  signatures: readonly SignatureReading[],
  payload: DecodedPart,
  nested: JwtReading | null,
  facts: Facts,
  remarks: readonly ReadingRemark[],
): JwtReading {
  const inside = 'What is inside is a token again, which can be read by itself.'
  const isSigned = signatures.some(({ isPresent, alg }) => isPresent && alg?.toLowerCase() !== 'none')
  return {
    format: 'jwt',
    protection: isSigned ? 'signed' : 'unsigned',
    header: signatures[0]?.header ?? { readable: false, reason: 'The header is empty.' },
    payload: nested === null ? payload.part : { readable: false, reason: inside },
    signatures,
    nested,
    remarks: distinct([...remarks, ...payload.remarks]),
    ...facts,
  }
}

function signatureOf(header: TokenPart, isPresent: boolean): SignatureReading {
  return { header, alg: textOf(header, 'alg'), kid: textOf(header, 'kid'), isPresent }
}

function payloadOf(encoded: string, header: TokenPart): DecodedPart {
  if (encoded === '') {
    const reason = 'The payload is empty. Some programs send it separately from its signature.'
    return { part: { readable: false, reason }, remarks: [], text: null }
  }
  if (!header.readable || header.value.b64 !== false) return decodePart(encoded, 'payload', claimOf)
  const plain = partOfText(encoded, 'payload', claimOf)
  return { ...plain, remarks: [UNENCODED, ...plain.remarks] }
}

/** The token that is the payload, bare or as a JSON text; null when the payload is none. */
function nestedIn(payload: DecodedPart, header: TokenPart, depth: number): JwtReading | null {
  if (payload.part.readable || payload.text === null || depth >= MOST_NESTED) return null
  const json = payload.text.startsWith('"') ? parseJsonExactly(payload.text) : null
  const token = json?.ok === true && typeof json.value === 'string' ? json.value : payload.text
  const isSaid = textOf(header, 'cty')?.toUpperCase() === 'JWT'
  return isSaid || token.startsWith('ey') || token.startsWith('{') ? readJwt(token.trim(), depth + 1) : null
}

function textOf(part: TokenPart, name: string): string | null {
  const value = part.readable ? part.value[name] : null
  return typeof value === 'string' ? value : null
}

function distinct(remarks: readonly ReadingRemark[]): readonly ReadingRemark[] {
  const seen = new Map(remarks.map((remark) => [remark.text, remark]))
  return [...seen.values()].slice(0, MOST_REMARKS)
}

const SPACES: ReadingRemark = {
  kind: 'encoding',
  text: 'There are spaces or line ends inside the token. They were passed over here; a server may refuse them.',
}

const UNENCODED: ReadingRemark = {
  kind: 'encoding',
  text: 'The header says that the payload is not encoded (b64, RFC 7797). Few programs can read such a token.',
}
