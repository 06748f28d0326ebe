/**
 * How hard a passphrase is to guess, roughly: from its length, how varied it is, and the patterns that guessing begins with.
 * An estimate in bits, never a promise: a sentence out of a book looks strong here and is not.
 */

/** `strong`: years for a computer of somebody's own, with the cost that Hallpass puts on each guess. */
export type PassphraseStrength = 'too-short' | 'too-long' | 'weak' | 'fair' | 'strong'

/** Fewer characters are not taken. */
export const leastPassphrase = 12

/** No more are taken, so that nobody waits for a pasted file. */
export const mostPassphrase = 1000

/** What guessing begins with, in lower case. */
const common = [
  ...[
    'password',
    'passwort',
    'passphrase',
    'hallpass',
    'letmein',
    'welcome',
    'qwertz',
    'qwerty',
    'asdf',
    'admin',
    'secret',
  ],
  ...['iloveyou', 'dragon', 'monkey', 'football', 'correcthorsebatterystaple', 'correct horse battery staple'],
]

const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'zyxwvutsrqponmlkjihgfedcba', '01234567890', '09876543210']
const rows = ['qwertyuiop', 'qwertzuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm']

/** Bits of a character that goes on as the ones before did, and of one that does not. */
const boredBits = 0.5
const letterBits = 2.6
const otherBits = 4.5

const fairBits = 40
const strongBits = 60

export function passphraseStrength(passphrase: string): PassphraseStrength {
  if (passphrase.length > mostPassphrase) return 'too-long'
  if ([...passphrase].length < leastPassphrase) return 'too-short'
  const bits = bitsOf(passphrase)
  if (bits < fairBits) return 'weak'
  return bits < strongBits ? 'fair' : 'strong'
}

/** Why it is not taken, in a sentence; null when it is. */
export function passphraseProblem(passphrase: string): string | null {
  const problems: Readonly<Partial<Record<PassphraseStrength, string>>> = {
    'too-short': `Take at least ${leastPassphrase} characters. Four or five words are easy to remember.`,
    'too-long': `Take at most ${mostPassphrase} characters.`,
    weak: 'This is too easy to guess. Take four or five words that do not belong together.',
  }
  return problems[passphraseStrength(passphrase)] ?? null
}

function bitsOf(passphrase: string): number {
  const characters = [...withoutCommon(passphrase.toLowerCase())]
  const isVaried = new Set(characters).size
  const bits = characters.reduce((sum, character, at) => {
    if (goesOn(characters, at)) return sum + boredBits
    // Between digits and signs a letter is part of no word.
    return sum + (inWords(character) && inWords(characters[at - 1] ?? ' ') ? letterBits : otherBits)
  }, 0)
  // Capitals are worth a little, where they are not only the first letter.
  const capitals = [...passphrase].slice(1).filter((one) => /\p{Uppercase_Letter}/u.test(one)).length
  return Math.min(bits + Math.min(capitals, 4), isVaried * 6)
}

function inWords(character: string): boolean {
  return /\p{Letter}|\s/u.test(character)
}

/** What everybody tries counts as one character. */
function withoutCommon(lower: string): string {
  return common.reduce((rest, word) => rest.replaceAll(word, 'x'), lower)
}

/** A repetition, a row of the keyboard, a piece of the alphabet, or what stood before already. */
function goesOn(characters: readonly string[], at: number): boolean {
  const three = characters.slice(Math.max(0, at - 2), at + 1).join('')
  if (three.length < 3) return characters[at] === characters[at - 1]
  if (new Set(three).size === 1 || [...alphabets, ...rows].some((row) => row.includes(three))) return true
  return characters
    .slice(0, at - 2)
    .join('')
    .includes(three)
}
