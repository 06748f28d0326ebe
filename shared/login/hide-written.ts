/**
 * Secrets by how they stand in what machines write: lines of headers, commands, addresses inside addresses, JSON inside JSON,
 * keys. Blunter than `hide-secrets.ts`, as nobody works with the text that is left: for logs and what is told to others only.
 */
import { MASK } from '../domain/mask.ts'
import { isSecretMember } from './secret-looks.ts'

// Spaces may be written as in an address.
const gap = '(?:[ +]|%20)'
const privateKey = new RegExp(
  `-----BEGIN${gap}(?:[A-Z0-9]{1,20}${gap}){0,4}PRIVATE${gap}KEY(?:${gap}BLOCK)?-----[\\s\\S]*?(?:-----END[^-]{1,60}-----|$)`,
  'g',
)

// `Cookie: …`, `X-Api-Key: …`, `password: …`: to the end of the line, as a value may hold any character.
const headerLine =
  /\b((?:[\w-]{0,40}[_-])?(?:authorization|cookie|api[_-]?key|passw(?:or)?d|passphrase|pwd|client[_-]?secret|(?:access|refresh|id|auth)[_-]?token))([ \t]{0,20}:[ \t]{0,20})(?!["\s•]|\\")[^\r\n]+/gi

const credentials = /\b(Bearer|Basic|DPoP|Negotiate|NTLM)([ \t]+)(?=[^\s"',;]*\d)[^\s"',;]+/gi
const digest = /\bDigest[ \t]+\w+=[^\r\n]+/gi
const userOption = /((?:^|\s)(?:-u|--user|--proxy-user)(?:=|\s+))(?:"[^"]*"|'[^']*'|\S+)/g

// What a browser or a device comes back with, and the parts of a private JWK (RFC 7518 section 6).
const grantParameter = /(^|[?&#;\s])(code|state|device_code|user_code|nonce)=[^&#\s"'<>]+/gi
const grantMember = /("(?:device_code|user_code|code_verifier|d|p|q|dp|dq|qi|k)"\s{0,5}:\s{0,5}")[^"]*/g

const encodedPair = /([\w.-]{1,100})%3D((?:(?!%26)[^&\s"'<>])+)/gi
/** A member of JSON in a JSON text; its quotes all have as many backslashes. */
const innerMember = /(\\{1,8})"([\w.-]{1,100})\1"(\s{0,5}:\s{0,5})\1"([^\r\n]{0,4000}?)(?<!\\)\1"/g

/** The text without them. Names and schemes stay. */
export function hideWritten(text: string): string {
  return text
    .replace(privateKey, 'a private key')
    .replace(innerMember, (whole, quote: string, name: string, between: string) =>
      isSecretMember(name) ? `${quote}"${name}${quote}"${between}${quote}"${MASK}${quote}"` : whole,
    )
    .replace(encodedPair, (whole, name: string) => (isSecretMember(name) ? `${name}%3D${MASK}` : whole))
    .replace(headerLine, `$1$2${MASK}`)
    .replace(digest, `Digest ${MASK}`)
    .replace(credentials, `$1$2${MASK}`)
    .replace(userOption, `$1${MASK}`)
    .replace(grantParameter, `$1$2=${MASK}`)
    .replace(grantMember, `$1${MASK}`)
}
