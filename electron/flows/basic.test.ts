import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../http/test-server.ts'
import { basicOf, hasReservedCharacters } from './basic.ts'

const decoded = (value: string) => Buffer.from(value.replace(/^Basic /, ''), 'base64').toString('utf8')

describe('a Basic header', () => {
  it('is that of RFC 7617, UTF-8 included', () => {
    expect(basicOf('Aladdin', 'open sesame', 'exact')).toBe('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==')
    expect(basicOf('test', '123£', 'exact')).toBe('Basic dGVzdDoxMjPCow==')
  })

  it.each(['a:b:', ' %2B+&="\'\\ ', 'äö密🔑', '', '\u0000\n'])('carries the password %j byte for byte', (password) => {
    expect(decoded(basicOf('user', password, 'exact'))).toBe(`user:${password}`)
  })

  it('may carry both parts URL-encoded', () => {
    expect(decoded(basicOf('us@er', 'a b%', 'url-encoded'))).toBe('us%40er:a%20b%25')
  })

  it('refuses a user name with “:”, and says nothing of the password', async () => {
    const failure = await failureOf((async () => basicOf('us:er', 'hunter2-canary', 'exact'))())
    expect(failure.error).toMatchObject({ code: 'invalid-input', field: 'username' })
    expect(JSON.stringify(failure.error)).not.toContain('hunter2')
  })

  it('gives back what went in, and never throws, not even for half an emoji', { timeout: 30_000 }, () => {
    const part = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(part, part, (user, password) => {
        const name = user.replaceAll(':', '')
        const whole = (text: string) => Buffer.from(text).toString()
        expect(decoded(basicOf(name, password, 'exact'))).toBe(whole(`${name}:${password}`))
        const [first = '', second = ''] = decoded(basicOf(name, password, 'url-encoded')).split(':')
        expect([first, second].map(decodeURIComponent)).toEqual([whole(name), whole(password)])
        hasReservedCharacters(password)
      }),
    )
    expect(() => basicOf('user', '\ud83d', 'url-encoded')).not.toThrow()
    expect(() => hasReservedCharacters('\ud83d')).not.toThrow()
  })

  it.each([
    ['plain-Text_1.~', false],
    ["!'()*", false],
    ['a b', true],
    ['a%', true],
    ['user@example.com', true],
    ['ä', true],
    ['', false],
  ])('could read differently URL-encoded for %j: %s', (text, differs) => {
    expect(hasReservedCharacters(text)).toBe(differs)
  })
})
