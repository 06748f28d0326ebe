/** The beginning of an answer that no login can be read from, so that a person sees what came. Secrets are masked. */

import { MASK, maskSecrets } from '../domain/mask.ts'
import { isSecretMember, secretLook } from './secret-looks.ts'

const longest = 600
/** How much is looked at: more than is shown, since markup is taken out. */
const looked = 50_000

// Control characters but line ends, and those that turn the reading direction.
const unshowable = /[^\P{Cc}\n]+|[\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** Of a page its words; of everything else the text as it is. `secrets` are what was typed. */
export function maskedStart(
  text: string,
  secrets: readonly string[],
): { readonly kind: 'page' | 'text'; start: string } {
  const given = text.slice(0, looked)
  const isPage = /^\s*<(!doctype html|html|head|body)\b/i.test(given)
  const words = isPage ? wordsOf(given) : given
  const masked = withoutSecrets(maskSecrets(words, secrets)).replace(unshowable, ' ').trim()
  return { kind: isPage ? 'page' : 'text', start: masked.length > longest ? `${masked.slice(0, longest)}…` : masked }
}

function wordsOf(page: string): string {
  return page
    .replace(/<(script|style|noscript|svg)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^<>]*(>|$)/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
}

/** Values under a secret's name (`token=…`, `<token>…`, `token: …`), and what looks drawn by lot. */
function withoutSecrets(text: string): string {
  return text
    .replace(
      /([\w.-]{1,100})(>|["']?\s{0,5}[=:]\s{0,5}["']?)([^\s"'&<>,;]+)/g,
      (whole, name: string, between: string) => (isSecretMember(name) ? `${name}${between}${MASK}` : whole),
    )
    .replace(/[A-Za-z0-9_+=~./-]{16,}/g, (run) => (secretLook('', run) === null ? run : MASK))
}
