/** HTTP Basic (RFC 7617) in a command: after `-u`, or written out in its Authorization header. */
import { isPlaceholder } from '../curl-import/placeholders.ts'
import type { CommandReading } from './command-reading.ts'
import { headerOf } from './request-parts.ts'
import { insideBase64 } from './value.ts'

export type CommandBasic =
  | { readonly kind: 'login'; readonly user: string; readonly password: string }
  /** Something in Base64 that is no user name and password, sent as it was handed out. */
  | { readonly kind: 'raw'; readonly written: string }

/** What documents write in place of a login is no longer than this, characters. */
const longestExample = 500

/** The Basic login of a command; null where it has none. */
export function basicOf({ basic, headers }: CommandReading): CommandBasic | null {
  if (basic !== null) return { kind: 'login', ...basic }
  const written = /^basic\s+([\s\S]+)$/i.exec(headerOf(headers, 'authorization')?.trim() ?? '')?.[1]?.trim()
  if (written === undefined) return null
  const inside = insideBase64(written) ?? decoded(written)
  if (inside !== null) return loginOf(inside) ?? { kind: 'raw', written }
  if (written.length > longestExample) return { kind: 'raw', written }
  if (!isPlaceholder(written) && !/[<{$(]/.test(written)) return { kind: 'raw', written }
  const words = written.replace(/^[^A-Za-z]+|[^A-Za-z]+$/g, '')
  const named =
    /([\w-]*user[\w-]*|[\w-]*client[_ -]?id|[\w-]*email|[\w-]*id)[^\w]{0,6}:[^\w]{0,6}([\w -]+?)[^\w]*$/i.exec(words)
  if (named !== null) return { kind: 'login', user: `<${named[1]}>`, password: `<${(named[2] ?? '').trim()}>` }
  // `Basic <base64-encoded credentials>`: the two of them are easier to give than their encoding.
  return /base64|b64|encoded|credential|user/i.test(written)
    ? { kind: 'login', user: '<username>', password: '<password>' }
    : { kind: 'raw', written }
}

function loginOf(inside: string): CommandBasic | null {
  const colon = inside.indexOf(':')
  return colon < 0 ? null : { kind: 'login', user: inside.slice(0, colon), password: inside.slice(colon + 1) }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** What a Base64 text holds, where that is readable text with a colon in it. */
function decoded(written: string): string | null {
  const bare = written.replace(/=+$/, '')
  if (!/^[A-Za-z0-9+/]{4,4000}$/.test(bare) || bare.length % 4 === 1) return null
  let bits = 0
  let held = 0
  let text = ''
  for (const letter of bare) {
    bits = ((bits << 6) | ALPHABET.indexOf(letter)) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    text += String.fromCharCode((bits >> held) & 0xff)
  }
  return /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(text) ? text : null
}
