/** Links of the app's own scheme, as the system hands them over: anybody can make one, so nothing in them is believed. */

/** The scheme, as systems register it. */
export const appScheme = 'hallpass'

/** More than any link has that is meant for us. */
const longest = 64_000

/** What a link is for (`sign-in`, `card`) and the link itself; null for whatever is none. */
export function appLinkOf(text: string): { readonly path: string; readonly link: URL } | null {
  if (text.length > longest || !text.toLowerCase().startsWith(`${appScheme}://`) || !URL.canParse(text)) return null
  const link = new URL(text)
  if (link.username !== '' || link.password !== '' || link.port !== '') return null
  const path = `${link.hostname}${link.pathname}`.replace(/\/+$/, '').toLowerCase()
  return /^[a-z][a-z0-9/-]{0,60}$/.test(path) ? { path, link } : null
}

/** The one link among what a program was started with; null when there is none. */
export function appLinkIn(words: readonly string[]): ReturnType<typeof appLinkOf> {
  const links = words.map(appLinkOf).filter((link) => link !== null)
  return links.length === 1 ? (links[0] ?? null) : null
}
