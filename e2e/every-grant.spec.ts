/** Every sign-in of the server that can be any: its form is drawn, filled in by a person, and brings a token. One table. */
import { decodeJwt, exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import {
  type AuthorizationServer,
  startAuthorizationServer,
  testAccount,
} from '../electron/http/test-authorization-server.ts'
import { earlierRefreshToken } from '../electron/http/test-earlier-sign-in.ts'
import { typeCode } from '../electron/http/test-types-code.ts'
import type { FlowId } from '../shared/domain/provider.ts'
import { oauthServer } from '../shared/providers/oauth-server.ts'
import type { RunningApp } from './fixtures/app.ts'
import { startEcho } from './fixtures/echo-server.ts'
import { choose } from './fixtures/inspector.ts'
import { askFor, fieldOf, openForm, openTab, wayOf } from './fixtures/person.ts'
import { expect, type SystemBrowser, test } from './fixtures/system-browser.ts'

const secret = 'canary-secret-that-is-long-enough'
const urn = 'urn:ietf:params:oauth:grant-type'

/** What a row has to work with. */
type World = RunningApp & {
  readonly server: AuthorizationServer
  readonly systemBrowser: SystemBrowser
  readonly type: (label: string, value: string) => Promise<void>
  readonly pem: string
}

type Row = {
  readonly signIn: FlowId
  /** As on the wire. */
  readonly grant: string
  /** Fills in what this grant asks for beside the client ID and the scope. */
  readonly fill: (world: World) => Promise<void>
  /** What the person does after pressing Connect. */
  readonly afterwards?: (world: World) => Promise<unknown>
}

const withSecret = ({ type }: World) => type('Client secret', secret)

const signedWithKey = async (world: World) => {
  await choose(world.page, 'How the program proves who it is', 'Signed with a private key')
  await world.type('Private key', world.pem)
}

const rows: readonly Row[] = [
  {
    signIn: 'authorization-code',
    grant: 'authorization_code',
    async fill(world) {
      await choose(world.page, 'How the program proves who it is', 'Secret in the Authorization header')
      await withSecret(world)
    },
    afterwards: ({ systemBrowser }) => systemBrowser.openedTab(),
  },
  {
    signIn: 'device-code',
    grant: `${urn}:device_code`,
    fill: withSecret,
    async afterwards({ page, server }) {
      const code = page.getByRole('region', { name: 'Code for signing in' }).getByRole('status')
      await typeCode(`${server.issuer}/device`, ((await code.textContent()) ?? '').trim())
    },
  },
  {
    signIn: 'client-credentials',
    grant: 'client_credentials',
    async fill(world) {
      await signedWithKey(world)
      await world.page.locator('summary', { hasText: 'More about this sign-in' }).click()
      await choose(world.page, 'Bind the token to this computer (DPoP)', 'Yes')
    },
  },
  {
    signIn: 'password',
    grant: 'password',
    async fill(world) {
      await world.type('User name', testAccount.id)
      await world.type('Password', testAccount.password)
      await withSecret(world)
    },
  },
  {
    signIn: 'refresh-token',
    grant: 'refresh_token',
    async fill(world) {
      await world.type('Refresh token', await earlierRefreshToken(world.server.provider(), 'app'))
      await withSecret(world)
    },
  },
  {
    signIn: 'token-exchange',
    grant: `${urn}:token-exchange`,
    async fill(world) {
      await world.type('Token to exchange', await earlierToken(world.server))
      await withSecret(world)
    },
  },
  {
    signIn: 'jwt-bearer',
    grant: `${urn}:jwt-bearer`,
    async fill(world) {
      await choose(world.page, 'How the program proves who it is', 'Secret in the Authorization header')
      await withSecret(world)
      await world.type('Issued by', 'the-robot')
      await world.type('Private key', world.pem)
    },
  },
]

test('each grant is filled in and brings a token, which requests carry', async ({ app, systemBrowser }) => {
  const { page } = app
  expect(rows.map(({ signIn }) => signIn).toSorted()).toEqual(
    oauthServer.signIns.map(({ flow }) => flow as FlowId).toSorted(),
  )
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'key-of-the-app' }
  const grant_types = [...rows.map(({ grant }) => grant), 'refresh_token']
  const redirects = { response_types: ['code'] as const, redirect_uris: ['http://127.0.0.1/callback'] }
  const native = { application_type: 'native', ...redirects } as const
  const server = await startAuthorizationServer({
    clients: [
      { client_id: 'app', client_secret: secret, grant_types, ...native },
      {
        client_id: 'robot',
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [jwk] },
        grant_types: ['client_credentials'],
      },
    ],
    assertionKeys: { 'the-robot': jwk },
  })
  const api = await startEcho()
  await systemBrowser.standInFor(app)
  const type = (label: string, value: string) =>
    page.getByRole('main').getByLabel(label, { exact: true }).first().fill(value)
  const world = { ...app, server, systemBrowser, type, pem: await exportPKCS8(privateKey) }

  for (const { signIn, grant, fill, afterwards } of rows) {
    await test.step(signIn, async () => {
      await openForm(page, wayOf('oauth-server', signIn))
      await fieldOf(page, 'Issuer').fill(server.issuer)
      await page.getByRole('button', { name: 'Look it up' }).click()
      await expect(page.getByRole('note').filter({ hasText: 'Found:' })).toBeVisible()
      await type('API address', api.address)
      await type('Connection name', signIn)
      await type('Client ID', signIn === 'client-credentials' ? 'robot' : 'app')
      await type('Scope', 'read')
      await fill(world)
      await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
      await afterwards?.(world)
      await expect(page.getByRole('article', { name: `Token of ${signIn}` })).toHaveAttribute('data-state', 'fresh', {
        timeout: 20_000,
      })
      expect(server.asked('/token').at(-1)).toMatchObject({ status: 200, form: { grant_type: grant } })
      await openTab(page, 'Try')
      await askFor(page, '/things')
      await expect.poll(() => api.arrivals.length).toBe(rows.findIndex((row) => row.signIn === signIn) + 1)
    })
  }
  const words = api.arrivals.map(({ headers }) => String(headers.authorization).split(' ')[0])
  expect(words).toEqual(rows.map(({ signIn }) => (signIn === 'client-credentials' ? 'DPoP' : 'Bearer')))
  const proof = decodeJwt(String(api.arrivals[2]?.headers.dpop))
  expect(proof).toMatchObject({ htm: 'GET', htu: `${api.address}/things`, ath: expect.any(String) })
  await api.close()
  await server.close()
})

/** A token that the person has from elsewhere. */
async function earlierToken({ endpoints }: AuthorizationServer): Promise<string> {
  const response = await fetch(endpoints.token, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`app:${secret}`)}` },
    body: new URLSearchParams({
      grant_type: 'password',
      username: testAccount.id,
      password: testAccount.password,
      scope: 'read',
    }),
  })
  return ((await response.json()) as { access_token: string }).access_token
}
