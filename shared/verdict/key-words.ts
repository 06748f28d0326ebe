/** A key, and what is wrong with it, in words. Never the key itself. */
import { assertNever } from '../core/assert-never.ts'
import { counted } from '../core/counted.ts'
import type { KeyFacts, KeyWarning } from '../jwt/signature-check.ts'
import { named, quoted } from './plain-words.ts'

/** "the key “abc” of login.example.com", "your shared secret", to stand behind "matches". */
export function keyWords(key: KeyFacts): string {
  const name = nameOfKey(key)
  switch (key.origin) {
    case 'secret':
      return 'your shared secret'
    case 'pasted':
      return key.type === 'secret' ? 'the secret that you pasted' : `the key${name} that you pasted`
    case 'file':
      return `the key${name} from your file`
    case 'key-set-address':
    case 'issuer':
      return `the key${name}${key.host === null ? ' of its issuer' : ` of ${named(key.host)}`}`
    case 'made-here':
      return 'the key that was made here for tests'
    case 'inside':
      return 'the key it carries'
    default:
      return assertNever(key.origin)
  }
}

/** Keys that were tried in vain, to stand behind "does not match": "the key you pasted", "any of the 3 keys of example.com". */
export function triedWords(keys: readonly KeyFacts[]): string {
  const [first, ...others] = keys
  if (first === undefined) return 'the key'
  if (others.length === 0) return keyWords(first)
  const host = keys.every((key) => key.host === first.host) ? first.host : null
  return `any of the ${counted(keys.length, 'key')}${host === null ? ' it was checked with' : ` of ${named(host)}`}`
}

/** What is wrong although the signature matches, as a sentence, and what to do about it. */
export function describeKeyWarning(warning: KeyWarning): { readonly text: string; readonly advice: string } {
  switch (warning.kind) {
    case 'carried-by-token':
      return {
        text: 'A key that comes with the token proves nothing.',
        advice: 'Anybody can make a token and put their own key into it. Check it with a key from its issuer.',
      }
    case 'short-secret':
      return {
        text: `The secret is short: it has ${counted(warning.bytes, 'byte')}, and ${warning.needs} are needed.`,
        advice: 'A short secret can be guessed by trying. Whoever runs the server should use a longer, random one.',
      }
    case 'well-known-secret':
      return {
        text: 'The secret is one of those that everybody tries first.',
        advice: 'Anybody can make such tokens. Whoever runs the server should change the secret now.',
      }
    case 'small-rsa':
      return {
        text: `The key is small: it has ${counted(warning.bits, 'bit')}, and 2048 are needed.`,
        advice: 'Small keys can be broken. Whoever runs the issuer should use a larger one.',
      }
    case 'not-meant-for-this':
      return {
        text: `The key says that it is meant for something else (${named(warning.says)}).`,
        advice:
          'Strict servers refuse a token signed with it. Ask whoever runs the issuer whether this is the right key.',
      }
    case 'private-key':
      return {
        text: 'What was given holds a private key, which nobody but its owner should have.',
        advice:
          'The public key is enough to check a signature. If the private one was passed around, it should be replaced.',
      }
    default:
      return assertNever(warning)
  }
}

/** A space and the key's name, or else the beginning of its fingerprint. */
function nameOfKey({ kid, thumbprint }: KeyFacts): string {
  if (kid !== null && kid !== '') return ` ${quoted(kid)}`
  return thumbprint === null ? '' : ` (fingerprint ${thumbprint.slice(0, 8)}…)`
}
