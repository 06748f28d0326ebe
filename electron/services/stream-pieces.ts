/** Event streams (WHATWG HTML, 9.2) and streams of JSON lines (NDJSON), read while they come. */
import { createParser } from 'eventsource-parser'
import type { StreamKind, StreamPiece, StreamPieces } from '../../shared/domain/answer-body.ts'

/** The last pieces are kept, up to so many and so many characters; all of them are in the body. */
const mostPieces = 1000
const mostCharacters = 2_000_000

/** Characters of one piece that are kept; a single one with more than `longest` is given up. */
const shownOfPiece = 20_000
const longest = 4_000_000

/** What a body of this type is a stream of; null when it is none. */
export function streamKindOf(contentType: string): StreamKind | null {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/event-stream') return 'events'
  return lineTypes.has(type) ? 'lines' : null
}

const lineTypes: ReadonlySet<string> = new Set([
  ...['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'],
  ...['application/jsonlines', 'application/stream+json', 'application/json-lines', 'application/x-json-stream'],
])

/** What to do with each text before it is kept, such as masking; and the time. */
export type PieceReading = { readonly clean: (text: string) => string; readonly now: () => number | null }

/** Takes a stream's bytes in pieces of any size. */
export type PieceReader = {
  readonly push: (bytes: Uint8Array) => void
  /** Nothing comes any more: a last line without its end is a line too; an event without its end is none. */
  readonly end: () => void
  /** The last ones now. */
  readonly read: () => StreamPieces
  /** How many there were in all. */
  readonly count: () => number
}

export function createPieceReader(kind: StreamKind, { clean, now }: PieceReading): PieceReader {
  const decoder = new TextDecoder()
  let pieces: StreamPiece[] = []
  let characters = 0
  let count = 0
  let retryMs: number | null = null

  const add = (data: string, facts: Pick<StreamPiece, 'event' | 'id' | 'broken'>): void => {
    count += 1
    const shown = clean(data)
    const cut = shown.length > shownOfPiece
    const piece: StreamPiece = {
      number: count,
      at: now(),
      ...facts,
      data: cut ? shown.slice(0, shownOfPiece) : shown,
      cut,
    }
    pieces.push(piece)
    characters += piece.data.length
    // In steps: to move a thousand for each one that comes would be slow.
    if (pieces.length > mostPieces * 1.5 || characters > mostCharacters * 1.5) shorten()
  }
  const shorten = (): void => {
    let room = mostCharacters
    let from = pieces.length
    while (from > 0 && pieces.length - from < mostPieces && room - (pieces[from - 1]?.data.length ?? 0) >= 0) {
      from -= 1
      room -= pieces[from]?.data.length ?? 0
    }
    pieces = pieces.slice(from)
    characters = mostCharacters - room
  }
  const onRetry = (ms: number): void => {
    retryMs = ms
  }
  const parser = kind === 'events' ? events(add, clean, onRetry) : lines(add)
  return {
    push: (bytes) => parser.feed(decoder.decode(bytes, { stream: true })),
    end: () => parser.end(decoder.decode()),
    read() {
      shorten()
      return { pieces, earlier: count - pieces.length, retryMs }
    },
    count: () => count,
  }
}

/** The pieces of a text that is there as a whole. */
export function readPieces(kind: StreamKind, text: string): StreamPieces {
  const reader = createPieceReader(kind, { clean: (data) => data, now: () => null })
  reader.push(new TextEncoder().encode(text))
  reader.end()
  return reader.read()
}

type Add = (data: string, facts: Pick<StreamPiece, 'event' | 'id' | 'broken'>) => void
type Parser = { readonly feed: (text: string) => void; readonly end: (text: string) => void }

function events(add: Add, clean: (text: string) => string, onRetry: (ms: number) => void): Parser {
  let given = false
  const parser = createParser({
    maxBufferSize: longest,
    onRetry,
    onEvent: ({ data, event, id }) =>
      add(data, {
        event: event === undefined ? null : clean(event).slice(0, 500),
        id: id === undefined ? null : clean(id).slice(0, 500),
        broken: false,
      }),
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') given = true
    },
  })
  const feed = (text: string): void => {
    // The parser accepts nothing any more after that; the body goes on.
    if (!given) parser.feed(text)
  }
  return { feed, end: feed }
}

function lines(add: Add): Parser {
  let rest = ''
  let isTooLong = false
  const tell = (line: string): void => {
    const data = line.endsWith('\r') ? line.slice(0, -1) : line
    if (data.trim() !== '') add(data, { event: null, id: null, broken: isTooLong ? false : !isJson(data) })
    isTooLong = false
  }
  const feed = (text: string): void => {
    const [first = '', ...more] = text.split('\n')
    rest += isTooLong ? '' : first
    if (rest.length > longest) isTooLong = true
    for (const line of more) {
      tell(rest)
      rest = line
    }
  }
  return {
    feed,
    end(text) {
      feed(text)
      tell(rest)
      rest = ''
    },
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
