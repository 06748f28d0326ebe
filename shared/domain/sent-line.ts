/** A piece of a line that a sign-in sends: text that is always the same, or the form's field whose value stands there. */
export type SentPiece = { readonly text: string } | { readonly field: string }

/** One line of a request, for showing. */
export type SentLine = readonly SentPiece[]
