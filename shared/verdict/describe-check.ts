/** The signature of a token in words: what it is signed with, and what came of checking it. */
import { assertNever } from '../core/assert-never.ts'
import { counted } from '../core/counted.ts'
import type { SignatureCheck } from '../jwt/signature-check.ts'
import type { JwtReading, TokenReading } from '../jwt/token-reading.ts'
import { isMadeHere } from './issuer.ts'
import { describeKeyWarning, keyWords, triedWords } from './key-words.ts'
import { describeNotChecked } from './not-checked-words.ts'
import { andList, named } from './plain-words.ts'

/** What is known of a signature. `text` is one or a few whole sentences; `advice` what a person can do, or null. */
export type SignatureWords = {
  readonly tone: 'good' | 'warning' | 'bad' | 'unknown'
  readonly text: string
  readonly advice: string | null
}

/** What came of a check; before one, what can be said without. */
export function describeCheck(reading: TokenReading, check: SignatureCheck | null): SignatureWords {
  if (check === null) return unchecked(reading)
  switch (check.outcome) {
    case 'matches': {
      const warnings = check.warnings.map(describeKeyWarning)
      const text = `Signed with ${named(check.alg)}; the signature matches ${keyWords(check.key)}.`
      return {
        tone: warnings.length === 0 ? 'good' : 'warning',
        text: [text, ...warnings.map((warning) => warning.text)].join(' '),
        advice: warnings.length === 0 ? null : warnings.map(({ advice }) => advice).join(' '),
      }
    }
    case 'differs':
      return {
        tone: 'bad',
        text: `Signed with ${named(check.alg)}; the signature does not match ${triedWords(check.keys)}: the token was changed, or signed with another key.`,
        advice: 'If you are sure that this is the right key, do not trust the token.',
      }
    case 'confused':
      return {
        tone: 'bad',
        text: `This is a forgery: it says ${named(check.alg)}, and was signed with the text of a public key as the secret. Everybody has that text.`,
        advice: 'A careless server accepts such tokens (“algorithm confusion”). If yours does, tell its owner.',
      }
    case 'not-checked':
      return { tone: toneOf(check.why.kind), ...describeNotChecked(check.why) }
    default:
      return assertNever(check)
  }
}

/** Whether a check proves who made the token: with a key that the very issuer it names publishes. */
export function isProven(check: SignatureCheck | null): boolean {
  return check?.outcome === 'matches' && check.key.origin === 'issuer'
}

function toneOf(kind: (SignatureCheck & { outcome: 'not-checked' })['why']['kind']): SignatureWords['tone'] {
  if (kind === 'unsigned') return 'bad'
  return kind === 'encrypted' || kind === 'opaque' || kind === 'algorithm-not-here' ? 'unknown' : 'warning'
}

function unchecked(reading: TokenReading): SignatureWords {
  if (reading.format === 'opaque') return { tone: 'unknown', ...describeNotChecked({ kind: 'opaque' }) }
  switch (reading.protection) {
    case 'encrypted':
      return { tone: 'unknown', ...describeNotChecked({ kind: 'encrypted' }) }
    case 'unsigned':
      return unsigned(reading)
    case 'signed':
      return { tone: 'unknown', text: `${signedWith(reading)} not checked yet.`, advice: UNTIL_THEN }
    default:
      return assertNever(reading.protection)
  }
}

const UNTIL_THEN = 'Until it is checked, anybody could have written what the token says.'

function signedWith(reading: JwtReading): string {
  const made = isMadeHere(reading) ? 'Made in Hallpass for a test, s' : 'S'
  const signatures = reading.signatures.filter(({ isPresent }) => isPresent)
  const algorithms = [...new Set(signatures.map(({ alg }) => alg ?? ''))].filter((alg) => alg !== '')
  const many = signatures.length > 1
  const times = many ? ` ${signatures.length === 2 ? 'twice' : counted(signatures.length, 'time')}` : ''
  const how = algorithms.length === 0 ? ', but how cannot be read' : ` with ${andList(algorithms, named)}`
  return `${made}igned${times}${many && algorithms.length > 0 ? ',' : ''}${how}; ${many ? 'signatures' : 'signature'}`
}

function unsigned(reading: JwtReading): SignatureWords {
  const alg = reading.signatures[0]?.alg ?? null
  if (alg !== null && alg.toLowerCase() !== 'none') {
    return {
      tone: 'bad',
      text: `It should be signed with ${named(alg)}, but the signature is missing: nobody vouches for it.`,
      advice: 'Perhaps its end was cut off. Copy the whole token once more.',
    }
  }
  const says = alg === null ? 'It is not signed' : 'It says itself that it is not signed (alg: none)'
  return {
    tone: 'bad',
    text: `${says}: nobody vouches for it.`,
    advice: 'Anybody can write or change such a token. No server should accept it; if one does, tell its owner.',
  }
}
