/** Every kind of sign-in at a server that can be told to misbehave: what it sends, and what a good answer is. */

import { filledDraft, oauthDraft } from '../../electron/rules/oauth-kit.ts'
import { askingSignIns, draftAt } from '../../electron/rules/sign-in-cases.ts'
import { pemOf, robot } from '../../electron/rules/test-oauth-grants.ts'
import type { TestWorld } from '../../electron/rules/test-world.ts'
import { ownLogin } from '../../electron/services/test-own-login.ts'
import type { ConnectionDraft } from '../../shared/domain/connection.ts'

/** One sign-in. `planted` are secrets that may go to this server and be seen nowhere else. */
export type HostileCase = {
  readonly name: string
  readonly draft: (world: TestWorld, address: string) => ConnectionDraft | Promise<ConnectionDraft>
  readonly document: (request: string) => string
  /** Requests that are not about the token are answered properly. */
  readonly isFaulty?: (request: string) => boolean
}

/** Secrets of the OAuth sign-ins, each to be recognized. */
const planted = { clientSecret: 'canary-client-secret', password: 'canary-password', refreshToken: 'canary-refresh' }

const issued = JSON.stringify({
  access_token: 'the-token',
  refresh_token: 'canary-next-refresh',
  token_type: 'Bearer',
  expires_in: 'the-lifetime',
})
const exchanged = JSON.stringify({
  ...JSON.parse(issued),
  issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
})
const deviceCode = JSON.stringify({
  device_code: 'device',
  user_code: 'ABCD',
  verification_uri: 'https://login.example.com/device',
  expires_in: 600,
  interval: 1,
})

const typed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'client-credentials': {},
  password: { username: 'ada', password: planted.password },
  'refresh-token': { refreshToken: planted.refreshToken },
  'token-exchange': { subjectToken: 'canary-subject-token' },
  'jwt-bearer': { assertionKey: pemOf(robot), assertionIssuer: 'robot', assertionSubject: 'ada' },
  'authorization-code': {},
  'device-code': {},
}

const isAbout = (path: string) => (request: string) => request.startsWith(`POST ${path} `)

const oauthCases: readonly HostileCase[] = Object.entries(typed).map(([grant, values]) => ({
  name: `OAuth, ${grant}`,
  draft: (world, address) =>
    oauthDraft(
      world,
      { issuer: address, endpoints: { token: `${address}/token` } },
      grant,
      { clientId: 'client', clientAuth: 'client_secret_post', clientSecret: planted.clientSecret, ...values },
      {
        servers: {
          token: `${address}/token`,
          authorization: `${address}/auth`,
          deviceAuthorization: `${address}/device`,
        },
      },
    ),
  document(request) {
    if (isAbout('/device')(request)) return deviceCode
    return grant === 'token-exchange' ? exchanged : issued
  },
  isFaulty: (request) => !isAbout('/device')(request),
}))

/** All of them. */
export const hostileCases: readonly HostileCase[] = [
  ...askingSignIns.map(
    (one): HostileCase => ({
      name: one.name,
      draft: (_world, address) => draftAt(one, address),
      document: () => JSON.stringify(one.success('the-token', 'the-lifetime')),
    }),
  ),
  ...oauthCases,
  {
    name: 'A login of one’s own',
    async draft(world, address) {
      const known = world.providers.list().find(({ name }) => name === 'Odd login')
      const made = known ?? (await world.providers.save(ownLogin({}, '')))
      return filledDraft(
        world,
        [made.id, 'login'],
        { username: 'ada', password: planted.password },
        { servers: { server: address } },
      )
    },
    document: () =>
      JSON.stringify({
        data: { session: { jwt: 'the-token', next: 'canary-next' }, expiresInMs: 'the-lifetime' },
        jwt: 'the-token',
      }),
  },
]
