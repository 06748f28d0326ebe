/** Looks on while an answer comes, and tells of it. Streams of events and lines can be ended, and are an answer then too. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { StreamKind, StreamPieces } from '../../shared/domain/answer-body.ts'
import type { Arriving, EndedEarly } from '../../shared/domain/arriving.ts'
import { maskerOf } from '../../shared/domain/mask.ts'
import type { Clock } from '../ports/clock.ts'
import type { HttpStream } from '../ports/http.ts'
import { headerOf } from './answer-file-name.ts'
import { createPieceReader, type PieceReader, streamKindOf } from './stream-pieces.ts'

const tellEveryMs = 100

/** What an arrival works with. */
export type ArrivalParts = {
  readonly sendId: string
  readonly clock: Clock
  readonly tell: (arriving: Arriving) => void
  /** Ends the call under way. */
  readonly abort: () => void
}

/** How an answer came. */
export type ArrivalResult = { readonly pieces: StreamPieces | null; readonly endedEarly: EndedEarly | null }

export type Arrival = ReturnType<typeof createArrival>

/** One for each `send`, however many answers that needs. */
export function createArrival({ sendId, clock, tell, abort }: ArrivalParts) {
  let kind: StreamKind | null = null
  let reader: PieceReader | null = null
  let stopped = false
  let endedEarly: EndedEarly | null = null

  async function* watch(
    stream: HttpStream,
    url: URL,
    secretsOf: () => Promise<readonly string[]>,
  ): AsyncGenerator<Uint8Array> {
    const mask = maskerOf(await secretsOf())
    kind = streamKindOf(headerOf(stream, 'content-type') ?? '')
    reader = kind === null ? null : createPieceReader(kind, { clean: mask, now: clock.now })
    endedEarly = null
    if (kind !== null) stream.waitForever()
    let bytes = 0
    let lastAt = clock.now()
    let due: (() => void) | null = null
    const head = {
      sendId,
      url: mask(url.href),
      status: stream.status,
      headers: stream.headers.map(([name, value]) => ({ name, value: mask(value) })),
      stream: kind,
      total: totalOf(stream),
    }
    const say = () => {
      due = null
      tell({ ...head, bytes, pieces: reader?.take() ?? [], count: reader?.count() ?? 0, lastAt })
    }
    say()
    try {
      for await (const piece of stream.body) {
        bytes += piece.byteLength
        lastAt = clock.now()
        reader?.push(piece)
        due ??= clock.after(tellEveryMs, say)
        yield piece
      }
    } catch (thrown) {
      endedEarly = kind === null ? null : early(thrown, stopped)
      if (endedEarly === null) throw thrown
    } finally {
      due?.()
      reader?.end()
    }
  }

  return {
    watch,
    /** Ends the answer: what came of a stream is kept, all else is given up. */
    stop(): void {
      stopped = true
      abort()
    },
    /** Once the answer is there. */
    result: (): ArrivalResult => ({ pieces: reader?.read() ?? null, endedEarly }),
  }
}

/** Why a stream's failure is no failure: it could have ended anywhere. Null when it is one. */
function early(thrown: unknown, stopped: boolean): EndedEarly | null {
  if (stopped) return 'stopped'
  return thrown instanceof AppFailure && thrown.error.code === 'connection-lost' ? 'lost' : null
}

/** Bytes of the decoded body, where that was stated. */
function totalOf(stream: HttpStream): number | null {
  const length = headerOf(stream, 'content-length')
  const isEncoded = (headerOf(stream, 'content-encoding') ?? 'identity') !== 'identity'
  return length === undefined || isEncoded || !/^\d+$/.test(length) ? null : Number(length)
}
