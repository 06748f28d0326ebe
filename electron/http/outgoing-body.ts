/** The body of a call as undici takes it. One that is read piece by piece is always let go of, whatever becomes of the call. */
import type { BodySource, HttpStreamRequest } from '../ports/http.ts'

/** What undici is handed, and the way to end it. */
export type OutgoingBody = {
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array> | null
  /** What has to be said of it; the library counts only what it has as a whole. */
  readonly headers: readonly string[]
  /** Nothing more is read. To be called when the call is over: undici itself leaves a body that nobody takes. */
  readonly end: () => void
}

/** `onPiece` hears of every piece that the connection took. */
export function outgoingBody({ body }: Pick<HttpStreamRequest, 'body'>, onPiece: () => void): OutgoingBody {
  if (body === undefined) return { body: null, headers: [], end: () => {} }
  if (!isSource(body)) return { body, headers: [], end: () => {} }
  if (body.length === 0) return { body: '', headers: [], end: () => {} }
  const pieces = piecesOf(body, onPiece)
  return {
    body: pieces,
    headers: ['content-length', String(body.length)],
    end: () => void pieces.return(undefined).catch(() => {}),
  }
}

/** The body is read piece by piece. */
export function isSource(body: string | Uint8Array | BodySource): body is BodySource {
  return typeof body !== 'string' && !(body instanceof Uint8Array)
}

async function* piecesOf(source: BodySource, onPiece: () => void): AsyncGenerator<Uint8Array, undefined> {
  for await (const piece of source.open()) {
    onPiece()
    yield piece
  }
}
