/** OAuth's own code for a failure (RFC 6749 section 5.2), where the text looks like one; it comes from the server. */
export function errorName(error: unknown): { readonly error?: string } {
  return typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? { error } : {}
}
