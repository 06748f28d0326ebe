/** The mark of a system that people made: letters and a hue that follow from its name, so that it always looks the same. */

/** One or two letters: the beginnings of the first two words, or of the first one. */
export function monogramOf(name: string): string {
  const [first = '', second = ''] = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const letters = second === '' ? [...first].slice(0, 2) : [[...first][0] ?? '', [...second][0] ?? '']
  const [one = '', two = ''] = letters
  return one === '' ? '?' : second === '' ? one.toUpperCase() + two : `${one}${two}`.toUpperCase()
}

/** Degrees, 0–359. */
export function hueOf(name: string): number {
  let sum = 7
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 360_000
  return sum % 360
}
