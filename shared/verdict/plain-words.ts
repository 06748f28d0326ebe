/** What a token says, made fit to stand in a sentence: short, without characters nobody sees, and not able to pass for ours. */
import { hiddenPieces } from '../core/hidden-characters.ts'

/** Nobody reads longer ones in a sentence. */
const LONGEST = 60

/** Longer texts are cut before anything else is done with them. */
const LONGEST_LOOKED_AT = 4_000

/**
 * A text from a token, to be put into a sentence: hidden characters and line ends are taken out, and of one over 60
 * characters the middle is left out. A text that could be mistaken for words of ours stands in quotes; an empty one is “”.
 */
export function named(text: string): string {
  const short = cutMiddle(visible(text))
  return /^[\p{L}\p{N}_@:/|+~#=.…%*-]*[\p{L}\p{N}_/=%*-]$/u.test(short) ? short : `“${short.replace(/[“”]/g, "'")}”`
}

/** A text from a token, always in quotes. */
export function quoted(text: string): string {
  return `“${named(text).replace(/^“|”$/g, '')}”`
}

/**
 * Items as people list them: "a", "a and b", "a, b and c", "a, b, c and 5 more". Shows three, or four if that is all. Only
 * those that are shown are worded, so that long lists cost nothing.
 */
export function andList(items: readonly string[], word: (item: string) => string = (item) => item): string {
  const rest = items.length > 4 ? items.length - 3 : 0
  const shown = items.slice(0, rest > 0 ? 3 : 4).map(word)
  const last = rest > 0 ? `${rest} more` : (shown.at(-1) ?? '')
  const before = rest > 0 ? shown : shown.slice(0, -1)
  return before.length === 0 ? last : `${before.join(', ')} and ${last}`
}

/** With a capital at its beginning, as a sentence has it. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function visible(text: string): string {
  return hiddenPieces(text.slice(0, LONGEST_LOOKED_AT), { allowLines: true })
    .map((piece) => piece.text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

function cutMiddle(text: string): string {
  const characters = Array.from(text)
  if (characters.length <= LONGEST) return text
  const half = (LONGEST - 2) / 2
  return `${characters.slice(0, half + 1).join('')}…${characters.slice(-half).join('')}`
}
