/** A piece of a text; `isMatch` where it is what was searched for. */
export type MarkedPiece = { readonly text: string; readonly isMatch: boolean; readonly at: number }

/** What a search marks in what is drawn. */
export type Marking = { readonly text: string; readonly caseSensitive: boolean }

/** Cuts a text where what is searched for begins and ends. */
export function markMatches(text: string, marking: Marking | null): readonly MarkedPiece[] {
  if (!marking || marking.text === '') return [{ text, isMatch: false, at: 0 }]
  const pattern = new RegExp(
    marking.text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'),
    marking.caseSensitive ? 'gu' : 'giu',
  )
  const pieces: MarkedPiece[] = []
  let at = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), isMatch: false, at })
    pieces.push({ text: match[0], isMatch: true, at: match.index })
    at = match.index + match[0].length
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), isMatch: false, at })
  return pieces
}
