/** A real forward proxy on 127.0.0.1 for tests: it tunnels (CONNECT) and forwards, and can ask who is there. */
import { type HttpServerOptions, Server } from 'proxy-chain'
import { onTestFinished } from 'vitest'
import type { NetworkChoice } from '../ports/http.ts'
import type { TestCertificate } from './test-certificate.ts'

export type TestProxy = {
  readonly url: string
  /** `name:port`. */
  readonly name: string
  /** What it was asked for: `CONNECT host:port`, `GET http://host:port/path`. */
  readonly asked: readonly string[]
  /** The Proxy-Authorization headers that arrived. */
  readonly credentials: readonly string[]
}

/** Starts one. With `wants`, only who gives these gets through; with `tls`, it is spoken to over https. */
export async function startTestProxy(
  wants: { readonly username: string; readonly password: string } | null = null,
  tls?: TestCertificate,
): Promise<TestProxy> {
  const asked: string[] = []
  const credentials: string[] = []
  const options: HttpServerOptions = {
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ request, username, password }) => {
      asked.push(`${request.method} ${request.url}`)
      const known = request.headers['proxy-authorization']
      if (known !== undefined) credentials.push(known)
      return { requestAuthentication: wants !== null && (username !== wants.username || password !== wants.password) }
    },
  }
  const overTls = { serverType: 'https', httpsOptions: { cert: tls?.cert, key: tls?.key } } as const
  const server = new Server(tls === undefined ? options : { ...options, ...overTls })
  await server.listen()
  onTestFinished(() => server.close(true))
  const name = `127.0.0.1:${server.port}`
  return { url: `${tls === undefined ? 'http' : 'https'}://${name}`, name, asked, credentials }
}

/** A choice that differs from the plain one in what a test says. */
export function choose(changes: Partial<NetworkChoice>): { readonly network: NetworkChoice } {
  return { network: { authorities: [], clientCertificate: null, pin: null, proxy: null, ...changes } }
}
