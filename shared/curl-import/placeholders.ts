/** Finds what stands for a value still to come: `<username>`, `{{host}}`, `YOUR_KEY`, `REPLACE_WITH_ID`, `$TOKEN`, `xxxx`. */

const WORDED =
  /\{\{[^{}\n]{1,80}\}\}|\$(?:[A-Z][A-Z0-9_]{2,60}|\{[A-Z][A-Z0-9_]{0,60}\})|(?<![A-Za-z0-9])(?:YOUR(?:[ _-][A-Z0-9]{1,40}){1,8}|your(?:[_-][a-z0-9]{1,40}){1,8}|(?:REPLACE|INSERT|ENTER)[_-][A-Za-z0-9_-]{1,60}|CHANGE_?ME|[xX]{4,}(?:-[xX]{4,})*(?![A-Za-z0-9]))|\*{4,}/
    .source

const BRACKETED = /<[A-Za-z][^<>\n"'=]{0,60}>/.source

const IN_PATHS = /(?<![{$])\{[A-Za-z_][\w.-]{0,60}\}(?!\})/.source
/** At least three letters, so that no bytes of an address (`%C3%A9`) are one. */
const OF_WINDOWS = /%[A-Za-z_]\w{2,60}%/.source

/** More than anybody fills in; the others are left unlisted. */
const MOST = 200
const LONGEST = 300

/**
 * The placeholders in these texts, each once, in order. `variables` are those the shell would have replaced, which may look
 * like anything. In a text with closing tags, `<name>` is a tag.
 */
export function findPlaceholders(texts: readonly string[], variables: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const cut = variablePattern(variables)
  for (const text of texts) {
    const pattern = new RegExp(text.includes('</') ? WORDED : `${BRACKETED}|${WORDED}`, 'g')
    const pieces = cut === null ? [text] : text.split(cut)
    pieces.forEach((piece, index) => {
      if (index % 2 === 1) found.add(piece)
      else for (const [match] of piece.matchAll(pattern)) if (found.size < MOST) found.add(match)
    })
  }
  return [...found].slice(0, MOST)
}

/** `{id}` in an address: a part of the path to be filled in. */
export function findPathParameters(url: string): readonly string[] {
  return [...url.matchAll(new RegExp(IN_PATHS, 'g'))].map(([match]) => match).slice(0, MOST)
}

/** A text cut at its placeholders. */
export type TextPiece = { readonly text: string; readonly isPlaceholder: boolean }

/**
 * Cuts a text at its placeholders, in order, those of addresses (`{id}`) and of Windows (`%USER%`) among them. `variables`
 * are as for `findPlaceholders`.
 */
export function splitAtPlaceholders(text: string, variables: readonly string[]): readonly TextPiece[] {
  const cut = variablePattern(variables)
  const pieces = cut === null ? [text] : text.split(cut)
  const words = new RegExp(`(${BRACKETED}|${WORDED}|${IN_PATHS}|${OF_WINDOWS})`, 'g')
  return pieces
    .flatMap((piece, index) =>
      index % 2 === 1
        ? [{ text: piece, isPlaceholder: true }]
        : piece.split(words).map((part, at) => ({ text: part, isPlaceholder: at % 2 === 1 })),
    )
    .filter((piece) => piece.text !== '')
}

/** There is nothing in `text` but placeholders, or the dots that stand for something left out. */
export function isPlaceholder(text: string, variables: readonly string[] = []): boolean {
  if (text === '' || text.length > 400) return false
  if (/^(?:\.{3,}|…+|•+)$/.test(text)) return true
  const cut = variablePattern(variables)
  const literal =
    cut === null
      ? text
      : text
          .split(cut)
          .filter((_, index) => index % 2 === 0)
          .join('')
  const rest = literal.replace(new RegExp(`${BRACKETED}|${WORDED}`, 'g'), '')
  return rest.length < text.length && /^[\s:._-]*$/.test(rest)
}

/** Any of the texts, the longest first, in a group so that `split` keeps them. Null for none. */
export function variablePattern(variables: readonly string[]): RegExp | null {
  // What is longer is a program of its own, and nothing to fill in.
  const texts = variables
    .slice(0, MOST)
    .filter((text) => text.length <= LONGEST)
    .sort((a, b) => b.length - a.length)
  if (texts.length === 0) return null
  return new RegExp(`(${texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|')})`)
}
