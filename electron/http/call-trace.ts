/**
 * Follows single calls through undici: how long each step took, and whether an HTTP/2 stream was reset. A call is followed
 * to its connection by undici's diagnostics channels, the only place where both are seen together.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2'
import { Socket } from 'node:net'
import type { buildConnector } from 'undici'
import type { HttpMeasures, HttpStream } from '../ports/http.ts'

/** When a connection got where, ms on the monotonic clock. */
type Steps = {
  readonly startedAt: number
  lookedUpAt: number | null
  connectedAt: number | null
  securedAt: number | null
  /** The first call on it: the one that waited for it. */
  madeFor: CallTrace | null
}

/** What is known of one call under way. */
export type CallTrace = {
  readonly startedAt: number
  sentAt: number | null
  steps: Steps | null
  httpVersion: HttpStream['httpVersion']
  /** The headers that went out, as undici wrote them; `host` and all. */
  sentHeaders: HttpStream['sentHeaders']
  /** What it went out on. */
  socket: Socket | null
  /** The call's own part of an HTTP/2 connection. */
  http2Stream: ClientHttp2Stream | null
}

const stepsOf = new WeakMap<object, Steps>()
const traceOf = new WeakMap<object, CallTrace>()
const watched = new WeakSet<ClientHttp2Session>()
let starting: CallTrace | null = null
let goingOut: CallTrace | null = null

subscribe('undici:request:create', (message) => {
  const { request } = message as { request: object }
  if (starting !== null) traceOf.set(request, starting)
})

subscribe('undici:client:sendHeaders', (message) => {
  const { request, headers, socket } = message as {
    request: object
    headers: string
    socket: Socket & { alpnProtocol?: string | false }
  }
  const trace = traceOf.get(request)
  if (trace === undefined) return
  const steps = stepsOf.get(socket)
  if (steps !== undefined) steps.madeFor ??= trace
  trace.socket = socket
  trace.sentAt = performance.now()
  trace.steps = steps?.madeFor === trace ? steps : null
  trace.httpVersion = socket.alpnProtocol === 'h2' ? '2' : '1.1'
  trace.sentHeaders = readSentHeaders(headers)
  if (trace.httpVersion === '2') watchSession(socket)
  // What follows within this turn is the stream being opened.
  goingOut = trace
})

/**
 * Whether the server broke off an answer. Undici (7.30) takes a reset within the body for its end, over HTTP/2 always and
 * before it where nothing else states the end, so that half an answer would pass for a whole one. The stream and the socket know better.
 */
export function wasReset({ http2Stream, socket }: CallTrace, statesItsEnd: boolean): boolean {
  if (http2Stream !== null) return (http2Stream.rstCode ?? 0) !== 0
  const errored: unknown = socket?.errored
  return !statesItsEnd && errored instanceof Error && 'code' in errored && errored.code === 'ECONNRESET'
}

/** Of HTTP/1.1 without its first line, of HTTP/2 without what only its frames have (`:path` …). */
function readSentHeaders(text: string): CallTrace['sentHeaders'] {
  const lines = text.split('\r\n').map((line) => /^([^:\s]+): (.*)$/.exec(line))
  return lines.flatMap((line) => (line === null ? [] : [[line[1] ?? '', line[2] ?? ''] as const]))
}

/** Has a session tell which stream it opens for which call. Undici keeps the session at the socket, under a symbol of its own. */
function watchSession(socket: Socket): void {
  const key = Object.getOwnPropertySymbols(socket).find(({ description }) => description === 'http2Session')
  const session = key && (socket as unknown as Record<symbol, ClientHttp2Session | undefined>)[key]
  if (!session || watched.has(session)) return
  watched.add(session)
  const open = session.request.bind(session)
  session.request = (...parameters) => {
    const stream = open(...parameters)
    if (goingOut !== null) goingOut.http2Stream = stream
    goingOut = null
    return stream
  }
}

/** Starts a call of undici's within `start`, which must hand it over before it first waits. */
export function traced<T>(start: () => T): { readonly trace: CallTrace; readonly started: T } {
  const trace: CallTrace = {
    startedAt: performance.now(),
    sentAt: null,
    steps: null,
    httpVersion: '1.1',
    sentHeaders: [],
    socket: null,
    http2Stream: null,
  }
  starting = trace
  try {
    return { trace, started: start() }
  } finally {
    starting = null
  }
}

/** Told how a connection comes along. */
export type Watch = {
  /** The socket that leads to the server, or to the proxy before it. */
  readonly connecting: (socket: unknown) => void
  /** The proxy made way: only now the server is there. */
  readonly connected: () => void
  /** What is spoken with the server itself is secured on this socket. */
  readonly securing: (socket: Socket) => void
}

/** A connector whose connections are watched. */
export function watchConnections(
  connect: (options: buildConnector.Options, opened: buildConnector.Callback, watch: Watch) => void,
): buildConnector.connector {
  return (options, callback) => {
    const startedAt = performance.now()
    const steps: Steps = { startedAt, lookedUpAt: null, connectedAt: null, securedAt: null, madeFor: null }
    const opened: buildConnector.Callback = (...[error, socket]) => {
      if (error !== null) return callback(error, null)
      stepsOf.set(socket, steps)
      callback(null, socket)
    }
    connect(options, opened, watching(steps))
  }
}

function watching(steps: Steps): Watch {
  return {
    connecting(socket) {
      if (!(socket instanceof Socket)) return
      // Not said of an address in figures: there is nothing to look up.
      socket.once('lookup', () => {
        steps.lookedUpAt = performance.now()
      })
      socket.once('connect', () => {
        steps.connectedAt = performance.now()
      })
    },
    connected() {
      steps.connectedAt = performance.now()
    },
    securing(socket) {
      socket.once('secureConnect', () => {
        steps.securedAt = performance.now()
      })
    },
  }
}

/** How long each step took; `answeredAt` and `endedAt` on the monotonic clock. */
export function timingsOf(trace: CallTrace, answeredAt: number, endedAt: number): HttpMeasures['timings'] {
  const { steps } = trace
  const between = (from: number | null | undefined, to: number | null | undefined) =>
    from === null || from === undefined || to === null || to === undefined ? null : to - from
  return {
    dnsMs: between(steps?.startedAt, steps?.lookedUpAt),
    connectMs: between(steps?.lookedUpAt ?? steps?.startedAt, steps?.connectedAt),
    tlsMs: between(steps?.connectedAt, steps?.securedAt),
    waitingMs: answeredAt - (trace.sentAt ?? trace.startedAt),
    downloadMs: endedAt - answeredAt,
    totalMs: endedAt - trace.startedAt,
  }
}
