/** The engine, loaded at its first call: it is half of the app's code, and the window need not wait for it. */
import type { HttpEngine } from './undici-http.ts'

/** What `load` brings once, at the first call or when told to. */
export function createLateHttp(load: () => Promise<HttpEngine>): HttpEngine & { readonly load: () => Promise<void> } {
  let loading: Promise<HttpEngine> | null = null
  const engine = () => {
    loading ??= load()
    return loading
  }
  return {
    http: async (request) => (await engine()).http(request),
    stream: async (request) => (await engine()).stream(request),
    forget: () => void loading?.then(({ forget }) => forget()).catch(() => {}),
    close: async () => (await loading)?.close(),
    load: async () => void (await engine()),
  }
}
