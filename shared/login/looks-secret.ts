/** Tells of a value in a file or a command whether it opens something: by its name, and by itself. */
import { takeLogin } from '../curl-import/address.ts'
import { isSecretName } from '../curl-import/secret-names.ts'
import { isJwtShaped } from '../jwt/jwt-runs.ts'
import { isSecretMember, looksRandom } from './secret-looks.ts'

/** Whether a value under this name opens something. Identifiers (UUIDs) are none. */
export function looksSecret(name: string, value: string): boolean {
  const text = value.trim()
  if (text === '' || /^(?:true|false|null)$/i.test(text)) return false
  if (takeLogin(text).login !== null) return true
  if (isSecretName(name) || (isSecretMember(name) && !/^https?:/.test(text)) || isJwtShaped(text)) return true
  return looksRandom(text.replace(identifier, '')) && !/^https?:\/\/[^?]*$/.test(text)
}

const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
