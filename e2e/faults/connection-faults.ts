/** What goes wrong before an answer is whole: connections, TLS, HTTP itself. */
import { answer, drip, type Fault, goOn } from './fault.ts'

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

export const connectionFaults: readonly Fault[] = [
  {
    name: 'resets the connection at once',
    over: 'http',
    onConnect: (socket) => {
      socket.resetAndDestroy()
      return true
    },
    signIn: 'connection-lost',
    tester: 'connection-lost',
  },
  {
    name: 'resets the connection when it was asked',
    over: 'http',
    talk: (socket) => void socket.resetAndDestroy(),
    signIn: 'connection-lost',
    tester: 'connection-lost',
  },
  {
    name: 'resets within the first line',
    over: 'http',
    talk: (socket) => void socket.write('HTTP/1.1 2', () => setTimeout(() => socket.resetAndDestroy(), 10)),
    signIn: 'connection-lost',
    tester: 'connection-lost',
  },
  {
    name: 'resets within the headers',
    over: 'http',
    talk: (socket) => void socket.write(`${head}x: y`, () => setTimeout(() => socket.resetAndDestroy(), 10)),
    signIn: 'connection-lost',
    tester: 'connection-lost',
  },
  {
    name: 'resets within the body',
    over: 'http',
    talk: (socket) =>
      void socket.write(`${head}content-length: 1000\r\n\r\n{"a`, () => setTimeout(() => socket.resetAndDestroy(), 10)),
    signIn: 'connection-lost',
    tester: 'connection-lost',
  },
  {
    name: 'closes without a word',
    over: 'http',
    talk: (socket) => void socket.end(),
    signIn: 'connection-lost',
    tester: 'connection-lost',
  },
  {
    name: 'states more than it sends',
    over: 'http',
    talk: (socket, { document }) => void socket.end(`${head}content-length: 100000\r\n\r\n${document}`),
    signIn: 'connection-lost',
    tester: 'connection-lost',
  },
  {
    name: 'sends more than it states',
    over: 'http',
    talk: (socket) => void socket.end(`${head}content-length: 5\r\n\r\n{"a":1,"b":2}`),
    signIn: 'unexpected-answer',
    tester: 'fine',
  },
  {
    name: 'states two lengths',
    over: 'http',
    talk: (socket, { document }) =>
      void socket.end(`${head}content-length: 3\r\ncontent-length: ${document.length}\r\n\r\n${document}`),
    signIn: ['connection-lost', 'unexpected-answer'],
    tester: ['connection-lost', 'unexpected-answer'],
  },
  {
    name: 'states a length and sends chunks',
    over: 'http',
    talk: (socket) =>
      void socket.end(`${head}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
    signIn: ['connection-lost', 'unexpected-answer'],
    tester: ['connection-lost', 'unexpected-answer'],
  },
  {
    name: 'sends chunks whose lengths are none',
    over: 'http',
    talk: (socket) => void socket.end(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`),
    signIn: 'unexpected-answer',
    tester: 'unexpected-answer',
  },
  {
    name: 'never answers',
    over: 'http',
    talk: () => {},
    signIn: 'timeout',
    tester: 'timeout',
  },
  {
    name: 'sends its headers a byte at a time',
    over: 'http',
    talk: (socket) => drip(socket, `${head}x-slow: ${'y'.repeat(1000)}`),
    signIn: 'timeout',
    tester: 'timeout',
  },
  {
    name: 'sends its body a byte at a time',
    over: 'http',
    talk: (socket) => {
      socket.write(`${head}\r\n`)
      drip(socket, ' ')
    },
    signIn: 'timeout',
    tester: 'timeout',
  },
  {
    name: 'sends headers without end',
    over: 'http',
    talk: (socket) => {
      socket.write(head)
      goOn(socket, () => `x-more: ${'y'.repeat(60_000)}\r\n`)
    },
    signIn: 'unexpected-answer',
    tester: 'unexpected-answer',
  },
  {
    name: 'sends twenty thousand headers',
    over: 'http',
    talk: (socket, { document }) =>
      void socket.end(answer(document, { headers: Array.from({ length: 20_000 }, (_, at) => `x-${at}: y`) })),
    signIn: 'fine',
    tester: 'fine',
  },
  {
    name: 'sends a body without end',
    over: 'http',
    talk: (socket) => {
      socket.write(`${head}\r\n`)
      goOn(socket, () => Buffer.alloc(65_536, 32))
    },
    // On a slow computer the time is up before it is too much.
    signIn: ['unexpected-answer', 'timeout'],
    tester: 'timeout',
  },
  {
    name: 'says "go on" without end before it answers',
    over: 'http',
    talk: (socket) => goOn(socket, () => 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(100)),
    signIn: 'timeout',
    tester: 'timeout',
  },
  {
    name: 'changes to another protocol',
    over: 'http',
    talk: (socket) =>
      void socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
    signIn: ['connection-lost', 'unexpected-answer'],
    tester: ['connection-lost', 'unexpected-answer'],
  },
  {
    name: 'speaks another protocol',
    over: 'http',
    talk: (socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
    signIn: 'unexpected-answer',
    tester: 'unexpected-answer',
  },
  {
    name: 'breaks a line within a header',
    over: 'http',
    talk: (socket, { document }) => void socket.end(answer(document, { headers: ['x-a: b\rset-cookie: c=d'] })),
    signIn: ['unexpected-answer', 'connection-lost'],
    tester: ['unexpected-answer', 'connection-lost'],
  },
  {
    name: 'sends a NUL within a header',
    over: 'http',
    talk: (socket, { document }) => void socket.end(answer(document, { headers: ['x-a: b\0c'] })),
    signIn: ['unexpected-answer', 'connection-lost'],
    tester: ['unexpected-answer', 'connection-lost'],
  },
  {
    name: 'sets five thousand cookies',
    over: 'http',
    talk: (socket, { document }) =>
      void socket.end(
        answer(document, { headers: Array.from({ length: 5000 }, (_, at) => `set-cookie: c${at}=${'x'.repeat(20)}`) }),
      ),
    signIn: 'fine',
    tester: 'fine',
  },
  {
    name: 'speaks plain http where https was asked for',
    over: 'https',
    onConnect: (socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
      return true
    },
    signIn: 'tls-failed',
    tester: 'tls-failed',
  },
  {
    name: 'never ends its TLS handshake',
    over: 'https',
    onConnect: () => true,
    signIn: 'timeout',
    tester: 'timeout',
  },
  {
    name: 'ends the connection within the TLS handshake',
    over: 'https',
    onConnect: (socket) => {
      socket.once('data', () => socket.end(Buffer.from([0x16, 3, 3, 0, 90, 2])))
      return true
    },
    signIn: ['tls-failed', 'connection-lost'],
    tester: ['tls-failed', 'connection-lost'],
  },
  ...(
    ['expired', 'not-yet-valid', 'wrong-host', 'self-signed', 'unknown-authority', 'for-authorities-only'] as const
  ).map(
    (certificate): Fault => ({
      name: `shows a certificate that is no good: ${certificate}`,
      over: 'https',
      certificate,
      signIn: 'certificate-refused',
      tester: 'certificate-refused',
    }),
  ),
]
