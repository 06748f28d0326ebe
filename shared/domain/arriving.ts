/** What is known of an answer before it is all there. */
import type { StreamKind, StreamPiece } from './answer-body.ts'
import type { NameValue } from './http-exchange.ts'

/** Told when the headers are there and, at most ten times a second, while the body comes. Secrets are masked. */
export type Arriving = {
  readonly sendId: string
  readonly url: string
  readonly status: number
  readonly headers: readonly NameValue[]
  /** What the body is a stream of, piece by piece; null when it is shown once it is whole. */
  readonly stream: StreamKind | null
  /** Decoded bytes of the body so far; and in all, where that was stated. */
  readonly bytes: number
  readonly total: number | null
  /** Pieces that came since this was last told; a flood is told by its end. */
  readonly pieces: readonly StreamPiece[]
  /** Pieces so far. */
  readonly count: number
  /** When bytes last came, or else the headers: an instant in ms. */
  readonly lastAt: number
}

/** Why a stream's answer ends where it does: the person ended it, or the connection broke. */
export type EndedEarly = 'stopped' | 'lost'
