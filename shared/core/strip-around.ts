/** Spaces and invisible characters that come along when something is copied out of a text. */
const INVISIBLE = ' \t\n\v\f\r\u00a0\u200b\u200c\u200d\u2028\u2029\u2060\ufeff'

/** Quotes of all kinds, as documents and mail programs put around what is to be copied. */
export const QUOTES = '"\'`“”„‘’‚«»'

/** Takes spaces, invisible characters and every character of `also` off both ends. Linear, unlike a regular expression with `$`. */
export function stripAround(text: string, also: string): string {
  const strip = INVISIBLE + also
  let start = 0
  let end = text.length
  while (start < end && strip.includes(text.charAt(start))) start += 1
  while (end > start && strip.includes(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}
