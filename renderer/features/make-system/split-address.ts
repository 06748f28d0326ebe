/** A whole address out of a document, taken apart into what is the server's and what is the login's. */

/** The server's address, and the path with its query; null for a text that is no whole address with a path. */
export function splitAddress(text: string): { readonly server: string; readonly path: string } | null {
  const bare = text.trim().replace(/^["'<]+|[>"']+$/g, '')
  const parts = /^(https?:\/\/[^/?#\s]+)(\/[^#\s]*)/i.exec(bare)
  const [, server, path] = parts ?? []
  return server === undefined || path === undefined || path === '/' ? null : { server, path }
}
