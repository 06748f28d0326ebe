import { expect, test } from 'vitest'
import { discoverIssuer } from './issuer-keys.ts'

/** What is made of an issuer that says this of itself. */
function discovered(issuer: string, said: object) {
  const body = new TextEncoder().encode(JSON.stringify({ issuer, ...said }))
  const answer = { status: 200, statusText: '', headers: [], body, sentAt: 0, answeredAt: 0, completedAt: 0 }
  return discoverIssuer(async () => answer, issuer)
}

test.each(['http://localhost:9/keys', 'https://127.0.0.1/keys', 'http://[::1]:9/keys'])(
  'a server elsewhere does not send Hallpass to a program on this computer: %s',
  async (jwks_uri) => {
    expect(await discovered('https://issuer.example', { jwks_uri })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('on this computer'),
    })
    expect(await discovered('http://localhost:8080', { jwks_uri })).toMatchObject({ ok: true })
  },
)

test('nor is an address on this computer suggested for sending a token to', async () => {
  const said = { jwks_uri: 'https://keys.example/all', introspection_endpoint: 'http://127.0.0.1:9/i' }
  expect(await discovered('https://issuer.example', said)).toMatchObject({
    ok: true,
    value: { keySetAddress: said.jwks_uri, introspectionAddress: null },
  })
})
