/**
 * Puts straight quotes where a word processor put curly ones around arguments. Only quotes outside straight quotes are
 * touched, and every character is replaced by one, so positions in the text stay what they were.
 */

const DOUBLE = '“”„‟'
const SINGLE = '‘’‚‛'
const CURLY = /[“”„‟‘’‚‛]/

/** Begins at `start`; what stands before it stays. */
export function straightenQuotes(text: string, start: number): string {
  if (!CURLY.test(text)) return text
  let straight = text.slice(0, start)
  let at = start
  // Where one quote found no end, no later one of its kind will.
  const unpaired = new Set<string>()
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === "'" || character === '"') {
      const end = endOfStraight(text, at) + 1
      straight += text.slice(at, end)
      at = end
    } else if (CURLY.test(character)) {
      const closers = DOUBLE.includes(character) ? `${DOUBLE}"` : `${SINGLE}'`
      const end = unpaired.has(closers) ? null : endOfCurly(text, at, closers)
      if (end === null) unpaired.add(closers)
      straight += end === null ? closers.slice(-1) : straightened(text.slice(at, end + 1))
      at = (end ?? at) + 1
    } else {
      straight += character
      at += 1
    }
  }
  return straight
}

function endOfStraight(text: string, at: number): number {
  const quote = text.charAt(at)
  let end = at + 1
  while (end < text.length && text.charAt(end) !== quote) end += quote === '"' && text.charAt(end) === '\\' ? 2 : 1
  return Math.min(end, text.length - 1)
}

/** The closing quote is the first of its kind before a space or an end; any other may be an apostrophe or belong to JSON. */
function endOfCurly(text: string, at: number, closers: string): number | null {
  for (let end = at + 1; end < text.length; end += 1) {
    if (closers.includes(text.charAt(end)) && /^[\s|;&)\\`^]?$/.test(text.charAt(end + 1))) return end
  }
  return null
}

function straightened(piece: string): string {
  const inner = piece.slice(1, -1).replace(/[“”„‟]/g, '"')
  const wantsSingle = SINGLE.includes(piece.charAt(0)) || (inner.includes('"') && !inner.includes("'"))
  const quote = wantsSingle ? "'" : '"'
  // An apostrophe may stay curly where a straight one would end the argument.
  return quote + (wantsSingle ? inner : inner.replace(/[‘’‚‛]/g, "'")) + quote
}
