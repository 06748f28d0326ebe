import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serverMessage } from './server-message.ts'

const secret = 'hunter2-canary'

function said(message: unknown, secrets: readonly string[] = [secret]): string | undefined {
  return serverMessage({ message }, ['message'], secrets)
}

describe('what the server said', () => {
  it.each([
    ['a text', 'Invalid user', 'Invalid user'],
    ['a text with space around it', '  Invalid user \n', 'Invalid user'],
    ['a list of texts', ['Invalid user', 'Try again'], 'Invalid user Try again'],
    ['a list with other things in it', ['Invalid user', 5, null, { x: 1 }], 'Invalid user'],
    ['a text over several lines', 'Invalid\r\n\tuser', 'Invalid user'],
    ['a text with terminal codes', '\u001b[31mInvalid\u0007 user', '[31mInvalid  user'],
    ['a text that turns its reading direction', 'safe \u202Eelif\u202C \u2066x', 'safe  elif   x'],
  ])('is %s, made showable', (_what, message, shown) => {
    expect(said(message)).toBe(shown)
  })

  it.each([[''], ['   '], ['\n\u0000'], [5], [true], [null], [undefined], [{ text: 'x' }], [[]], [[5]]])(
    'is nothing when it is %j',
    (message) => {
      expect(said(message)).toBeUndefined()
    },
  )

  it('comes from the first path that says something', () => {
    const document = { message: '', error: { message: 'second' }, detail: 'third' }
    expect(serverMessage(document, ['message', 'error', 'error.message', 'detail'], [])).toBe('second')
  })

  it('is cut after 300 characters', () => {
    expect(said('x'.repeat(1_000_000))).toBe(`${'x'.repeat(300)}…`)
    expect(said('x'.repeat(300))).toHaveLength(300)
  })

  it.each([
    ['as it is', `Wrong password ${secret}!`],
    ['in quotes', `password="${secret}"`],
    ['URL-encoded', `password=${encodeURIComponent('pä ss&wörd')}`],
    ['in a Basic header', `Basic ${Buffer.from(`user:${secret}`).toString('base64')}`],
    ['where the cut would have halved it', `${'x'.repeat(293)}${secret}`],
    ['in pieces of a list', ['Wrong password', secret]],
  ])('hides a secret that it repeats %s', (_how, message) => {
    const shown = said(message, [secret, 'pä ss&wörd']) ?? ''
    expect(shown).toContain('•••')
    expect(shown).not.toContain(secret.slice(0, 7))
    expect(shown).not.toContain(encodeURIComponent('pä'))
  })

  it('never holds a secret, a line break or more than 301 characters', { timeout: 30_000 }, () => {
    const secrets = fc
      .string({ minLength: 4, maxLength: 20 })
      .filter((text) => !/[\p{Cc}•]/u.test(text) && text.trim() === text)
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (hidden, before, after) => {
        const shown = said(`${before}${hidden}${after}`, [hidden]) ?? ''
        expect(shown).not.toContain(hidden)
        expect(shown).not.toMatch(/[\r\n\0]/)
        expect(shown.length).toBeLessThanOrEqual(301)
      }),
    )
  })
})
