/**
 * Servers on this computer that a connection has nothing to do with. They write down every byte that comes to them: what is
 * in their books has left for somebody else.
 */
import { createServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export type Strangers = {
  /** `host:port` of each, as `URL` writes it. */
  readonly hosts: readonly string[]
  /** Everything that any of them was told. */
  readonly heard: () => string
  /** How many times one of them was called. */
  readonly calls: () => number
}

type Place = { readonly address: string; readonly port: number }

/** How they answer: as servers and proxies do that are glad of whoever comes. */
const welcome = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}'

/**
 * Starts one on another port of 127.0.0.1, one on the same port of 127.0.0.2, and one on the same port of ::1, until the test
 * ends. `port` is that of the connection's own server, which listens on 127.0.0.1 only.
 */
export async function startStrangers(port: number, answer = welcome): Promise<Strangers> {
  const heard: Buffer[] = []
  let calls = 0
  const listener = (socket: Socket) => {
    calls += 1
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes) => {
      heard.push(bytes)
      socket.write(answer)
    })
  }
  const places: Place[] = [
    { address: '127.0.0.1', port: 0 },
    { address: '127.0.0.2', port },
    { address: '::1', port },
  ]
  const hosts: string[] = []
  for (const place of places) {
    const host = await listen(createServer(listener), place)
    if (host !== null) hosts.push(host)
  }
  return { hosts, heard: () => Buffer.concat(heard).toString('latin1'), calls: () => calls }
}

/** Where it listens; null on a computer that has no such address, as macOS has one of 127.0.0.0/8 only. */
async function listen(server: Server, { address, port }: Place): Promise<string | null> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  const isThere = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(false)
      else reject(error)
    })
    server.listen({ host: address, port, ipv6Only: address.includes(':') }, () => resolve(true))
  })
  if (!isThere) return null
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  )
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('A stranger has no port')
  return address.includes(':') ? `[${address}]:${bound.port}` : `${address}:${bound.port}`
}

/** The names of secrets that stand in a text, in plain or written as requests write them. */
export function secretsIn(text: string, secrets: Readonly<Record<string, string>>): readonly string[] {
  const lower = text.toLowerCase()
  // Base64 of a part of a longer text differs by where it begins: what was decoded is looked through as well.
  const decoded = [...text.matchAll(/[A-Za-z0-9+/_-]{16,}={0,2}/g)].map(([run]) =>
    Buffer.from(run, 'base64').toString(),
  )
  return Object.entries(secrets).flatMap(([name, secret]) => {
    const forms = [secret, encodeURIComponent(secret), new URLSearchParams({ x: secret }).toString().slice(2)]
    const isThere =
      forms.some((form) => lower.includes(form.toLowerCase())) || decoded.some((one) => one.includes(secret))
    return isThere ? [name] : []
  })
}
