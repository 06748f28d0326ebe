import { describe, expect, test } from 'vitest'
import { readCollection } from './read-collection.ts'

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJlLWNhbmFyeQ'

/** What is shown of a collection and kept in plain: all but what goes to the vault. */
function openOf(parts: Record<string, unknown>): string {
  const outcome = readCollection({ info: { name: 'Acme', schema }, item: [], ...parts }, [])
  if (!outcome.ok) throw new Error(outcome.reason)
  const { accounts, variables, ...rest } = outcome.reading
  return JSON.stringify([
    rest,
    accounts.map(({ secrets, ...one }) => [one, Object.keys(secrets)]),
    variables.map((one) => (one.kind === 'secret' ? one.name : one)),
  ])
}

const oauth2 = (more: Record<string, unknown>) => ({
  type: 'oauth2',
  oauth2: Object.entries({ grant_type: 'client_credentials', clientId: 'a', clientSecret: 'b', ...more }).map(
    ([key, value]) => ({ key, value }),
  ),
})

const request = (more: Record<string, unknown>, name = 'One') => ({
  item: [{ name, request: { method: 'POST', url: 'https://api.acme.test/x', ...more } }],
})

const raw = (text: string) => request({ body: { mode: 'raw', raw: text } })

describe('no secret of a collection stays in plain', () => {
  test.each([
    [
      'a key in place of the user name',
      {
        auth: {
          type: 'basic',
          basic: [
            { key: 'username', value: 'canary_live_4242' },
            { key: 'password', value: '' },
          ],
        },
      },
    ],
    [
      'a key in the address of the token endpoint',
      { auth: oauth2({ accessTokenUrl: 'https://login.acme.test/token?key=canary0123&a=1' }) },
    ],
    [
      'a password in the address of the token endpoint',
      { auth: oauth2({ accessTokenUrl: 'https://u:canary0123@login.acme.test/token' }) },
    ],
    [
      'a token among further parameters',
      {
        auth: oauth2({
          accessTokenUrl: 'https://login.acme.test/token',
          tokenRequestParams: [{ key: 'hint', value: jwt }],
        }),
      },
    ],
    ['a form that is written as text', raw('username=me&password=canary0123')],
    ['numbers', raw('{"pin": 4711081542, "password": 12345678}')],
    ['an attribute', raw('<login user="me" password="canary0123"/>')],
    [
      'an argument of GraphQL',
      request({
        body: {
          mode: 'graphql',
          graphql: { query: 'mutation { login(user: "me", password: "canary0123") { id } }', variables: '{}' },
        },
      }),
    ],
    ['a token in the path', request({ url: `https://api.acme.test/x/${jwt}` })],
    ['a token in the name', request({}, `GET /x/${jwt}`)],
    [
      'an address with a password as a variable',
      { variable: [{ key: 'baseUrl', value: 'https://john:canary0123@api.acme.test' }] },
    ],
  ])('%s', (_, parts) => {
    const open = openOf(parts)
    expect(open).not.toMatch(/canary|4711081542|12345678|c2lnbmF0dXJl/i)
    expect(open).toContain('Acme')
  })

  test('a secret that an address has encoded, in the table, the address and the name', () => {
    const url = 'https://api.acme.test/x?q=p%40ss%2Fcanary1'
    const open = openOf({
      variable: [{ key: 'pw', value: 'p@ss/canary1', type: 'secret' }],
      ...request({ url }, url),
    })
    expect(open).not.toContain('canary')
    expect(open).toContain('https://api.acme.test/x?q={{pw}}')
  })
})
