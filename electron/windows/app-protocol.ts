/** The `app://` scheme: our own page from our own folder, and what may be looked at of answers; nothing else. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import type { AnswerPages } from '../ports/answer-pages.ts'
import { type AnswerAddress, answerAddressOf, answerHeaders } from './answer-addresses.ts'
import { appFileFor, appHeaders, emptyOrigin, noncePlaceholder } from './app-files.ts'

/** Makes `app://` a scheme with an origin of its own. Only possible before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** Serves the files below `root` (out/renderer), and answers under an origin of their own. */
export function serveApp(root: string, answers: AnswerPages): void {
  protocol.handle('app', async ({ method, url }) => {
    if (url === `${emptyOrigin}/`) return emptyPage()
    const answer = method === 'GET' ? answerAddressOf(url) : null
    if (answer !== null) return (await partOf(answer, answers).catch(() => null)) ?? notFound()
    const file = method === 'GET' ? appFileFor(root, url) : null
    const bytes = file === null ? null : await readFile(file.path).catch(() => null)
    if (file === null || bytes === null) {
      return notFound()
    }
    if (!file.contentType.startsWith('text/html')) {
      return new Response(new Uint8Array(bytes), { headers: appHeaders(file.contentType) })
    }
    const nonce = randomBytes(18).toString('base64')
    const page = bytes.toString('utf8').replaceAll(noncePlaceholder, nonce)
    return new Response(page, { headers: appHeaders(file.contentType, nonce) })
  })
}

/** Nothing, in the colour the system has it. */
function emptyPage(): Response {
  const page = '<!doctype html><meta name="color-scheme" content="light dark"><title>Hallpass</title>'
  return new Response(page, { headers: appHeaders('text/html; charset=utf-8') })
}

function notFound(): Response {
  return new Response('There is no such file.', { status: 404, headers: appHeaders('text/plain; charset=utf-8') })
}

async function partOf({ exchangeId, part }: AnswerAddress, answers: AnswerPages): Promise<Response | null> {
  if (part === 'page') {
    const page = await answers.page(exchangeId)
    return page === null ? null : new Response(page, { headers: answerHeaders('text/html; charset=utf-8') })
  }
  const picture = await answers.picture(exchangeId)
  if (picture === null) return null
  return new Response(new Uint8Array(picture.bytes), { headers: answerHeaders(picture.contentType) })
}
