/**
 * Which pages may call the main process: the main frame of a window that we opened, while it shows our own page.
 */
import type { IpcMainInvokeEvent, WebContents } from 'electron'

const origins = new Map<WebContents, string>()

/** From now on these contents may call and are told events, as long as they show a page of `origin` (`app://hallpass`). */
export function trustContents(contents: WebContents, origin: string): void {
  origins.set(contents, origin)
  contents.once('destroyed', () => origins.delete(contents))
}

/** The contents that events may go to: trusted, alive, and showing our page now. */
export function trustedContents(): readonly WebContents[] {
  return [...origins].filter(([contents, origin]) => isPageOf(contents.getURL(), origin)).map(([contents]) => contents)
}

/** Whether a call comes from the main frame of a trusted window that shows our own page. */
export function isTrustedSender({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  const origin = origins.get(sender)
  return origin !== undefined && senderFrame === sender.mainFrame && isPageOf(senderFrame.url, origin)
}

/** Not `URL.origin`: Node says `null` for schemes it does not know. */
function isPageOf(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`)
}
