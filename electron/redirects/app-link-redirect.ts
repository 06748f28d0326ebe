/** A door at the app's own scheme (RFC 8252 section 7.1): waits for one link, for servers that take no http address. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { isReturn } from '../../shared/domain/redirect-uri.ts'
import type { AppLinks } from '../ports/app-links.ts'
import type { RedirectDoor, RedirectWish } from '../ports/redirects.ts'

type AppLinkWish = Extract<RedirectWish, { kind: 'app-link' }>

/** Opens the door. Fails with `redirect-unavailable` where links do not come to this app, or another sign-in waits for one. */
export async function openAppLinkDoor({ path }: AppLinkWish, links: AppLinks | null): Promise<RedirectDoor> {
  const redirectUri = `hallpass://${path}`
  if (links === null || !links.claim()) {
    throw new AppFailure({ code: 'redirect-unavailable', redirectUri, why: 'no-app-link' })
  }
  let arrive: (link: URL) => void = () => {}
  const arrived = new Promise<URL>((resolve) => {
    arrive = resolve
  })
  const stop = links.listen(path, (link) => {
    if (isReturn(link)) arrive(link)
  })
  if (stop === null) throw new AppFailure({ code: 'redirect-unavailable', redirectUri, why: 'already-waiting' })
  return { redirectUri, arrived, close: async () => stop() }
}
