/** Whether a header cannot carry a token: there is a space or another character outside of visible ASCII in it (RFC 6750 section 2.1). */
export function isUnfitForHeader(token: string): boolean {
  return /[^\x21-\x7e]/.test(token)
}
