import { expect, test } from 'vitest'
import { isTrustedSender, trustContents, trustedContents } from './trusted-senders.ts'

type Call = Parameters<typeof isTrustedSender>[0]
type Contents = Call['sender']
type Frame = NonNullable<Call['senderFrame']>

const origin = 'app://hallpass'

function contentsAt(url: string) {
  const mainFrame = { url } as Frame
  let destroyed: () => void = () => undefined
  const contents = {
    mainFrame,
    getURL: () => mainFrame.url,
    once: (_event: string, listener: () => void) => {
      destroyed = listener
    },
  } as unknown as Contents
  return { contents, mainFrame, destroy: () => destroyed() }
}

function callFrom(sender: Contents, senderFrame: Frame | null): Call {
  return { sender, senderFrame } as Call
}

test('the main frame of a trusted window that shows our page may call', () => {
  const { contents, mainFrame } = contentsAt('app://hallpass/index.html')
  trustContents(contents, origin)
  expect(isTrustedSender(callFrom(contents, mainFrame))).toBe(true)
})

test('a window nobody trusted may not call, whatever it shows', () => {
  const { contents, mainFrame } = contentsAt('app://hallpass/index.html')
  expect(isTrustedSender(callFrom(contents, mainFrame))).toBe(false)
})

test('a frame inside a trusted window may not call, nor one that is gone', () => {
  const { contents } = contentsAt('app://hallpass/index.html')
  trustContents(contents, origin)
  expect(isTrustedSender(callFrom(contents, { url: 'app://hallpass/frame.html' } as Frame))).toBe(false)
  expect(isTrustedSender(callFrom(contents, null))).toBe(false)
})

test.each([
  'https://example.com/',
  'data:text/html,hi',
  'about:blank',
  'app://hallpass.example/',
  'app://hallpass',
  '',
])('a trusted window that shows %s may neither call nor is it told anything', (url) => {
  const { contents, mainFrame } = contentsAt(url)
  trustContents(contents, origin)
  expect(isTrustedSender(callFrom(contents, mainFrame))).toBe(false)
  expect(trustedContents()).not.toContain(contents)
})

test('trust ends with the window', () => {
  const { contents, mainFrame, destroy } = contentsAt('app://hallpass/index.html')
  trustContents(contents, origin)
  expect(trustedContents()).toContain(contents)
  destroy()
  expect(isTrustedSender(callFrom(contents, mainFrame))).toBe(false)
  expect(trustedContents()).not.toContain(contents)
})
