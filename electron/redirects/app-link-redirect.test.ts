import { describe, expect, it } from 'vitest'
import { failureOf } from '../http/test-server.ts'
import type { AppLinks } from '../ports/app-links.ts'
import { openAppLinkDoor } from './app-link-redirect.ts'

/** The system's links, as a test sends them. */
function testLinks(isOurs = true): AppLinks & { readonly send: (link: string) => void } {
  let listener: ((link: URL) => void) | null = null
  return {
    claim: () => isOurs,
    listen(_path, take) {
      if (listener !== null) return null
      listener = take
      return () => {
        listener = null
      }
    },
    send: (link) => listener?.(new URL(link)),
  }
}

const wish = { kind: 'app-link', path: 'sign-in' } as const

describe('a link of the app', () => {
  it('leads back into the sign-in that waits for it; one that is no answer does not', async () => {
    const links = testLinks()
    const door = await openAppLinkDoor(wish, links)
    expect(door.redirectUri).toBe('hallpass://sign-in')
    links.send('hallpass://sign-in')
    links.send('hallpass://sign-in?code=a&state=b')
    links.send('hallpass://sign-in?code=c&state=d')
    expect((await door.arrived).search).toBe('?code=a&state=b')
  })

  it('is waited for by one sign-in at a time', async () => {
    const links = testLinks()
    const door = await openAppLinkDoor(wish, links)
    expect((await failureOf(openAppLinkDoor(wish, links))).error).toMatchObject({ why: 'already-waiting' })
    await door.close()
    expect((await openAppLinkDoor(wish, links)).redirectUri).toBe('hallpass://sign-in')
  })

  it.each([null, testLinks(false)])('cannot be had where the system sends none here', async (links) => {
    expect((await failureOf(openAppLinkDoor(wish, links))).error).toMatchObject({
      code: 'redirect-unavailable',
      why: 'no-app-link',
    })
  })
})
