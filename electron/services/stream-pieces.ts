/** Event streams (WHATWG HTML, 9.2) and streams of JSON lines (NDJSON), read while they come. */
import { createParser } from 'eventsource-parser'
import type { StreamKind, StreamPiece, StreamPieces } from '../../shared/domain/answer-body.ts'
import { isJson } from '../../shared/json/is-json.ts'

/** The last pieces are kept, up to so many and so many characters; all of them are in the body. */
const mostPieces = 1000
const mostCharacters = 2_000_000

/** Characters of one piece that are shown, and of its name and id; a single one with more than `longest` is given up. */
const shownOfPiece = 20_000
const shownOfName = 500
const longest = 4_000_000

/** Kept beyond what is shown: a secret that the end would halve could not be told, and so not be masked. */
const margin = 20_000

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

/** What is done with each text before it is shown, such as masking; and the time. */
export type PieceReading = { readonly clean: (text: string) => string; readonly now: () => number | null }

/** Takes a stream's bytes in pieces of any size. */
export type PieceReader = {
  readonly push: (bytes: Uint8Array) => void
  /** Nothing comes any more: a last line without its end is a line too; an event without its end is none. */
  readonly end: () => void
  /** The last ones now. */
  readonly read: () => StreamPieces
  /** Those of the last ones that were not taken before. */
  readonly take: () => readonly StreamPiece[]
  /** How many there were in all. */
  readonly count: () => number
}

/** A piece as it came. Cleaned only if it is looked at: of a flood, most never are. */
type Raw = Parsed & { readonly number: number; readonly at: number | null; readonly cut: boolean }
type Parsed = { readonly data: string; readonly event: string | null; readonly id: string | null }

export function createPieceReader(kind: StreamKind, { clean, now }: PieceReading): PieceReader {
  const decoder = new TextDecoder()
  const cleaned = new WeakMap<Raw, StreamPiece>()
  let last: Raw[] = []
  let characters = 0
  let count = 0
  let taken = 0
  let retryMs: number | null = null

  const add = ({ data, ...names }: Parsed): void => {
    count += 1
    const raw = {
      number: count,
      at: now(),
      ...names,
      data: data.slice(0, shownOfPiece + margin),
      cut: data.length > shownOfPiece,
    }
    last.push(raw)
    characters += raw.data.length
    // In steps: to move a thousand for each one that comes would be slow.
    if (last.length > mostPieces * 1.5 || characters > mostCharacters * 1.5) shorten()
  }
  const shorten = (): void => {
    let room = mostCharacters
    let from = last.length
    while (from > 0 && last.length - from < mostPieces && room >= (last[from - 1]?.data.length ?? 0)) {
      from -= 1
      room -= last[from]?.data.length ?? 0
    }
    last = last.slice(from)
    characters = mostCharacters - room
  }
  const show = (raw: Raw): StreamPiece => {
    const known = cleaned.get(raw)
    if (known !== undefined) return known
    const name = (text: string | null) => (text === null ? null : clean(text).slice(0, shownOfName))
    const data = clean(raw.data)
    const piece: StreamPiece = {
      number: raw.number,
      at: raw.at,
      event: name(raw.event),
      id: name(raw.id),
      data: data.slice(0, shownOfPiece),
      cut: raw.cut || data.length > shownOfPiece,
      broken: kind === 'lines' && !raw.cut && !isJson(raw.data),
    }
    cleaned.set(raw, piece)
    return piece
  }
  const onRetry = (ms: number): void => {
    retryMs = ms
  }
  const parser = kind === 'events' ? events(add, onRetry) : lines(add)
  return {
    push: (bytes) => parser.feed(decoder.decode(bytes, { stream: true })),
    end: () => parser.end(decoder.decode()),
    read() {
      shorten()
      return { pieces: last.map(show), earlier: count - last.length, retryMs }
    },
    take() {
      shorten()
      const since = taken
      taken = count
      return last.filter(({ number }) => number > since).map(show)
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

type Parser = { readonly feed: (text: string) => void; readonly end: (text: string) => void }

function events(add: (piece: Parsed) => void, onRetry: (ms: number) => void): Parser {
  let isTooLong = false
  const parser = createParser({
    maxBufferSize: longest,
    onRetry,
    onEvent: ({ data, event, id }) => add({ data, event: event ?? null, id: id ?? null }),
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') isTooLong = true
    },
  })
  const feed = (text: string): void => {
    // The parser takes nothing any more after that. The body goes on.
    if (!isTooLong) parser.feed(text)
  }
  return { feed, end: feed }
}

function lines(add: (piece: Parsed) => void): Parser {
  let rest = ''
  const tell = (line: string): void => {
    const data = line.endsWith('\r') ? line.slice(0, -1) : line
    if (data.trim() !== '') add({ data, event: null, id: null })
  }
  const feed = (text: string): void => {
    const [first = '', ...more] = text.split('\n')
    // Of an endless line the beginning is enough.
    if (rest.length < longest) rest += first
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
