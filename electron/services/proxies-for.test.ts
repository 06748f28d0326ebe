import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { ProxyChoice } from '../../shared/domain/network.ts'
import { proxiesFor } from './proxies-for.ts'

const noPassword = async () => ''

function bySystem(list: string, url = 'https://api.example/a?secret=1') {
  return proxiesFor(new URL(url), { kind: 'system' }, noPassword, async () => list)
}

const http = (name: string) => ({ url: `http://${name}`, credentials: null })

describe('what the system says', () => {
  it.each([
    ['DIRECT', [null]],
    ['', [null]],
    ['PROXY a:3128', [http('a:3128')]],
    ['PROXY a:3128; DIRECT', [http('a:3128'), null]],
    [' proxy  a:3128 ;HTTPS b:443;; ', [http('a:3128'), { url: 'https://b:443', credentials: null }]],
    ['SOCKS5 s:1080; PROXY a:3128', [http('a:3128')]],
    ['SOCKS s:1080; DIRECT', [null]],
    ['PROXY a:1;PROXY b:1;PROXY c:1;PROXY d:1;PROXY e:1', ['a:1', 'b:1', 'c:1', 'd:1'].map(http)],
  ])('%j is tried in this order: %j', async (list, expected) => {
    expect(await bySystem(list)).toEqual(expected)
  })

  it('only SOCKS cannot be spoken, which is said', async () => {
    const failure = await bySystem('SOCKS5 s.example:1080').catch((thrown) => thrown)
    const error = { code: 'proxy-failed', proxy: 's.example:1080', host: 'api.example', why: 'socks' }
    expect(failure).toMatchObject({ error })
  })

  it.each(['http://127.0.0.1:8080/', 'https://localhost/', 'http://[::1]/'])('is not asked about %s', async (url) => {
    expect(await bySystem('PROXY a:3128', url)).toEqual([null])
  })

  it('whatever it is, there is a way to try or a failure that can be told', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom('PROXY', ' ', ';', 'a:1', 'SOCKS', '\n', '[')).map((parts) => parts.join('')),
        ),
        async (list) => {
          const outcome = await bySystem(list).catch((thrown: unknown) => thrown)
          if (Array.isArray(outcome)) expect(outcome.length).toBeGreaterThan(0)
          else expect(outcome).toBeInstanceOf(AppFailure)
        },
      ),
    )
  })
})

describe('a proxy of its own', () => {
  const own: ProxyChoice = {
    kind: 'own',
    url: 'http://p:1',
    username: 'me',
    hasPassword: true,
    except: ['*.inside.example', 'localhost'],
  }
  const ask = (url: string, choice: ProxyChoice = own) =>
    proxiesFor(
      new URL(url),
      choice,
      async () => 'secret',
      async () => 'PROXY system:1',
    )

  it('is used with its user name and password', async () => {
    const expected = [{ url: 'http://p:1', credentials: { username: 'me', password: 'secret' } }]
    expect(await ask('https://api.example/')).toEqual(expected)
  })

  it.each(['http://127.0.0.1:8080/', 'https://localhost/', 'http://api.localhost/', 'http://[::1]/'])(
    'is on the way to %s only where it is on this computer itself',
    async (url) => {
      expect(await ask(url, { ...own, except: [] })).toEqual([null])
      const here: ProxyChoice = { ...own, url: 'http://127.0.0.1:8888', except: [] }
      expect(await ask(url, here)).toEqual([
        { url: 'http://127.0.0.1:8888', credentials: { username: 'me', password: 'secret' } },
      ])
    },
  )

  it('is left out for the hosts that are excepted', async () => {
    expect(await ask('https://a.inside.example:8443/')).toEqual([null])
    expect(await ask('http://localhost:80/')).toEqual([null])
  })

  it('asks for no password where none is saved', async () => {
    const never = async () => {
      throw new Error('asked')
    }
    const choice: ProxyChoice = { ...own, username: '', hasPassword: false }
    expect(await proxiesFor(new URL('https://api.example/'), choice, never, async () => '')).toEqual([http('p:1')])
  })

  it('and none, mean what they say', async () => {
    expect(await ask('https://api.example/', { kind: 'none' })).toEqual([null])
  })
})
