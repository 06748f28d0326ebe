/** How the body of an answer is shown. */

/** Whose word it was how the bytes are to be read: BOM, Content-Type, what the document says of itself, or nobody's. */
export type CharsetSource = 'person' | 'mark' | 'header' | 'document' | 'nobody'

/** How bytes are read as text. The text itself is asked for line by line (`answers.contract.ts`), however long it is. */
export type TextReading = {
  /** As the Encoding Standard names it: `utf-8`, `windows-1252`. */
  readonly charset: string
  readonly charsetFrom: CharsetSource
  /** The answer named one that is not known, or that cannot be right. */
  readonly unknownCharset: string | null
  /** Some bytes are no characters in this charset; they stand as U+FFFD. */
  readonly hasUnreadable: boolean
}

/** One event of an event stream, or one line of a stream of JSON lines. Secrets are masked. */
export type StreamPiece = {
  /** Its place in the stream, from 1. */
  readonly number: number
  /** When it came, an instant in ms; null when nobody was there. */
  readonly at: number | null
  /** What an event calls itself and its id; null where it says neither, and of lines. */
  readonly event: string | null
  readonly id: string | null
  readonly data: string
  /** `data` is only its beginning. */
  readonly cut: boolean
  /** A line that is not JSON. */
  readonly broken: boolean
}

/** The last pieces of a stream. */
export type StreamPieces = {
  readonly pieces: readonly StreamPiece[]
  /** How many came before them. */
  readonly earlier: number
  /** After how many ms to come back, should the stream end; null when it did not say. */
  readonly retryMs: number | null
}

/** What a stream is made of. */
export type StreamKind = 'events' | 'lines'

/** A picture, by its first bytes. */
export type PictureFormat = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'bmp' | 'ico' | 'svg'

/** Why a picture is not drawn: too many bytes, too many pixels, a size that it does not tell, or one that is built to choke on. */
export type NotDrawn = 'too-large' | 'too-many-pixels' | 'no-size' | 'unfolds'

export type Picture = {
  readonly format: PictureFormat
  /** Pixels; null where it does not say. */
  readonly width: number | null
  readonly height: number | null
  /** Null when it may be drawn. */
  readonly notDrawn: NotDrawn | null
}

/** What a body that is no text is. */
export type FileFacts = {
  readonly fileName: string
  /** What the answer says it is; empty when it does not say. */
  readonly contentType: string
}

/** The body of an answer. Its kind comes from what it is, not from what it calls itself. */
export type AnswerBody =
  | { readonly kind: 'empty' }
  | (TextReading & { readonly kind: 'json' | 'xml' | 'html' | 'text' })
  | (TextReading & StreamPieces & { readonly kind: StreamKind })
  /** `source`: that of an SVG. */
  | (FileFacts & { readonly kind: 'image'; readonly picture: Picture; readonly source: TextReading | null })
  /** `found`: what its first bytes say it is, where that is known. */
  | (FileFacts & { readonly kind: 'binary'; readonly found: string | null })

/** A stretch of an answer's bytes. */
export type AnswerBytes = {
  readonly bytes: Uint8Array
  /** Start, end … of secrets, counted from the beginning of the body; their bytes are blotted out. */
  readonly hidden: readonly number[]
  /** Bytes of the whole body. */
  readonly size: number
}
