/** Takes out of a text that leaves this computer whatever looks as if it opened something. Rather one too many. */
import { MASK } from '../domain/mask.ts'
import { jwtRuns } from '../jwt/jwt-runs.ts'
import { replacePairs } from './replace-pairs.ts'
import { isSecretMember, looksRandom } from './secret-looks.ts'

// A value that is nothing but a variable or a gap, perhaps after a scheme, holds no secret: the vault or the person does.
const onlyVariable = /^\s*(?:[A-Za-z]+ +)?\{(?:\{[^{}]+\}|[^{}]+)\}\s*$/

/** Whether a value under this name has to be left out as a whole. What says only of what kind a secret is may stay. */
export function isNamedSecret(name: string, value: string): boolean {
  const plain = value.trim()
  if (plain === '' || onlyVariable.test(value)) return false
  return isSecretMember(name) && !/^(true|false|null|none|bearer|basic|jwt|token|mac|dpop)$/i.test(plain)
}

/** The text without what a person reads as a secret: tokens, what follows a scheme word, values under the names of secrets. */
export function hideNamedSecrets(text: string): string {
  return hidePairs(hideCredentials(hideJwts(text)))
}

/** The same, and without whatever looks as if it was drawn by lot. */
export function hideSecrets(text: string): string {
  return hideRuns(hideNamedSecrets(text))
}

function hideJwts(text: string): string {
  return jwtRuns(text).reduceRight((left, { from, to }) => left.slice(0, from) + MASK + left.slice(to), text)
}

/** `https://me:secret@host`, and `Bearer …` or `Basic …` wherever they stand. */
function hideCredentials(text: string): string {
  return text
    .replace(/(:\/\/)[^/?#\s"'@]*@/g, '$1')
    .replace(
      /\b(Bearer|Basic|Token|DPoP|ApiKey)([ +]|%20)+(?!\{\{)([A-Za-z0-9._~+/=%-]{8,})/gi,
      (whole, scheme, _gap, value) => (isWord(value) ? whole : `${scheme} ${MASK}`),
    )
}

function hidePairs(text: string): string {
  return replacePairs(text, (name, value, kind) => {
    if (!isNamedSecret(name, value)) return null
    return kind === 'figure' ? '""' : ''
  })
}

/** Long runs of letters and figures, but for names of variables and what is put together of words. */
function hideRuns(text: string): string {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .map((piece, at) => (at % 2 === 1 ? piece : hideRandom(piece)))
    .join('')
}

function hideRandom(text: string): string {
  return text
    .replace(/[A-Za-z0-9_+=~-]{20,}|\d{16,}/g, (run) => (looksRandom(run) && !isWords(run) ? MASK : run))
    .replace(/[A-Za-z0-9+/]{36,}={0,2}/g, (run) => (run.split('/').every(isWords) ? run : MASK))
}

/** `list-all-active-subscriptions`, `getAllSubscriptions`, `v2`, `2024`: made of words and small numbers. */
function isWords(run: string): boolean {
  return run
    .split(/[-_+=~.]|(?<=[a-z]{2})(?=[A-Z][a-z]{2})/)
    .every((piece) => isWord(piece) || /^(v?\d{1,4})?$/i.test(piece))
}

function isWord(piece: string): boolean {
  return /^([A-Z]?[a-z]{1,20}|[A-Z]{1,12})$/.test(piece)
}
