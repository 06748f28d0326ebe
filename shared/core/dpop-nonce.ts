const longest = 1000

/** Whether a server's `DPoP-Nonce` is one (RFC 9449 section 8.1: printable ASCII without `"` and `\`), and not absurdly long. */
export function isDpopNonce(text: string | undefined): text is string {
  return text !== undefined && text.length <= longest && /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(text)
}
