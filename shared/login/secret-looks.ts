/** Which values of an answer look like secrets, so that none is shown that opens something. Rather one too many. */
import { isJwtShaped, jwtRuns } from '../jwt/jwt-runs.ts'
import { isBesideName, isTokenName } from '../jwt/token-names.ts'

/** Why a value is not shown: it is a token that can be read, or anything else that looks as if it opened something. */
export type SecretLook = 'jwt' | 'secret'

const secretName =
  /token|jwt|secret|passw|pwd|passphrase|session|cookie|ticket|bearer|assertion|credential|signature|apikey|privatekey|auth(?:orization)?$|sid$|^key$|otp|nonce|salt|hash|code_?verifier/

/** Names that hold such a word and say only of what kind the secret is, or when it ends. */
const harmlessName =
  /type$|kind$|scheme$|expir|ttl|duration|timeout|lifetime|issued|created|updated|count$|enabled$|required$|url$|uri$/

/** Twenty letters and figures on end, of both kinds or very many of one: nobody writes that. */
const randomRun = /[A-Za-z0-9_+=~-]{20,}/g

/** Whether a value under this name is one that must not be shown, and as what it counts; null where it may be. */
export function secretLook(name: string, text: string): SecretLook | null {
  if (text.trim() === '') return null
  if (isJwtShaped(text.trim()) || jwtRuns(text).length > 0) return 'jwt'
  if (isSecretMember(name) && !/^(true|false|null|none|bearer|basic|jwt|token|mac|dpop)$/i.test(text.trim()))
    return 'secret'
  return looksRandom(text) ? 'secret' : null
}

/** Whether what stands under this name is a secret, whatever it looks like. */
export function isSecretMember(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (isBesideName(name) || harmlessName.test(plain)) return false
  return isTokenName(name) || secretName.test(plain)
}

/** Whether a text holds something that looks as if it was drawn by lot. */
export function looksRandom(text: string): boolean {
  return [...text.matchAll(randomRun)].some(([run]) => isRandom(run)) || /\d{16,}/.test(text)
}

function isRandom(run: string): boolean {
  const figures = run.replace(/\D/g, '').length
  const letters = run.replace(/[^A-Za-z]/g, '').length
  if (run.length >= 40) return true
  return (figures >= 3 && letters >= 3) || /[a-z][A-Z].*[a-z][A-Z].*[a-z][A-Z]/.test(run)
}
