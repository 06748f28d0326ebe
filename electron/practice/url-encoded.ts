/** Tells whether a text was URL-encoded from another one (RFC 3986 §2.1, or with `+` for a space as forms have it). */

/** Whether `sent` is an encoding of `expected`. A text with reserved characters left bare is not. */
export function isUrlEncodedFrom(sent: string, expected: string): boolean {
  if (!/^(?:[A-Za-z0-9\-._~!*'()+]|%[0-9A-Fa-f]{2})*$/.test(sent)) return false
  try {
    return decodeURIComponent(sent.replaceAll('+', ' ')) === expected
  } catch {
    return false
  }
}
