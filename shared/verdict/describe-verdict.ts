/** The verdict on a token, in sentences: is it good, for whom, from whom, for what, and who vouches for that. */
import { assertNever } from '../core/assert-never.ts'
import type { SignatureCheck } from '../jwt/signature-check.ts'
import type { TokenReading } from '../jwt/token-reading.ts'
import { audienceWords } from './audience.ts'
import { type Claims, claimsOf } from './claim-values.ts'
import { describeCheck, isProven, type SignatureWords } from './describe-check.ts'
import { describeProtection } from './describe-protection.ts'
import { isMadeHere, issuerIn } from './issuer.ts'
import { describeMayDo } from './may-do.ts'
import { capital } from './plain-words.ts'
import { describeKind, kindOf } from './token-kind.ts'
import { describeValidity, type Validity } from './validity.ts'
import type { SentenceAbout, Verdict, VerdictFacts } from './verdict.ts'
import { describeWhom } from './whom.ts'

type Sentence = Verdict['sentences'][number]

/** What goes behind the first words of the headline: "for ImmPort", "as campjo", "may browse and download". */
type Gist = { readonly purpose: string | null; readonly as: string | null; readonly may: string | null }

/**
 * Judges a token by what it says, by the time (`facts.now`), and by the check of its signature. Every text is one or a few
 * whole sentences. Holds until `nextChangeAt`. Believes nothing that is not checked, and says so.
 */
export function describeVerdict(reading: TokenReading, facts: VerdictFacts): Verdict {
  const validity = describeValidity(reading, facts)
  const claims = claimsOf(reading) ?? {}
  const { stored } = facts
  const kind = reading.format === 'jwt' ? kindOf(reading, claims) : 'unknown'
  const audience = audienceWords(claims, kind)
  const purpose = stored?.providerName ?? audience
  const whom = describeWhom(claims, stored?.as ?? null)
  const may = describeMayDo(claims, stored?.scope ?? null)
  const gist: Gist = { purpose, as: whom.as, may: may.verbs }
  const distrust = distrustIn(reading, facts.check)
  const sentences: readonly (Sentence | null)[] = [
    ...(distrust === null ? [] : about('validity', [`By its own word: ${lowered(headlineOf(validity, gist))}`])),
    ...about('validity', [...validity.sentences, ...keyForApi(facts)]),
    ...about('whom', whom.sentences),
    ...about('issuer', issuerSentences(reading, claims, facts)),
    ...about('audience', audienceSentences(audience, facts)),
    ...about('may', [describeKind(kind)]),
    ...about('may', may.sentences),
    ...about('reading', describeProtection(reading)),
    ...(reading.format === 'opaque' ? [] : about('signature', [describeSignature(reading, facts.check).text])),
  ]
  return {
    state: distrust === null ? validity.state : 'bad',
    headline: distrust ?? headlineOf(validity, gist),
    sentences: sentences.filter((sentence) => sentence !== null),
    nextChangeAt: validity.nextChangeAt,
  }
}

/** The signature of a token in words, before a check (null) and after one, with what a person can do. */
export function describeSignature(reading: TokenReading, check: SignatureCheck | null): SignatureWords {
  return describeCheck(reading, check)
}

/** The headline of a token that nobody should trust, whatever its times; null for any other. */
function distrustIn(reading: TokenReading, check: SignatureCheck | null): string | null {
  if (check?.outcome === 'confused') return 'Forged: do not trust what this token says.'
  if (check?.outcome === 'differs') return 'Its signature does not match: it was changed, or the key is another one.'
  if (check?.outcome === 'matches' && check.warnings.some(({ kind }) => kind === 'well-known-secret')) {
    return 'Anybody can make such tokens: the secret is one that everybody tries first.'
  }
  if (reading.format !== 'jwt' || reading.protection !== 'unsigned') return null
  // Cut off while copying, most likely: nothing of it can be read, so there is nothing to distrust.
  if (!reading.payload.readable && reading.nested === null) return null
  const alg = reading.signatures[0]?.alg ?? null
  const isCut = alg !== null && alg.toLowerCase() !== 'none'
  return isCut
    ? 'Its signature is missing: nobody vouches for what is left of it.'
    : 'Nobody vouches for this token: it is not signed.'
}

function headlineOf({ state, words }: Validity, { purpose, as, may }: Gist): string {
  const forWhat = purpose === null ? [] : [`for ${purpose}`]
  const asWhom = as === null ? [] : [`as ${as}`]
  const mayWhat = may === null ? [] : [state === 'over' ? `to ${may}` : `may ${may}`]
  const gist = [...forWhat, ...asWhom, ...mayWhat].join(', ')
  if (gist === '') return `${words}.`
  switch (state) {
    case 'good':
    case 'soon':
    case 'early':
      return `${words}, ${gist}.`
    case 'over':
      return `${words}; until then good ${gist}.`
    case 'bad':
      return `${words.replace(/:|$/, () => `, ${gist}:`).replace(/:$/, '')}.`
    case 'unknown':
      return `${capital(gist)}; ${lowered(words)}.`
    default:
      return assertNever(state)
  }
}

function keyForApi({ stored }: VerdictFacts): readonly string[] {
  return stored?.isApiKey === true ? ['It is an API key: whoever has it can use it, so keep it like a password.'] : []
}

function issuerSentences(reading: TokenReading, claims: Claims, { check }: VerdictFacts): readonly string[] {
  if (reading.format === 'jwt' && isMadeHere(reading)) return ['Made in Hallpass for a test, not by a server.']
  const issuer = issuerIn(claims)
  if (issuer === null) return []
  return [isProven(check) ? `Made by ${issuer}.` : `Says that it was made by ${issuer}.`]
}

/** Of a pasted token the audience is in the headline already. */
function audienceSentences(words: string | null, { stored }: VerdictFacts): readonly string[] {
  return words === null || stored === null ? [] : [`Meant for ${words} (aud).`]
}

function about(what: SentenceAbout, texts: readonly (string | null)[]): readonly Sentence[] {
  return texts.flatMap((text) => (text === null ? [] : [{ about: what, text }]))
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
