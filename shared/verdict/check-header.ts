/** Points on how a token is signed and what kind it says it is. */
import { assertNever } from '../core/assert-never.ts'
import type { SignatureCheck } from '../jwt/signature-check.ts'
import type { JwtReading } from '../jwt/token-reading.ts'
import { item } from './check-writing.ts'
import { type Claims, headerOf, textsIn } from './claim-values.ts'
import { describeCheck } from './describe-check.ts'
import { andList, named, quoted } from './plain-words.ts'
import { kindOf, typeOf } from './token-kind.ts'
import type { ChecklistItem, Expectations } from './verdict.ts'

/** Whether a server that knows the issuer's keys would accept the signature. */
export function checkSignature(reading: JwtReading, check: SignatureCheck | null): ChecklistItem {
  const { tone, text, advice } = describeCheck(reading, check)
  switch (tone) {
    case 'good':
      return item('signature', 'ok', text, advice)
    case 'bad':
      return item('signature', 'fails', text, advice)
    case 'warning':
      return item('signature', isForeignMatch(check) ? 'may-fail' : 'unknown', text, advice)
    case 'unknown':
      return item('signature', 'unknown', text, advice)
    default:
      return assertNever(tone)
  }
}

/** It matches a key that did not come along with it: what is left to warn of is the key itself. */
function isForeignMatch(check: SignatureCheck | null): boolean {
  return check?.outcome === 'matches' && check.key.origin !== 'inside'
}

/** Whether servers accept the algorithm, and whether it is the one that is expected. */
export function checkAlgorithm(reading: JwtReading, { algorithm }: Expectations): ChecklistItem | null {
  if (reading.protection === 'encrypted' || !reading.header.readable) return null
  const alg = reading.signatures[0]?.alg ?? null
  const expected = algorithm.trim()
  if (alg === null) {
    return item('algorithm', 'fails', 'The header does not say how the token is signed (alg).', GET_SIGNED)
  }
  if (alg.toLowerCase() === 'none') {
    return item('algorithm', 'fails', 'It says that it is not signed (alg: none); servers refuse that.', GET_SIGNED)
  }
  if (expected !== '' && expected !== alg) {
    const isSecret = alg.startsWith('HS') && !expected.startsWith('HS')
    return isSecret
      ? item(
          'algorithm',
          'fails',
          `It is signed with a shared secret (${named(alg)}), and your server expects a public key (${named(expected)}).`,
          'A server that accepts it all the same can be deceived: anybody can sign with the text of a public key.',
        )
      : item(
          'algorithm',
          'fails',
          `It is signed with ${named(alg)}, and your server expects ${named(expected)}.`,
          'Ask the issuer to sign with the other one, or let the server accept this one.',
        )
  }
  if (!KNOWN.test(alg)) {
    return item(
      'algorithm',
      'may-fail',
      `Few servers know ${named(alg)} as a way of signing.`,
      'Ask whoever runs the server.',
    )
  }
  return expected === ''
    ? item('algorithm', 'ok', `${named(alg)} is a usual way of signing.`, null)
    : item('algorithm', 'ok', `It is signed with ${named(alg)}, as your server expects.`, null)
}

/** Whether the token asks for understanding that servers may not have (RFC 7515 section 4.1.11); null when it does not. */
export function checkCritical(reading: JwtReading, check: SignatureCheck | null): ChecklistItem | null {
  const header = headerOf(reading)
  if (!Object.hasOwn(header, 'crit')) return null
  const names = textsIn(header, 'crit')
  if (!Array.isArray(header.crit) || names.length === 0) {
    return item('crit', 'fails', 'What servers have to understand (crit) is not a list of names.', TAKE_OUT)
  }
  const missing = names.filter((name) => !Object.hasOwn(header, name))
  if (missing.length > 0) {
    const text = `Servers have to understand ${andList(missing, quoted)} (crit), and that is not in the header.`
    return item('crit', 'fails', text, TAKE_OUT)
  }
  const isUnderstood = check?.outcome === 'matches'
  const text = `A server that does not understand ${andList(names, quoted)} (crit) has to refuse it.`
  return item('crit', isUnderstood ? 'ok' : 'may-fail', text, isUnderstood ? null : 'Ask whoever runs the server.')
}

/** Whether it is the kind of token that an API takes (RFC 9068 section 4). */
export function checkType(reading: JwtReading, claims: Claims): ChecklistItem {
  const kind = kindOf(reading, claims)
  const useAccess = 'Send the access token that came together with it.'
  switch (kind) {
    case 'access':
      return typeOf(reading) === 'at+jwt'
        ? item('type', 'ok', 'It is marked as an access token (at+jwt).', null)
        : item(
            'type',
            'ok',
            'It is an access token. It is not marked with “at+jwt”; only a few strict servers ask for that.',
            null,
          )
    case 'id':
      return item('type', 'fails', 'It is an ID token: an API should refuse it.', useAccess)
    case 'refresh':
      return item('type', 'fails', 'It is a refresh token: an API refuses it.', useAccess)
    case 'proof':
      return item(
        'type',
        'fails',
        'It is only the proof for another token (DPoP).',
        'Send it together with that token.',
      )
    case 'logout':
    case 'event':
    case 'sign-in-request':
    case 'introspection':
      return item('type', 'fails', 'It is a message between servers, not a token for an API.', 'Send an access token.')
    case 'unknown':
      return item(
        'type',
        'unknown',
        'It does not say what kind of token it is. Most servers do not ask; a few want “at+jwt”.',
        null,
      )
    default:
      return assertNever(kind)
  }
}

/** RFC 7518 section 3.1, RFC 8037, RFC 8812, RFC 9864. */
const KNOWN = /^(?:HS|RS|PS|ES)(?:256|384|512)$|^EdDSA$|^Ed25519$/

const GET_SIGNED = 'Get a token that is signed.'
const TAKE_OUT = 'Whoever makes the token has to put that right.'
