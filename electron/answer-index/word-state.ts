/** The words of JSON, letter by letter: numbers (RFC 8259 section 6), true, false and null. State 0 = none of them. */

const [MINUS, ZERO, DIGITS, POINT, FRACTION, E, SIGN, EXPONENT] = [1, 2, 3, 4, 5, 6, 7, 8]
const literals = ['true', 'false', 'null'].map((word) => Array.from(word, (letter) => letter.charCodeAt(0)))

/** The state after a first byte. */
export function startWord(byte: number): number {
  if (byte === 0x2d) return MINUS
  if (byte === 0x30) return ZERO
  if (isDigit(byte)) return DIGITS
  const literal = literals.findIndex(([first]) => first === byte)
  return literal < 0 ? 0 : stateIn(literal, 1)
}

/** The state after one more byte. */
export function stepWord(state: number, byte: number): number {
  if (state >= 16) {
    const literal = (state >> 4) - 1
    const seen = state & 15
    return literals[literal]?.[seen] === byte ? stateIn(literal, seen + 1) : 0
  }
  if (isDigit(byte)) {
    if (state === ZERO) return 0
    if (state === MINUS) return byte === 0x30 ? ZERO : DIGITS
    if (state === POINT) return FRACTION
    return state === E || state === SIGN ? EXPONENT : state
  }
  if (byte === 0x2e) return state === ZERO || state === DIGITS ? POINT : 0
  if (byte === 0x65 || byte === 0x45) return state === ZERO || state === DIGITS || state === FRACTION ? E : 0
  return (byte === 0x2b || byte === 0x2d) && state === E ? SIGN : 0
}

/** Whether the word may end here. */
export function wordIsWhole(state: number): boolean {
  if (state >= 16) return (state & 15) === literals[(state >> 4) - 1]?.length
  return state === ZERO || state === DIGITS || state === FRACTION || state === EXPONENT
}

function stateIn(literal: number, seen: number): number {
  return ((literal + 1) << 4) | seen
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}
