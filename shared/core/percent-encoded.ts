/**
 * Any text as one piece of an address (RFC 3986 section 2.1). Half a surrogate pair (an emoji cut in two) has no UTF-8, and
 * `encodeURIComponent` would throw; U+FFFD stands for it.
 */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
}
