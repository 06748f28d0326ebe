import type { AppLinks } from '../ports/app-links.ts'
import type { Redirects } from '../ports/redirects.ts'
import { openAppLinkDoor } from './app-link-redirect.ts'
import { openLoopbackDoor } from './loopback-redirect.ts'

/** The ways back into the app. Without `links`, there is none by the app's own scheme. */
export function createRedirects(links: AppLinks | null = null): Redirects {
  return { open: (wish) => (wish.kind === 'loopback' ? openLoopbackDoor(wish) : openAppLinkDoor(wish, links)) }
}
