import type { LoopbackHost } from '../../shared/domain/redirect-uri.ts'

/** Where an authorization server may lead the browser back to (RFC 8252). */
export type RedirectWish =
  /** A port of this computer. `port` null: any. `mayMove`: another one if it is taken. `path` begins with a slash. */
  | {
      readonly kind: 'loopback'
      readonly host: LoopbackHost
      readonly port: number | null
      readonly mayMove: boolean
      readonly path: string
    }
  /** The app's own scheme: `hallpass://<path>`. */
  | { readonly kind: 'app-link'; readonly path: string }

/** A place that waits for one visit. */
export type RedirectDoor = {
  readonly redirectUri: string
  /** The address of the first visit that is meant for it; later ones are turned away. Never fails. */
  readonly arrived: Promise<URL>
  /** From here on nobody is let in any more. */
  readonly close: () => Promise<void>
}

/** Opens a door. Fails with `redirect-unavailable` when the port is taken and no other may be used. */
export type Redirects = { readonly open: (wish: RedirectWish) => Promise<RedirectDoor> }
