/** JWT-shaped pieces of a text, whatever stands around them. */
import { decodeText } from './decode-text.ts'

/** A piece of the text that is a compact token; `to` is behind it. Line ends that a mail put into it are left out of `token`. */
export type JwtRun = { readonly token: string; readonly from: number; readonly to: number }

/** All of them, in order. Takes time in proportion to the text: each run of characters is looked at once. */
export function jwtRuns(text: string): readonly JwtRun[] {
  const runs: JwtRun[] = []
  const pattern = /[\w.-]{20,}/g
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const run = joinLines(text, match.index, match[0])
    pattern.lastIndex = run.to
    const token = withoutFullStop(run.token)
    if (isJwtShaped(token)) runs.push({ ...run, token, to: run.to - (run.token.length - token.length) })
  }
  return runs
}

/** Whether it has the parts of a compact token and at least one of the first two decodes to the beginning of an object. */
export function isJwtShaped(token: string): boolean {
  const parts = token.split('.', 6)
  if (parts.length !== 2 && parts.length !== 3 && parts.length !== 5) return false
  return beginsObject(parts[0]) || (parts.length === 3 && beginsObject(parts[1]))
}

function beginsObject(part: string | undefined): boolean {
  if (part === undefined || part.length < 8 || !/^e[wy]/.test(part)) return false
  const { text } = decodeText(part, '')
  // A part that was cut decodes badly at its end; that it begins as one does is enough then.
  return text.ok ? /^\{\s*"/.test(text.value) : part.startsWith('eyJ')
}

/** A full stop behind the token ends the sentence it is in; behind two parts it stands for an empty signature. */
function withoutFullStop(token: string): string {
  return token.endsWith('.') && token.split('.', 5).length > 3 ? token.slice(0, -1) : token
}

/** Goes on over line ends as long as what follows can only be the rest of the token. */
function joinLines(text: string, from: number, first: string): JwtRun {
  if (!/^e[wy]/.test(first)) return { token: first, from, to: from + first.length }
  const pieces = [first]
  let dots = count(first)
  let to = from + first.length
  for (;;) {
    LINE.lastIndex = to
    const [all, piece] = LINE.exec(text) ?? []
    if (all === undefined || piece === undefined || !continues(pieces, dots, piece)) break
    pieces.push(piece)
    dots += count(piece)
    to += all.length
  }
  return { token: pieces.join(''), from, to }
}

/** A line end, and a line of nothing but a token's characters. */
const LINE = /[ \t]*\r?\n[ \t>]*([\w.-]+)(?=["'`,;]*[ \t]*(?:\r?\n|$))/y

function continues(pieces: readonly string[], dots: number, piece: string): boolean {
  if (/^e[wy]\w+\.e[wy]/.test(piece) || dots + count(piece) > 4) return false
  if (dots < 2) return true
  // The signature is being read: it may be whole already, and what follows a word. Mails cut lines at the same width.
  const [first = '', last = ''] = [pieces.length > 1 ? pieces[1] : pieces[0], pieces.at(-1)]
  const isWrapped = first.length === last.length && first.length <= 120 && piece.length <= last.length
  return isWrapped && /[0-9_-]|[a-z][A-Z]/.test(piece)
}

function count(piece: string): number {
  return piece.split('.').length - 1
}
