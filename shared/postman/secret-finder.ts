/** Finds many secrets in a text in one pass: files may hold thousands of both. */

/** Anything shorter turns up in texts by chance. */
export const shortestSwept = 6

/**
 * Gives back a function that puts something in place of every one of these, the longest first where several begin at one place.
 * All of them have at least `shortestSwept` characters.
 */
export function secretFinder(
  secrets: readonly string[],
): (text: string, standIn: (secret: string) => string) => string {
  const byStart = new Map<string, string[]>()
  for (const secret of new Set(secrets)) {
    const start = secret.slice(0, shortestSwept)
    const same = byStart.get(start)
    if (same === undefined) byStart.set(start, [secret])
    else same.push(secret)
  }
  for (const same of byStart.values()) same.sort((a, b) => b.length - a.length)
  const firsts = new Set([...byStart.keys()].map((start) => start.charCodeAt(0)))

  return (text, standIn) => {
    let out = ''
    let done = 0
    for (let at = 0; at <= text.length - shortestSwept; at += 1) {
      if (!firsts.has(text.charCodeAt(at))) continue
      const found = byStart.get(text.slice(at, at + shortestSwept))?.find((secret) => text.startsWith(secret, at))
      if (found === undefined) continue
      out += text.slice(done, at) + standIn(found)
      done = at + found.length
      at = done - 1
    }
    return done === 0 ? text : out + text.slice(done)
  }
}
