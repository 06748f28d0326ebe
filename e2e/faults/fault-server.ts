/** A server on 127.0.0.1 that answers properly until it is given a fault. Speaks http and https on two ports of its own. */
import { createServer, type Server, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { makeCertificate, type TestAuthority } from '../../electron/http/test-certificate.ts'
import { answer, type CertificateKind, type Fault, type Meant } from './fault.ts'

export type FaultServer = {
  readonly http: string
  readonly https: string
  /** The authority whose certificates are good, PEM. */
  readonly authority: string
  /** What is wrong from now on; null: nothing. */
  readonly set: (fault: Fault | null) => void
  /** Whole requests that came, as text. */
  readonly asked: () => readonly string[]
  readonly close: () => Promise<void>
}

export type FaultServerOptions = {
  /** The document of a good answer to a request, JSON; "the-lifetime" stands where a lifetime goes. */
  readonly document: (request: string) => string
  /** Which requests are answered wrongly; all of them where this is left out. */
  readonly isFaulty?: (request: string) => boolean
  /** Where nothing may be sent. */
  readonly stranger: string
}

const day = 24 * 3_600_000

export async function startFaultServer({
  document,
  stranger,
  isFaulty = () => true,
}: FaultServerOptions): Promise<FaultServer> {
  const certificates = makeCertificates()
  const sockets = new Set<Socket>()
  const asked: string[] = []
  let fault: Fault | null = null

  const good = (request: string) => document(request).replaceAll('"the-lifetime"', '600')
  const meant = (own: string, request: string): Meant => ({
    document: good(request),
    template: document(request),
    stranger,
    own,
  })

  function speak(socket: Socket, own: string): void {
    const current = fault
    socket.on('error', () => {})
    if (current?.frames !== undefined) {
      current.frames(socket, meant(own, ''))
      return
    }
    readRequest(socket, (request) => {
      asked.push(request)
      if (current?.talk === undefined || !isFaulty(request)) socket.end(answer(good(request)))
      else current.talk(socket, meant(own, request))
    })
  }

  function receive(socket: Socket, isTls: boolean, own: () => string): void {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
    if (fault?.onConnect?.(socket)) return
    if (!isTls) {
      speak(socket, own())
      return
    }
    const { cert, key } = certificates.of(fault?.certificate ?? 'good')
    const ALPNProtocols = fault?.frames === undefined ? ['http/1.1'] : ['h2']
    const secured = new TLSSocket(socket, { isServer: true, cert, key, ALPNProtocols })
    secured.on('error', () => {})
    secured.once('secure', () => speak(secured, own()))
  }

  const plain = await listen((socket) => receive(socket, false, () => `http://127.0.0.1:${plain.port}`))
  const tls = await listen((socket) => receive(socket, true, () => `https://127.0.0.1:${tls.port}`))
  return {
    http: `http://127.0.0.1:${plain.port}`,
    https: `https://127.0.0.1:${tls.port}`,
    authority: certificates.authority,
    set(next) {
      fault = next
      // Whoever is still connected would be answered as before.
      for (const socket of sockets) socket.destroy()
    },
    asked: () => asked,
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([plain, tls].map(({ server }) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

async function listen(onSocket: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const server = createServer(onSocket)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return { server, port: address.port }
}

/** Waits for the head and the body that it states. One request for each connection. */
function readRequest(socket: Socket, then: (request: string) => void): void {
  let text = ''
  const take = (data: Buffer): void => {
    text += data.toString('latin1')
    const end = text.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(text.slice(0, end + 2))?.[1] ?? 0)
    if (text.length < end + 4 + length) return
    socket.off('data', take)
    socket.resume()
    then(text)
  }
  socket.on('data', take)
}

type Certificates = { readonly authority: string; readonly of: (kind: CertificateKind) => TestAuthority }

function makeCertificates(): Certificates {
  const now = Date.now()
  const authority = makeCertificate({ name: 'Fault authority', isAuthority: true })
  const another = makeCertificate({ name: 'Another authority', isAuthority: true })
  const hosts = ['127.0.0.1']
  const made: Readonly<Record<CertificateKind, () => TestAuthority>> = {
    good: () => makeCertificate({ name: 'good', hosts, signer: authority }),
    expired: () =>
      makeCertificate({ name: 'expired', hosts, signer: authority, notBefore: now - 9 * day, notAfter: now - day }),
    'not-yet-valid': () =>
      makeCertificate({ name: 'early', hosts, signer: authority, notBefore: now + day, notAfter: now + 9 * day }),
    'wrong-host': () => makeCertificate({ name: 'elsewhere', hosts: ['elsewhere.example'], signer: authority }),
    'self-signed': () => makeCertificate({ name: 'self', hosts }),
    'unknown-authority': () => makeCertificate({ name: 'unknown', hosts, signer: another }),
    'for-authorities-only': () => makeCertificate({ name: 'no host at all', signer: authority }),
  }
  const known = new Map<CertificateKind, TestAuthority>()
  return {
    authority: authority.cert,
    of(kind) {
      const one = known.get(kind) ?? made[kind]()
      known.set(kind, one)
      return one
    },
  }
}
