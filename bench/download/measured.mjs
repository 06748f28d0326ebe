// One download in a process of its own: `measured.mjs bare|ours <url> <folder> <built>`. Reports time and peak memory.
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { Agent, request } from 'undici'

const [how, url = '', folder = '', built = ''] = process.argv.slice(2)
const before = process.memoryUsage().rss
let peak = before
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 20).unref()
const worked = process.cpuUsage()
const from = performance.now()
await (how === 'bare' ? bare() : ours())
const { user, system } = process.cpuUsage(worked)
const seconds = (performance.now() - from) / 1000
process.send?.({ seconds, cpuSeconds: (user + system) / 1e6, grownMiB: (peak - before) / 2 ** 20 })
process.exit(0)

async function bare() {
  await mkdir(folder, { recursive: true })
  const { body } = await request(url, { dispatcher: new Agent() })
  await pipeline(body, createWriteStream(join(folder, 'bare')))
}

async function ours() {
  const { createUndiciHttp } = await import(pathToFileURL(join(built, 'undici-http.mjs')).href)
  const { createAnswerFiles } = await import(pathToFileURL(join(built, 'answer-files.mjs')).href)
  const answer = await createUndiciHttp().stream({
    method: 'GET',
    url,
    headers: [],
    verifyTls: true,
    timeoutMs: 60_000,
  })
  await createAnswerFiles(folder).keep(answer.body)
}
