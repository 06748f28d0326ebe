/**
 * What a header may be (RFC 9110 section 5) and what becomes of those that the engine sets itself. Window and engine
 * both ask here, so that what the window lets pass goes out. Reasons never repeat a value: it may be a secret.
 */

/** Why a header cannot go out. `part` says where to look, `reason` is a whole sentence. */
export type HeaderProblem = { readonly part: 'name' | 'value'; readonly reason: string }

/** RFC 9110 section 5.6.2: what a method and the name of a header may consist of. */
export const tokenCharacters = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controlCharacter = /[\u0000-\u0008\u000a-\u001f\u007f]/

/** The name of a header that a key may be kept for: not longer than any real one. */
export function isKeyHeader(name: string): boolean {
  return name.length <= 100 && tokenCharacters.test(name)
}

/** The problem of each header, in their order; null where there is none. */
export function headerProblems(
  headers: readonly { readonly name: string; readonly value: string }[],
): readonly (HeaderProblem | null)[] {
  const hosts = headers.map(({ name }) => name.toLowerCase() === 'host')
  return headers.map(({ name, value }, at) => {
    const problem = headerProblem(name, value)
    const isSecondHost = hosts[at] && hosts.indexOf(true) < at
    if (problem !== null || !isSecondHost) return problem
    return { part: 'name', reason: 'A request names one Host only. Leave the others out.' }
  })
}

/** Why this header cannot go out; null when it can. */
export function headerProblem(name: string, value: string): HeaderProblem | null {
  const inName = nameProblem(name)
  if (inName !== null) return { part: 'name', reason: inName }
  const inValue = valueProblem(name, value)
  return inValue === null ? null : { part: 'value', reason: inValue }
}

/** What becomes of a header that the app or its engine would set itself; null for all others. A whole sentence or two. */
export function headerRemark(name: string): string | null {
  return remarks.get(name.trim().toLowerCase()) ?? null
}

function nameProblem(name: string): string | null {
  if (name === '') return 'A header needs a name.'
  if (!tokenCharacters.test(name)) return 'The name of a header is made of letters, digits and hyphens only.'
  return neverSent.get(name.toLowerCase()) ?? null
}

function valueProblem(name: string, value: string): string | null {
  if (/[\r\n]/.test(value)) {
    return 'This value holds a line break. A header is one line; what follows would be taken for another header.'
  }
  const control = controlCharacter.exec(value)
  if (control !== null) {
    return `This value holds an invisible control character, at place ${control.index + 1}. Headers carry text only.`
  }
  const foreign = [...value].findIndex((letter) => letter > '\u00ff')
  if (foreign >= 0) {
    return `The letter at place ${foreign + 1} cannot travel in a header, which carries Western European letters only (Latin-1). Many servers read it percent-encoded: %C5%81 for Ł.`
  }
  if (/^connection$/i.test(name) && !/^(close|keep-alive)$/i.test(value.trim())) {
    return 'Of Connection only “close” and “keep-alive” can be sent: everything else in it concerns the line, not the request.'
  }
  if (/^content-length$/i.test(name) && !/^\d+$/.test(value.trim())) return 'Content-Length is a whole number of bytes.'
  return null
}

const neverSent: ReadonlyMap<string, string> = new Map([
  ['transfer-encoding', 'Transfer-Encoding is about the line to the server; Hallpass sets it as needed. Leave it out.'],
  ['upgrade', 'Upgrade would turn the line into something else than requests and answers. Hallpass cannot send it.'],
  ['expect', 'Expect cannot be sent: Hallpass always sends the body right away.'],
  ['keep-alive', 'Keep-Alive is about the line to the server, which Hallpass keeps open as needed. Leave it out.'],
])

const remarks: ReadonlyMap<string, string> = new Map([
  [
    'host',
    'The request still goes to the server in the address; only the name it is asked by changes. A redirect to another server leaves it out.',
  ],
  [
    'content-length',
    'Hallpass counts the body by itself, so this can be left out. Another number than the true one is refused; without a body it is not sent.',
  ],
  ['connection', '“close” ends the line after the answer. Over HTTP/2 it is not sent.'],
])
