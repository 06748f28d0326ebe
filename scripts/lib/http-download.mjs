// Streams one address into a file, the way npm is set up to reach the network (proxy, certificates). Checks no content.
import { createWriteStream, readFileSync } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { startProgress } from './say.mjs'

const SILENCE_LIMIT_MS = 45_000
const WHOLE_LIMIT_MS = 30 * 60_000

/**
 * @param {string} url
 * @param {string} file
 * @param {{ label: string, expectedBytes: number, npmConfig: Record<string, unknown> }} options
 */
export async function downloadTo(file, url, { label, expectedBytes, npmConfig }) {
  // undici, not Node's own fetch: only it takes npm's proxy and certificate settings.
  const { fetch } = await import('undici')
  const dispatcher = await dispatcherFor(npmConfig)
  const stop = new AbortController()
  const whole = setTimeout(() => stop.abort(new Error('it took more than 30 minutes')), WHOLE_LIMIT_MS)
  const silence = setTimeout(() => stop.abort(new Error('nothing came for 45 seconds')), SILENCE_LIMIT_MS)
  try {
    const answer = await fetch(url, { dispatcher, signal: stop.signal })
    if (!answer.ok || !answer.body) throw new Error(`the registry answered ${answer.status}`)
    const progress = startProgress(label, Number(answer.headers.get('content-length')) || expectedBytes)
    let received = 0
    const count = new Transform({
      transform(chunk, _encoding, done) {
        received += chunk.length
        silence.refresh()
        progress.at(received)
        done(null, chunk)
      },
    })
    await pipeline(Readable.fromWeb(answer.body), count, createWriteStream(file), { signal: stop.signal })
    progress.end()
  } finally {
    clearTimeout(whole)
    clearTimeout(silence)
    await dispatcher.destroy()
  }
}

/** @param {Record<string, unknown>} npmConfig */
async function dispatcherFor(npmConfig) {
  const { Agent, EnvHttpProxyAgent } = await import('undici')
  const ca =
    /** @type {string | string[] | undefined} */ (npmConfig.ca || undefined) ??
    (typeof npmConfig.cafile === 'string' ? readFileSync(npmConfig.cafile, 'utf8') : undefined)
  const tls = { ...(ca ? { ca } : {}), rejectUnauthorized: npmConfig['strict-ssl'] !== false }
  const text = (/** @type {unknown} */ value) => (typeof value === 'string' && value ? value : undefined)
  const httpsProxy = text(npmConfig['https-proxy']) ?? text(npmConfig.proxy)
  const httpProxy = text(npmConfig.proxy)
  const noProxy = [npmConfig.noproxy ?? []].flat().filter(Boolean).join(',')
  const env = process.env
  const proxied = httpsProxy || httpProxy || env.HTTPS_PROXY || env.https_proxy || env.HTTP_PROXY || env.http_proxy
  if (!proxied) return new Agent({ connect: tls })
  return new EnvHttpProxyAgent({
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
    ...(httpProxy ? { httpProxy } : {}),
    ...(httpsProxy ? { httpsProxy } : {}),
    ...(noProxy ? { noProxy } : {}),
  })
}
