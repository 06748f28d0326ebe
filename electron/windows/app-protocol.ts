/** The `app://` scheme: our own page, from our own folder, and nothing else. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { appFileFor, appHeaders, noncePlaceholder } from './app-files.ts'

/** Makes `app://` a scheme with an origin of its own. Only possible before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** Serves the files below `root` (out/renderer). */
export function serveApp(root: string): void {
  protocol.handle('app', async ({ method, url }) => {
    const file = method === 'GET' ? appFileFor(root, url) : null
    const bytes = file === null ? null : await readFile(file.path).catch(() => null)
    if (file === null || bytes === null) {
      return new Response('There is no such file.', { status: 404, headers: appHeaders('text/plain; charset=utf-8') })
    }
    if (!file.contentType.startsWith('text/html')) {
      return new Response(new Uint8Array(bytes), { headers: appHeaders(file.contentType) })
    }
    const nonce = randomBytes(18).toString('base64')
    const page = bytes.toString('utf8').replaceAll(noncePlaceholder, nonce)
    return new Response(page, { headers: appHeaders(file.contentType, nonce) })
  })
}
