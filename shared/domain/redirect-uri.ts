/** Where a browser comes back to after a sign-in (RFC 8252 section 7): as the person chose it, and as text to register. */

/** The form's values that say it; what is left out counts as how the form starts. */
export type RedirectValues = Readonly<Partial<Record<string, string>>>

/** How the browser comes back. */
export type RedirectChoice =
  /** A port of this computer (RFC 8252 section 7.3). `port` null: any that is free. */
  | {
      readonly kind: 'loopback'
      readonly host: LoopbackHost
      readonly port: number | null
      /** Begins with a slash. */
      readonly path: string
    }
  /** The app's own scheme (RFC 8252 section 7.1). */
  | { readonly kind: 'app-link' }
  /** Nobody listens there: the person pastes the address at which they ended up. */
  | { readonly kind: 'paste'; readonly redirectUri: string }

/** How this computer may be called in a redirect URI. */
export type LoopbackHost = (typeof loopbackHosts)[number]

export const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'] as const

/** What the choice `redirect` can be, the usual one first. */
const redirectKinds = ['loopback', 'fixed-port', 'app-link', 'paste'] as const

/** Below the app's own scheme, where sign-ins come back to. */
const signInLink = 'hallpass://sign-in'

export const defaultRedirectPath = '/callback'

/** The choice that these values stand for, or a whole sentence about the field that has to change. */
export function redirectOf(
  values: RedirectValues,
):
  | { readonly ok: true; readonly choice: RedirectChoice }
  | { readonly ok: false; readonly field: string; readonly reason: string } {
  const refuse = (field: string, reason: string) => ({ ok: false, field, reason }) as const
  const kind = redirectKinds.find((one) => one === values.redirect) ?? redirectKinds[0]
  if (kind === 'app-link') return { ok: true, choice: { kind } }
  if (kind === 'paste') {
    const redirectUri = values.redirectUri?.trim() ?? ''
    if (!URL.canParse(redirectUri) || redirectUri.includes('#') || /\s/.test(redirectUri)) {
      return refuse(
        'redirectUri',
        'Type the redirect URI exactly as the server knows it, for example https://localhost.',
      )
    }
    return { ok: true, choice: { kind, redirectUri } }
  }
  const host = loopbackHosts.find((one) => one === values.redirectHost) ?? loopbackHosts[0]
  const path = slashed(values.redirectPath?.trim() || defaultRedirectPath)
  if (!/^\/[A-Za-z0-9._~!$&'()*+,;=:@%/-]{0,200}$/.test(path)) {
    return refuse('redirectPath', 'A path has letters, digits and a few signs in it, for example /callback.')
  }
  if (kind === 'loopback') return { ok: true, choice: { kind, host, port: null, path } }
  const port = values.redirectPort?.trim() ?? ''
  if (!/^[1-9]\d{0,4}$/.test(port) || Number(port) > 65_535) {
    return refuse('redirectPort', 'A port is a number between 1 and 65535, for example 8400.')
  }
  return { ok: true, choice: { kind: 'loopback', host, port: Number(port), path } }
}

/**
 * The redirect URI exactly as the server has to know it; null while what is typed is none yet. `anyPort`: the server has to
 * take it with any port, as RFC 8252 section 7.3 asks for.
 */
export function redirectUriToRegister(
  values: RedirectValues,
): { readonly uri: string; readonly anyPort: boolean } | null {
  const read = redirectOf(values)
  if (!read.ok) return null
  const { choice } = read
  if (choice.kind === 'app-link') return { uri: signInLink, anyPort: false }
  if (choice.kind === 'paste') return { uri: choice.redirectUri, anyPort: false }
  return { uri: loopbackUri(choice.host, choice.port, choice.path), anyPort: choice.port === null }
}

/** The redirect URI of this port, written as it is registered. */
export function loopbackUri(host: LoopbackHost, port: number | null, path: string): string {
  return `http://${host}${port === null ? '' : `:${port}`}${path}`
}

/**
 * Whether an address can be where a sign-in ended: it begins as the redirect URI does (scheme, host, port, path), and says
 * a `state` and either a `code` or an `error` (RFC 6749 section 4.1.2). Says nothing of whether they are the right ones.
 */
export function isReturnTo(redirectUri: string, address: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(redirectUri)) return false
  const came = new URL(address)
  const wanted = new URL(redirectUri)
  const place = ({ protocol, host, pathname }: URL) => `${protocol}//${host}${pathname.replace(/\/+$/, '')}`
  return place(came) === place(wanted) && isReturn(came)
}

/** Whether the query of an address is an answer of an authorization server. */
export function isReturn({ search }: { readonly search: string }): boolean {
  const names = search
    .replace(/^\?/, '')
    .split('&')
    .map((pair) => pair.split('=', 1)[0])
  return names.includes('state') && (names.includes('code') || names.includes('error'))
}

function slashed(path: string): string {
  return path.startsWith('/') ? path : `/${path}`
}
