/**
 * A door on this computer where a browser comes back to after a sign-in (RFC 8252 section 7.3). Listens on loopback only, lets
 * one visit in, and turns away whoever is not a browser that was led here: other names for this computer (DNS rebinding),
 * other methods, pages that ask in the background. The address with the code in it does not stay in the browser's history:
 * the visit is led on to a page without it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import { isReturn, loopbackUri } from '../../shared/domain/redirect-uri.ts'
import type { RedirectDoor, RedirectWish } from '../ports/redirects.ts'
import { type ReturnPage, returnHeaders, returnPage } from './return-page.ts'

type LoopbackWish = Extract<RedirectWish, { kind: 'loopback' }>

/** How long a door that lets nobody in any more still shows the visitor its page, ms. */
const farewellMs = 2000

/** Times that another free port is looked for, where both of localhost's addresses need the same one. */
const mostTries = 5

/** Opens the door. Fails with `redirect-unavailable`. */
export async function openLoopbackDoor(wish: LoopbackWish): Promise<RedirectDoor> {
  let arrive: (address: URL) => void = () => {}
  const arrived = new Promise<URL>((resolve) => {
    arrive = resolve
  })
  let isUsed = false
  let isClosed = false
  // The page that the visitor was led on to, until it was fetched.
  let owed: ReturnPage | null = null
  let whenSaid = () => {}

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = addressOf(request, authority)
    if (url === null) return say(response, request.method === 'GET' ? 400 : 405, 'not-here')
    if (owed !== null && url.pathname === pathOf(owed)) {
      response.once('close', whenSaid)
      say(response, 200, owed)
      owed = null
      return
    }
    if (url.pathname !== wish.path) return say(response, 404, 'not-here')
    if (isUsed || isClosed || !isReturn(url)) return say(response, 400, 'not-here')
    isUsed = true
    owed = url.searchParams.has('error') ? 'not-signed-in' : 'signed-in'
    response.writeHead(303, { ...returnHeaders, location: pathOf(owed) }).end()
    arrive(url)
  }

  const { servers, port } = await listen(wish, answer)
  const redirectUri = loopbackUri(wish.host, port, wish.path)
  const authority = new URL(redirectUri).host
  const stop = () => {
    for (const server of servers) server.close()
  }
  return {
    redirectUri,
    arrived,
    async close() {
      if (isClosed) return
      isClosed = true
      if (owed !== null) {
        await new Promise<void>((resolve) => {
          whenSaid = resolve
          setTimeout(resolve, farewellMs).unref()
        })
      }
      stop()
      for (const server of servers) server.closeAllConnections()
    },
  }
}

/** The address that a browser navigated to; null for whatever else asks. */
function addressOf({ method, url, headers, rawHeaders }: IncomingMessage, authority: string): URL | null {
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host')
  if (method !== 'GET' || hosts.length !== 1 || headers.host?.toLowerCase() !== authority) return null
  // Browsers say who asks and for what: only a navigation of the whole tab is one that a server led here.
  if (headers.origin !== undefined && headers.origin !== 'null') return null
  if (![undefined, 'navigate'].includes(one(headers['sec-fetch-mode']))) return null
  if (![undefined, 'document'].includes(one(headers['sec-fetch-dest']))) return null
  if (url === undefined || !url.startsWith('/') || url.startsWith('//')) return null
  const whole = `http://${authority}${url}`
  return URL.canParse(whole) ? new URL(whole) : null
}

function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.join(',')
}

function say(response: ServerResponse, status: number, page: ReturnPage): void {
  response.writeHead(status, returnHeaders).end(returnPage(page))
}

function pathOf(page: ReturnPage): string {
  return `/${page}`
}

type Listening = { readonly servers: readonly Server[]; readonly port: number }
type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** localhost is two addresses: browsers try both, and nobody else may sit at the other one. */
async function listen(wish: LoopbackWish, answer: Answer): Promise<Listening> {
  const first = wish.host === '[::1]' ? '::1' : '127.0.0.1'
  for (let tries = 1; ; tries += 1) {
    const server = createServer(answer)
    try {
      await listenOn(server, first, wish.port ?? 0)
    } catch (cause) {
      if (wish.port === null || !wish.mayMove || codeOf(cause) !== 'EADDRINUSE') throw unavailable(wish, cause)
      return listen({ ...wish, port: null }, answer)
    }
    const { port } = server.address() as AddressInfo
    if (wish.host !== 'localhost') return { servers: [server], port }
    const other = createServer(answer)
    try {
      await listenOn(other, '::1', port)
      return { servers: [server, other], port }
    } catch (cause) {
      // A computer without IPv6 has no second address to sit at.
      if (codeOf(cause) !== 'EADDRINUSE') return { servers: [server], port }
      server.close()
      if (wish.port !== null && wish.mayMove) return listen({ ...wish, port: null }, answer)
      if (wish.port !== null || tries === mostTries) throw unavailable(wish, cause)
    }
  }
}

function listenOn(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function unavailable({ host, port, path }: LoopbackWish, cause: unknown): AppFailure {
  const isTaken = codeOf(cause) === 'EADDRINUSE'
  const error: AppError = {
    code: 'redirect-unavailable',
    redirectUri: loopbackUri(host, port, path),
    why: isTaken ? 'port-taken' : 'not-allowed',
  }
  return new AppFailure(error)
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
}
