/** Tokens in JSON serialization: JWS (RFC 7515 section 7.2) and JWE (RFC 7516 section 7.2), flattened and general. */
import { headerClaimOf } from '../claims/claim-of.ts'
import { isObject } from '../core/is-object.ts'
import { type DecodedPart, decodePart, partOfText } from './decode-part.ts'
import { itemsOf, membersOf, textIn } from './json-members.ts'

/** One signature, or one receiver of an encrypted token. */
export type SerializedHeader = { readonly header: DecodedPart; readonly isSigned: boolean }

/** A token taken out of its JSON, before anything is made of its payload. */
export type Serialized = {
  readonly kind: 'signed' | 'encrypted'
  readonly serialization: 'flattened' | 'general'
  /** At least one; of the receivers of an encrypted token the first 20. */
  readonly headers: readonly [SerializedHeader, ...SerializedHeader[]]
  /** Encoded as in the token; null when it travels separately, or is encrypted. */
  readonly payload: string | null
}

/** Of an encrypted token all that differs between its receivers is how the key is wrapped; each repeats what is shared. */
const MOST_RECEIVERS = 20

type Members = ReadonlyMap<string, string>

/** Takes a token in JSON serialization apart; null for any other text. */
export function readSerialized(text: string): Serialized | null {
  if (!text.startsWith('{') || !isJsonObject(text)) return null
  const whole = membersOf(text)
  if (textIn(whole, 'ciphertext') !== null) return encrypted(whole)
  const payload = textIn(whole, 'payload')
  const signatures = listIn(whole, 'signatures')
  if (signatures !== null && payload !== null) {
    const [first, ...others] = signatures.map((one) => signatureIn(membersOf(one)))
    if (first === undefined) return null
    return { kind: 'signed', serialization: 'general', headers: [first, ...others], payload }
  }
  const hasHeader = textIn(whole, 'protected') !== null || objectIn(whole, 'header') !== null
  if (textIn(whole, 'signature') === null || !hasHeader) return null
  return { kind: 'signed', serialization: 'flattened', headers: [signatureIn(whole)], payload }
}

function encrypted(whole: Members): Serialized {
  const shared = [textIn(whole, 'protected'), objectIn(whole, 'unprotected')] as const
  const [first, ...others] = (listIn(whole, 'recipients') ?? []).slice(0, MOST_RECEIVERS).map((one) => ({
    header: headerOf(shared[0], shared[1], objectIn(membersOf(one), 'header')),
    isSigned: false,
  }))
  if (first !== undefined) {
    return { kind: 'encrypted', serialization: 'general', headers: [first, ...others], payload: null }
  }
  const only = { header: headerOf(shared[0], shared[1], objectIn(whole, 'header')), isSigned: false }
  return { kind: 'encrypted', serialization: 'flattened', headers: [only], payload: null }
}

function signatureIn(members: Members): SerializedHeader {
  return {
    header: headerOf(textIn(members, 'protected'), objectIn(members, 'header')),
    isSigned: (textIn(members, 'signature') ?? '') !== '',
  }
}

/** Protected and unprotected headers as one (RFC 7515 section 4). A name that is in both is then seen to stand twice. */
function headerOf(encoded: string | null, ...unprotected: readonly (string | null)[]): DecodedPart {
  const objects = unprotected.filter((object) => object !== null)
  if (encoded === null || encoded === '') return partOfText(merge(objects), 'header', headerClaimOf)
  const shielded = decodePart(encoded, 'header', headerClaimOf)
  if (!shielded.part.readable || objects.length === 0) return shielded
  const merged = partOfText(merge([shielded.part.text, ...objects]), 'header', headerClaimOf)
  return { ...merged, remarks: [...shielded.remarks, ...merged.remarks] }
}

function merge(objects: readonly string[]): string {
  if (objects.length === 1) return objects[0] ?? '{}'
  const inner = objects.map((object) => object.trim().slice(1, -1).trim()).filter((members) => members !== '')
  return `{${inner.join(',')}}`
}

function objectIn(members: Members, name: string): string | null {
  const value = members.get(name)
  return value?.startsWith('{') === true ? value : null
}

/** The objects of a list; null where there is no list of objects only. */
function listIn(members: Members, name: string): readonly string[] | null {
  const value = members.get(name)
  const items = value?.startsWith('[') === true ? itemsOf(value) : null
  return items?.every((item) => item.startsWith('{')) === true ? items : null
}

function isJsonObject(text: string): boolean {
  try {
    return isObject(JSON.parse(text))
  } catch {
    return false
  }
}
