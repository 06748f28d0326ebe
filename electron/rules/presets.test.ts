/**
 * The sign-in services that come with the app, each at a server that answers in the form the real one does: somebody gets a token
 * with what the form starts with, and the trap that this service is known for is passed.
 */
import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fieldValue, shownFields } from '../../shared/domain/form-field.ts'
import { fillGaps } from '../../shared/domain/oauth-address.ts'
import type { OAuthEndpoint, OAuthSettings } from '../../shared/domain/oauth-settings.ts'
import { providers } from '../../shared/providers/index.ts'
import { describeFailure } from '../../shared/words/describe-failure.ts'
import { closedPort } from '../http/test-server.ts'
import { filledDraft } from './oauth-kit.ts'
import { expectNear, failureOf, inVault, tokenOf } from './rules-kit.ts'
import { pemOf } from './test-oauth-grants.ts'
import { onlyWaits } from './test-person.ts'
import { type Answering, comesBack, json, type SignInService, startSignInService } from './test-sign-in-service.ts'
import { connect, createTestWorld, type TestWorld } from './test-world.ts'

type Typed = Readonly<Record<string, string>>

function createWorld(): TestWorld {
  const world = createTestWorld()
  onTestFinished(world.close)
  // The page for codes is the service’s own: nobody has to type anything there.
  onlyWaits(world)
  return world
}

/** Signs in with what the form starts with and what was typed; addresses that are left out are as the preset has them. */
async function signIn(world: TestWorld, which: readonly [string, string], servers: Typed, typed: Typed) {
  const form = world.providers.list().find(({ id }) => id === which[0])
  const fields = form?.signIns.find(({ id }) => id === which[1])?.fields ?? []
  // The port that is registered may be taken on this computer.
  const isFixed = fields.some(({ name, default: start }) => name === 'redirect' && start === 'fixed-port')
  const port = isFixed ? { redirectPort: String(await closedPort()) } : {}
  const defaults = form?.servers.map(({ id, default: start }) => [id, start ?? ''] as const) ?? []
  const all = { ...Object.fromEntries(defaults), ...servers }
  return connect(world, filledDraft(world, which, { ...port, ...typed }, { servers: all }))
}

const send = (world: TestWorld, connectionId: string, url: string) =>
  world.requests.send(
    {
      ...{ connectionId, authorization: { kind: 'connection' }, method: 'GET', url },
      ...{ pathValues: {}, query: [], headers: [], body: { kind: 'none' } },
    },
    'send',
  )

const secret = { clientSecret: 'the-secret' }
const refreshed = ({ form }: { readonly form: Typed }) => form.grant_type === 'refresh_token'

test('each of them is here', () => {
  expect(Object.keys(tests).toSorted()).toEqual(services.map(({ name }) => name).toSorted())
})

const tests: Readonly<Record<string, () => void>> = {
  'Microsoft Entra ID'() {
    const id = '9c2b7a70-0000-4c1e-9a52-0d6a3f2c1b11'
    const refusal = (code: number, error: string, said: string) =>
      json({ error, error_description: `AADSTS${code}: ${said} Trace ID: 0 Timestamp: 0`, error_codes: [code] }, 401)
    const start = (refuse?: ReturnType<typeof json>, only?: { refreshes: boolean }) =>
      startSignInService({
        '/organizations/oauth2/v2.0/authorize': comesBack({ session_state: 'x' }),
        '/organizations/oauth2/v2.0/token': async (asked, service) =>
          (only === undefined || (only.refreshes && refreshed(asked)) ? refuse : undefined) ??
          json({
            ...{
              token_type: 'Bearer',
              scope: 'User.Read profile openid email',
              expires_in: 3736,
              ext_expires_in: 3736,
            },
            // For Graph, with a nonce of Microsoft's own: nobody else can or should check it.
            access_token: await service.jwt({ aud: '00000003-0000-0000-c000-000000000000', tid: id }),
            refresh_token: `0.AX${service.asked('/organizations/oauth2/v2.0/token').length}`,
            id_token: await service.idToken({
              iss: `https://login.microsoftonline.com/${id}/v2.0`,
              ...{ aud: 'app', sub: 'pairwise', tid: id, preferred_username: 'ada@acme.example' },
            }),
          }),
        '/organizations/discovery/v2.0/keys': (asked, service) => service.keys(asked, service),
        '/acme/oauth2/v2.0/token': () =>
          refuse ?? json({ token_type: 'Bearer', expires_in: 3599, access_token: 'x.y.z' }),
      })
    const at = ({ url }: SignInService) => ({ server: url, api: url, userinfo: '' })

    test('“organizations” gives a token of the person’s own tenant: it is not compared with what was typed', async () => {
      const [world, service] = [createWorld(), await start()]
      const connection = await signIn(world, ['entra', 'browser'], at(service), { clientId: 'app' })
      const token = await tokenOf(world, connection)
      expect(token.idToken).toMatchObject({ name: 'ada@acme.example', check: { outcome: 'checked' } })
      expect(token).toMatchObject({ lifetimeMs: 3_736_000, refreshable: true })
      const [asked] = service.asked('/organizations/oauth2/v2.0/authorize')
      // http://localhost with a final slash takes any port there.
      expect(asked?.query.redirect_uri).toMatch(/^http:\/\/localhost:\d+\/$/)
      expect(asked?.query.scope?.split(' ')).toContain('offline_access')
      await world.tokens.get(connection.id)
      expect(inVault(world, connection).refreshToken).toBe('0.AX2')
    })

    test('a second factor that is due in the meantime is asked for, and the sign-in there is stays until then', async () => {
      const due = { refreshes: false }
      const said = 'Due to a configuration change made by your administrator, you must use multi-factor authentication.'
      const [world, service] = [createWorld(), await start(refusal(50076, 'interaction_required', said), due)]
      const connection = await signIn(world, ['entra', 'browser'], at(service), { clientId: 'app' })
      due.refreshes = true
      world.passTime(3_736_000)
      const failure = await failureOf(send(world, connection.id, '/v1.0/me'))
      expect(failure).toMatchObject({ code: 'sign-in-over', needsPerson: true })
      expect(failure).toHaveProperty('serverSaid', expect.stringContaining('multi-factor'))
      expect(inVault(world, connection).refreshToken).toBe('0.AX1')
      await world.tokens.get(connection.id)
      expect(service.asked('/organizations/oauth2/v2.0/authorize')).toHaveLength(2)
      expect((await tokenOf(world, connection)).refreshable).toBe(true)
    })

    test('a registration that wants a secret says so, at the client', async () => {
      const said = 'The request body must contain the following parameter: ‘client_assertion’ or ‘client_secret’.'
      const [world, service] = [createWorld(), await start(refusal(7000218, 'invalid_client', said))]
      const failure = await failureOf(signIn(world, ['entra', 'browser'], at(service), { clientId: 'app' }))
      expect(failure).toMatchObject({ code: 'credentials-refused', fields: ['clientId'] })
      expect(failure).toHaveProperty('serverSaid', expect.stringContaining('AADSTS7000218'))
    })

    test('a program asks for an API with “/.default”, in its own tenant', async () => {
      const [world, service] = [createWorld(), await start()]
      const typed = { tenant: 'acme', clientId: 'app', ...secret }
      await signIn(world, ['entra', 'program'], at(service), typed)
      expect(service.asked('/acme/oauth2/v2.0/token')[0]?.form).toEqual({
        grant_type: 'client_credentials',
        ...{ client_id: 'app', client_secret: 'the-secret', scope: 'https://graph.microsoft.com/.default' },
      })
    })
  },

  Google() {
    const token = '/token'
    const start = (lastly: Readonly<Record<string, unknown>> = {}) =>
      startSignInService({
        '/o/oauth2/v2/auth': comesBack({ scope: 'openid email', authuser: '0', prompt: 'consent' }),
        '/device/code': () =>
          json({
            device_code: 'd',
            user_code: 'GQVQ-JKEC',
            verification_url: 'https://www.google.com/device',
            expires_in: 1800,
            interval: 5,
          }),
        [token]: async ({ form }, service) => {
          const isOffline = service
            .asked('/o/oauth2/v2/auth')
            .some(({ query }) => query.access_type === 'offline' && query.prompt === 'consent')
          const isDevice = form.grant_type?.endsWith('device_code')
          if (isDevice && service.asked(token).length === 1)
            return json({ error: 'authorization_pending', error_description: 'Precondition Required' }, 428)
          if (form.client_secret === undefined && form.assertion === undefined)
            return json({ error: 'invalid_request', error_description: 'client_secret is missing.' }, 400)
          return json({
            ...{
              access_token: `ya29.${service.asked(token).length}`,
              expires_in: 3599,
              scope: 'openid',
              token_type: 'Bearer',
            },
            ...((isOffline && form.grant_type === 'authorization_code') || isDevice
              ? { refresh_token: '1//0first' }
              : {}),
            ...(form.grant_type === 'authorization_code'
              ? {
                  id_token: await service.idToken({
                    iss: 'https://accounts.google.com',
                    aud: 'app',
                    sub: '1234',
                    email: 'ada@example.com',
                  }),
                }
              : {}),
            ...lastly,
          })
        },
        '/oauth2/v3/certs': (asked, service) => service.keys(asked, service),
      })
    const at = ({ url }: SignInService) => ({
      ...{ authorization: `${url}/o/oauth2/v2/auth`, token: `${url}/token`, deviceAuthorization: `${url}/device/code` },
      ...{ jwks: `${url}/oauth2/v3/certs`, api: url, revocation: '', userinfo: '' },
    })

    test('gives a refresh token only to who asks for offline access and consent: the form does', async () => {
      const [world, service] = [createWorld(), await start()]
      const connection = await signIn(world, ['google', 'browser'], at(service), {
        clientId: 'app',
        clientAuth: 'client_secret_post',
        ...secret,
      })
      expect(await tokenOf(world, connection)).toMatchObject({
        refreshable: true,
        idToken: { email: 'ada@example.com' },
      })
      // A refresh brings none: the first one stays.
      await world.tokens.get(connection.id)
      expect(service.asked(token).filter(refreshed)).toHaveLength(1)
      expect(inVault(world, connection).refreshToken).toBe('1//0first')
    })

    test('gives none without them: the token says so, and its end is met by asking the person, never silently', async () => {
      const [world, service] = [createWorld(), await start()]
      const typed = { clientId: 'app', clientAuth: 'client_secret_post', ...secret, extraParameters: '' }
      const connection = await signIn(world, ['google', 'browser'], at(service), typed)
      expect(await tokenOf(world, connection)).toMatchObject({ refreshable: false })
      world.passTime(3_600_000)
      expect(await failureOf(send(world, connection.id, '/things'))).toMatchObject({
        code: 'sign-in-over',
        needsPerson: true,
      })
      await world.tokens.get(connection.id)
      expect(await tokenOf(world, connection)).toMatchObject({ refreshable: false })
    })

    test('wants the secret of a desktop app as well, and says that it is missing', async () => {
      const [world, service] = [createWorld(), await start()]
      const failure = await failureOf(
        signIn(world, ['google', 'browser'], at(service), { clientId: 'app', clientAuth: 'none' }),
      )
      expect(failure).toMatchObject({ code: 'sign-in-failed', serverSaid: 'client_secret is missing.' })
    })

    test('calls the page of a device’s code by another name, and “not yet” a status of its own', async () => {
      const [world, service] = [createWorld(), await start()]
      const typed = { clientId: 'app', clientAuth: 'client_secret_post', ...secret }
      const connection = await signIn(world, ['google', 'device'], at(service), typed)
      expect(await tokenOf(world, connection)).toMatchObject({ refreshable: true })
      expect(service.asked(token)).toHaveLength(2)
    })

    test('takes a service account’s key file, and the scope in the assertion', async () => {
      const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const file = {
        type: 'service_account',
        private_key_id: 'k',
        private_key: pemOf(key),
        client_email: 'robot@acme.example',
      }
      const [world, service] = [createWorld(), await start()]
      const typed = { assertionKey: JSON.stringify(file), scope: 'https://www.googleapis.com/auth/cloud-platform' }
      await signIn(world, ['google', 'service-account'], at(service), typed)
      const [asked] = service.asked(token)
      expect(decodeJwt(asked?.form.assertion ?? '')).toMatchObject({
        iss: 'robot@acme.example',
        aud: `${service.url}/token`,
        scope: typed.scope,
      })
      expect(asked?.form).not.toHaveProperty('client_id')
    })
  },

  GitHub() {
    const path = '/login/oauth/access_token'
    const start = (answer: Readonly<Record<string, string | number>>, asForm = false, notYet = 0) =>
      startSignInService({
        '/login/oauth/authorize': comesBack(),
        '/login/device/code': () =>
          json({
            device_code: 'd',
            user_code: 'WDJB-MJHT',
            verification_uri: 'https://github.com/login/device',
            expires_in: 900,
            interval: 5,
          }),
        [path]: ({ headers }, service) => {
          if (service.asked(path).length <= notYet) return json({ error: 'authorization_pending' })
          const wantsJson = String(headers.accept).includes('application/json') && !asForm
          const pairs = Object.entries(answer).map(([name, value]): [string, string] => [name, String(value)])
          return wantsJson
            ? json(answer)
            : {
                headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
                body: new URLSearchParams(pairs).toString(),
              }
        },
      })
    const issued = {
      access_token: 'gho_16C7e42F292c6912E7710c838347Ae178B4a',
      token_type: 'bearer',
      scope: 'repo,gist',
    }
    const at = ({ url }: SignInService) => ({ server: url, api: url })
    const typed = { clientId: 'Iv1.app', clientAuth: 'client_secret_post', ...secret }

    test.each([
      ['JSON, as it is asked to', false, []],
      ['a form, as it does by itself', true, [{ kind: 'written-as-form' }]],
    ])('writes its answer as %s; the token of an OAuth app has no end', async (_how, asForm, notes) => {
      const [world, service] = [createWorld(), await start(issued, asForm)]
      const connection = await signIn(world, ['github', 'browser'], at(service), typed)
      expect(await tokenOf(world, connection)).toMatchObject({
        expiresAt: null,
        scope: 'repo,gist',
        refreshable: false,
      })
      expect((await tokenOf(world, connection)).notes).toEqual(expect.arrayContaining(notes))
    })

    test.each([
      ['incorrect_client_credentials', 'credentials-refused', ['clientId', 'clientSecret']],
      ['bad_verification_code', 'authorization-refused', []],
      ['redirect_uri_mismatch', 'sign-in-failed', []],
    ])('refuses with the status of a success: %s', async (error, code, fields) => {
      const [world, service] = [
        createWorld(),
        await start({ error, error_description: 'Said by GitHub.', error_uri: 'https://docs.github.com' }),
      ]
      const failure = await failureOf(signIn(world, ['github', 'browser'], at(service), typed))
      expect(failure).toMatchObject({ code, serverSaid: 'Said by GitHub.' })
      expect(describeFailure(failure).fields).toEqual(fields)
    })

    test('says “bad_refresh_token” for a sign-in that is over: it is dropped, and the person is asked', async () => {
      const answer: Record<string, string | number> = {
        ...issued,
        expires_in: 28_800,
        refresh_token: 'ghr_1',
        refresh_token_expires_in: 15_897_600,
      }
      const [world, service] = [createWorld(), await start(answer)]
      const connection = await signIn(world, ['github', 'browser'], at(service), typed)
      const before = await tokenOf(world, connection)
      expect(before).toMatchObject({ refreshable: true, lifetimeMs: 28_800_000 })
      expectNear(before.refreshExpiresAt, before.obtainedAt + 15_897_600_000)
      for (const name of Object.keys(answer)) delete answer[name]
      answer.error = 'bad_refresh_token'
      world.passTime(28_800_000)
      expect(await failureOf(send(world, connection.id, '/user'))).toMatchObject({
        code: 'sign-in-over',
        needsPerson: true,
      })
      expect(inVault(world, connection).refreshToken).toBeNull()
    })

    test('says that a code was not typed yet with the status of a success', async () => {
      const [world, service] = [createWorld(), await start(issued, false, 1)]
      await signIn(world, ['github', 'device'], at(service), { clientId: 'Iv1.app' })
      expect(service.asked(path).map(({ form }) => form.client_secret)).toEqual([undefined, undefined])
    })
  },

  GitLab() {
    const start = () =>
      startSignInService({
        '/oauth/authorize': comesBack(),
        '/oauth/token': (_, service) => {
          const count = service.asked('/oauth/token').length
          const used = service.asked('/oauth/token').map(({ form }) => form.refresh_token)
          // Each works once; a second use ends all that came of the sign-in.
          if (used.filter((one) => one !== undefined).length !== new Set(used.filter((one) => one !== undefined)).size)
            return json(
              {
                error: 'invalid_grant',
                error_description:
                  'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
              },
              400,
            )
          return json({
            access_token: `t${count}`,
            token_type: 'Bearer',
            expires_in: 7200,
            refresh_token: `r${count}`,
            scope: 'read_user',
            created_at: 1_700_000_000,
          })
        },
        '/api/v4/user': () => json({ username: 'ada' }),
      })

    test('gives each refresh token for one use: the new one is always the one that is kept', async () => {
      const [world, service] = [createWorld(), await start()]
      const connection = await signIn(world, ['gitlab', 'browser'], { server: service.url }, { clientId: 'app' })
      for (const _turn of [1, 2, 3]) {
        world.passTime(7_200_000)
        await send(world, connection.id, '/api/v4/user')
      }
      expect(service.asked('/oauth/token').map(({ form }) => form.refresh_token)).toEqual([undefined, 'r1', 'r2', 'r3'])
    })

    test('takes access tokens of people in a header of its own', async () => {
      const [world, service] = [createWorld(), await start()]
      const connection = await signIn(
        world,
        ['gitlab', 'personal-token'],
        { server: service.url },
        { apiKey: 'glpat-x_y' },
      )
      await send(world, connection.id, '/api/v4/user')
      const [asked] = service.asked('/api/v4/user')
      expect(asked?.headers['private-token']).toBe('glpat-x_y')
      expect(asked?.headers.authorization).toBeUndefined()
    })
  },

  Okta() {
    const start = (refuse?: ReturnType<typeof json>) =>
      startSignInService({
        '/oauth2/default/v1/authorize': comesBack(),
        '/oauth2/default/v1/token': async ({ form }, service) =>
          refuse ??
          json({
            ...{
              token_type: 'Bearer',
              expires_in: 3600,
              access_token: await service.jwt({ iss: `${service.url}/oauth2/default`, aud: 'api://default' }),
            },
            ...{ scope: form.scope ?? 'openid profile offline_access' },
            ...(form.grant_type === 'client_credentials'
              ? {}
              : {
                  refresh_token: 'r1',
                  id_token: await service.idToken({
                    iss: `${service.url}/oauth2/default`,
                    aud: 'app',
                    sub: '00u1',
                    name: 'Ada',
                  }),
                }),
          }),
        '/oauth2/default/v1/keys': (asked, service) => service.keys(asked, service),
      })

    test('has its custom authorization server below a path, which is its issuer as well', async () => {
      const [world, service] = [createWorld(), await start()]
      const connection = await signIn(world, ['okta', 'browser'], { server: service.url }, { clientId: 'app' })
      expect((await tokenOf(world, connection)).idToken).toMatchObject({
        ...{ issuer: `${service.url}/oauth2/default`, name: 'Ada' },
        check: { outcome: 'checked', issuerKnown: true },
      })
    })

    test.each([
      [
        'in its own form',
        {
          errorCode: 'invalid_client',
          errorSummary: 'Invalid value for ‘client_id’ parameter.',
          errorLink: 'invalid_client',
          errorId: 'oae',
          errorCauses: [],
        },
        'Invalid value for ‘client_id’ parameter.',
      ],
      [
        'in that of OAuth',
        {
          error: 'invalid_client',
          error_description: 'The client secret supplied for a confidential client is invalid.',
        },
        'The client secret supplied for a confidential client is invalid.',
      ],
    ])('refuses a client %s', async (_how, body, serverSaid) => {
      const [world, service] = [createWorld(), await start(json(body, 401))]
      const attempt = signIn(
        world,
        ['okta', 'program'],
        { server: service.url },
        { clientId: 'app', scope: 'mine', ...secret },
      )
      expect(await failureOf(attempt)).toMatchObject({
        code: 'credentials-refused',
        fields: ['clientId', 'clientSecret'],
        serverSaid,
      })
    })

    test('has no scope of its own for programs: that leads to the scope', async () => {
      const refuse = json(
        {
          error: 'invalid_scope',
          error_description:
            'The authorization server resource does not have any configured default scopes, ‘scope’ must be provided.',
        },
        400,
      )
      const [world, service] = [createWorld(), await start(refuse)]
      const failure = await failureOf(
        signIn(world, ['okta', 'program'], { server: service.url }, { clientId: 'app', ...secret }),
      )
      expect(describeFailure(failure).fields).toEqual(['scope'])
    })
  },

  Auth0() {
    const start = (refuse?: ReturnType<typeof json>) =>
      startSignInService({
        '/authorize': comesBack(),
        '/oauth/device/code': () =>
          json({
            device_code: 'd',
            user_code: 'HSLM-NJQD',
            verification_uri: 'https://acme.auth0.com/activate',
            verification_uri_complete: 'https://acme.auth0.com/activate?user_code=HSLM-NJQD',
            expires_in: 900,
            interval: 5,
          }),
        '/oauth/token': async ({ form }, service) => {
          if (refuse !== undefined) return refuse
          const asked = [
            ...service.asked('/authorize').map(({ query }) => query),
            ...service.asked('/oauth/device/code').map((one) => one.form),
          ]
          // Only a program names it here: for a person it was agreed to on the page.
          const audience = form.grant_type === 'client_credentials' ? form.audience : asked.at(-1)?.audience
          // Without one: sealed for Auth0 itself (JWE), and good for userinfo only.
          const access_token =
            audience === undefined
              ? 'eyJhbGciOiJkaXIifQ..iv.sealed.tag'
              : await service.jwt({ iss: `${service.url}/`, aud: audience })
          const id_token =
            form.grant_type === 'client_credentials'
              ? {}
              : { id_token: await service.idToken({ iss: `${service.url}/`, aud: 'app', sub: 'auth0|1' }) }
          return json({ access_token, scope: 'openid', expires_in: 86_400, token_type: 'Bearer', ...id_token })
        },
        '/.well-known/jwks.json': (asked, service) => service.keys(asked, service),
      })
    const audience = 'https://api.example.com'

    test.each(['browser', 'device'])(
      'gives a token for an API to who names it (audience), and its issuer ends with a slash: %s',
      async (way) => {
        const [world, service] = [createWorld(), await start()]
        const connection = await signIn(world, ['auth0', way], { server: service.url }, { clientId: 'app', audience })
        expect(decodeJwt(inVault(world, connection).accessToken).aud).toBe(audience)
        expect((await tokenOf(world, connection)).idToken).toMatchObject({
          issuer: `${service.url}/`,
          check: { outcome: 'checked' },
        })
      },
    )

    test('gives an opaque one to who names none, which is said as it is', async () => {
      const [world, service] = [createWorld(), await start()]
      const connection = await signIn(world, ['auth0', 'browser'], { server: service.url }, { clientId: 'app' })
      expect(await tokenOf(world, connection)).toMatchObject({ lifetimeMs: 86_400_000, expirySource: 'server' })
      expect(service.asked('/authorize')[0]?.query).not.toHaveProperty('audience')
    })

    test('calls a wrong secret “access_denied”: it is the client all the same', async () => {
      const [world, service] = [
        createWorld(),
        await start(json({ error: 'access_denied', error_description: 'Unauthorized' }, 401)),
      ]
      const attempt = signIn(
        world,
        ['auth0', 'program'],
        { server: service.url },
        { clientId: 'app', audience, ...secret },
      )
      expect(await failureOf(attempt)).toMatchObject({
        code: 'credentials-refused',
        fields: ['clientId', 'clientSecret'],
      })
    })

    test('calls an unknown API that as well, and says which in words', async () => {
      const said = `Service not found: ${audience}`
      const [world, service] = [
        createWorld(),
        await start(json({ error: 'access_denied', error_description: said }, 403)),
      ]
      const attempt = signIn(
        world,
        ['auth0', 'program'],
        { server: service.url },
        { clientId: 'app', audience, ...secret },
      )
      expect(await failureOf(attempt)).toMatchObject({
        code: 'sign-in-failed',
        error: 'access_denied',
        serverSaid: said,
      })
    })
  },

  Keycloak() {
    const base = '/auth/realms/acme/protocol/openid-connect'
    const start = (refuse?: ReturnType<typeof json>) =>
      startSignInService({
        [`${base}/auth`]: ({ query }, service) =>
          comesBack({ session_state: 's', iss: `${service.url}/auth/realms/acme` })({ query } as never, service),
        [`${base}/token`]: async ({ form }, service) =>
          refuse ??
          json({
            ...{
              access_token: await service.jwt({ iss: `${service.url}/auth/realms/acme`, aud: 'account' }),
              expires_in: 300,
              refresh_expires_in: form.grant_type === 'client_credentials' ? 0 : 1800,
            },
            ...(form.grant_type === 'client_credentials'
              ? {}
              : { refresh_token: await service.jwt({ typ: 'Refresh' }), session_state: 's' }),
            ...{ token_type: 'Bearer', 'not-before-policy': 0, scope: 'openid profile' },
            ...(form.grant_type === 'authorization_code'
              ? {
                  id_token: await service.idToken({
                    iss: `${service.url}/auth/realms/acme`,
                    aud: 'app',
                    sub: 'f:1',
                    preferred_username: 'ada',
                  }),
                }
              : {}),
          }),
        [`${base}/certs`]: (asked, service) => service.keys(asked, service),
      })
    // As before version 17.
    const at = ({ url }: SignInService) => ({ server: `${url}/auth` })
    const typed = { realm: 'acme', clientId: 'app' }

    test('has a server for each realm, below a path that older ones have besides; refresh tokens end, too', async () => {
      const [world, service] = [createWorld(), await start()]
      const connection = await signIn(world, ['keycloak', 'browser'], at(service), typed)
      const token = await tokenOf(world, connection)
      expect(token.idToken).toMatchObject({
        issuer: `${service.url}/auth/realms/acme`,
        name: 'ada',
        check: { outcome: 'checked' },
      })
      expectNear(token.refreshExpiresAt, token.obtainedAt + 1_800_000)
    })

    test('says “unauthorized_client” for a wrong secret: it is the client’s fields', async () => {
      const refuse = json(
        { error: 'unauthorized_client', error_description: 'Invalid client or Invalid client credentials' },
        401,
      )
      const [world, service] = [createWorld(), await start(refuse)]
      const attempt = signIn(world, ['keycloak', 'program'], at(service), { ...typed, ...secret })
      expect(await failureOf(attempt)).toMatchObject({
        code: 'credentials-refused',
        fields: ['clientId', 'clientSecret'],
      })
    })

    test.each([
      [
        json({ error: 'invalid_grant', error_description: 'Invalid user credentials' }, 401),
        'credentials-refused',
        ['username', 'password'],
      ],
      [
        json({ error: 'unauthorized_client', error_description: 'Client not allowed for direct access grants' }, 400),
        'sign-in-failed',
        ['clientId'],
      ],
      [json({ error: 'Realm does not exist' }, 404), 'unexpected-answer', ['server']],
    ])('tells the password, the client and the realm apart (%#)', async (refuse, code, fields) => {
      const [world, service] = [createWorld(), await start(refuse)]
      const person = { username: 'ada', password: 'wrong', clientAuth: 'none' }
      const failure = await failureOf(
        signIn(world, ['keycloak', 'user-password'], at(service), { ...typed, ...person }),
      )
      expect(failure.code).toBe(code)
      expect(describeFailure(failure).fields).toEqual(fields)
    })

    test('gives programs no refresh token, and says that it lasts 0 seconds', async () => {
      const [world, service] = [createWorld(), await start()]
      const connection = await signIn(world, ['keycloak', 'program'], at(service), { ...typed, ...secret })
      expect(await tokenOf(world, connection)).toMatchObject({
        refreshable: false,
        refreshExpiresAt: null,
        lifetimeMs: 300_000,
      })
    })
  },

  'Amazon Cognito'() {
    const issuer = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123'
    const start = () =>
      startSignInService({
        '/oauth2/authorize': comesBack(),
        '/oauth2/token': async ({ form, headers }, service) => {
          if (form.client_id !== 'app' && headers.authorization === undefined)
            return json({ error: 'invalid_client' }, 400)
          return json({
            // Its access tokens name no audience.
            access_token: await service.jwt({ iss: issuer, client_id: 'app', token_use: 'access' }),
            ...{ expires_in: 3600, token_type: 'Bearer' },
            id_token: await service.idToken({
              iss: issuer,
              aud: 'app',
              sub: 'u1',
              email: 'ada@example.com',
              token_use: 'id',
            }),
            ...(form.grant_type === 'authorization_code' ? { refresh_token: 'first' } : {}),
          })
        },
        '/keys': (asked, service) => service.keys(asked, service),
        '/mine': () => json({}),
      })
    const at = ({ url }: SignInService) => ({ server: url, issuer, jwks: `${url}/keys`, api: url })

    test('is its own issuer at another host than people sign in at', async () => {
      const [world, service] = [createWorld(), await start()]
      const connection = await signIn(world, ['cognito', 'browser'], at(service), { clientId: 'app' })
      expect((await tokenOf(world, connection)).idToken).toMatchObject({ issuer, check: { outcome: 'checked' } })
      await world.tokens.get(connection.id)
      await world.tokens.get(connection.id)
      expect(
        service
          .asked('/oauth2/token')
          .filter(refreshed)
          .map(({ form }) => form.refresh_token),
      ).toEqual(['first', 'first'])
    })

    test('has APIs behind it that want the ID token, renewed as any other', async () => {
      const [world, service] = [createWorld(), await start()]
      const connection = await signIn(world, ['cognito', 'browser'], at(service), {
        clientId: 'app',
        bearer: 'id-token',
      })
      world.passTime(3_600_000)
      await send(world, connection.id, '/mine')
      const sent = service.asked('/mine')[0]?.headers.authorization?.replace('Bearer ', '') ?? ''
      expect(decodeJwt(sent)).toMatchObject({ token_use: 'id', email: 'ada@example.com' })
      expect(service.asked('/oauth2/token').filter(refreshed)).toHaveLength(1)
    })

    test('refuses a client with nothing but the code for it', async () => {
      const [world, service] = [createWorld(), await start()]
      const failure = await failureOf(signIn(world, ['cognito', 'browser'], at(service), { clientId: 'another' }))
      expect(failure).toMatchObject({ code: 'credentials-refused', fields: ['clientId'] })
    })
  },

  Salesforce() {
    const path = '/services/oauth2/token'
    const start = (instance: () => string, refuse?: () => ReturnType<typeof json> | undefined) =>
      startSignInService({
        '/services/oauth2/authorize': comesBack(),
        [path]: ({ form }, service) =>
          refuse?.() ??
          json({
            access_token: `00D!${service.asked(path).length}`,
            ...(form.grant_type === 'authorization_code' ? { refresh_token: '5Aep861' } : {}),
            ...{ signature: 'c2ln', scope: 'api refresh_token', instance_url: instance(), token_type: 'Bearer' },
            ...{ id: 'https://login.salesforce.com/id/00D/005', issued_at: '1278448384422' },
          }),
        '/services/data/v62.0/limits': () => json({}),
      })

    test('states no lifetime; a token that is refused is renewed, and the refresh token stays', async () => {
      const world = createWorld()
      const service: SignInService = await start(() => service.url)
      const connection = await signIn(
        world,
        ['salesforce', 'browser'],
        { server: service.url },
        { clientId: '3MVG9', clientAuth: 'none' },
      )
      expect(await tokenOf(world, connection)).toMatchObject({
        expiresAt: null,
        expirySource: 'unknown',
        refreshable: true,
      })
      expect((await tokenOf(world, connection)).notes.map(({ kind }) => kind)).not.toContain('api-elsewhere')
      await world.tokens.get(connection.id)
      expect(inVault(world, connection).refreshToken).toBe('5Aep861')
    })

    test('says where the organization’s API is, after a sign-in at the address for everybody: that is said, and nothing goes there by itself', async () => {
      const elsewhere = await startSignInService({ '/services/data/v62.0/limits': () => json({}) })
      const [world, service] = [createWorld(), await start(() => elsewhere.url)]
      const typed = { clientId: '3MVG9', clientAuth: 'none' }
      const connection = await signIn(world, ['salesforce', 'browser'], { server: service.url }, typed)
      expect((await tokenOf(world, connection)).notes).toContainEqual({ kind: 'api-elsewhere', address: elsewhere.url })
      const there = `${elsewhere.url}/services/data/v62.0/limits`
      expect(await failureOf(send(world, connection.id, there))).toMatchObject({ code: 'host-not-allowed' })

      const right = await signIn(world, ['salesforce', 'browser'], { server: service.url, api: elsewhere.url }, typed)
      expect((await tokenOf(world, right)).notes.map(({ kind }) => kind)).not.toContain('api-elsewhere')
      expect(await send(world, right.id, '/services/data/v62.0/limits')).toMatchObject({ status: 200 })
    })

    test.each([
      ['invalid_client_id', 'client identifier invalid', 'credentials-refused', ['clientId', 'clientSecret']],
      ['invalid_client', 'invalid client credentials', 'credentials-refused', ['clientId', 'clientSecret']],
      ['invalid_grant', 'no client credentials user enabled', 'credentials-refused', ['clientId', 'clientSecret']],
    ])('names what is wrong with a program in its own way: %s', async (error, error_description, code, fields) => {
      const refuse = () => json({ error, error_description }, 400)
      const [world, service] = [createWorld(), await start(() => '', refuse)]
      const attempt = signIn(
        world,
        ['salesforce', 'program'],
        { server: service.url },
        { clientId: '3MVG9', ...secret },
      )
      expect(await failureOf(attempt)).toMatchObject({ code, fields, serverSaid: error_description })
    })

    test('takes a signed assertion for its own name, not for the address it is sent to', async () => {
      const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const world = createWorld()
      const service: SignInService = await start(() => service.url)
      const typed = { assertionKey: pemOf(key), assertionIssuer: '3MVG9', assertionSubject: 'ada@acme.example' }
      await signIn(world, ['salesforce', 'jwt'], { server: service.url }, typed)
      const { exp = 0, iat = 0, ...claims } = decodeJwt(service.asked(path)[0]?.form.assertion ?? '')
      expect(claims).toMatchObject({ iss: '3MVG9', sub: 'ada@acme.example', aud: 'https://login.salesforce.com' })
      // It takes none that lasts longer than three minutes.
      expect(exp - iat).toBeLessThanOrEqual(180)
    })
  },

  'Oracle Identity Cloud'() {
    const issuer = 'https://identity.oraclecloud.com/'
    const start = (areKeysPublic = true) =>
      startSignInService({
        '/oauth2/v1/authorize': comesBack(),
        '/oauth2/v1/token': async ({ form, headers }, service) => {
          if (form.grant_type === 'client_credentials' && headers.authorization !== `Basic ${btoa('app:the-secret')}`)
            return json({ error: 'invalid_client', error_description: 'Client authentication failed.', ecid: 'x' }, 401)
          return json({
            ...{
              access_token: await service.jwt({ iss: issuer, aud: [service.url, 'urn:opc:lbaas:logicalguid=idcs-0'] }),
              token_type: 'Bearer',
              expires_in: 3600,
            },
            ...(form.grant_type === 'authorization_code'
              ? {
                  refresh_token: 'AgA',
                  id_token: await service.idToken({
                    iss: issuer,
                    aud: ['app', issuer],
                    azp: 'app',
                    sub: 'ada',
                    user_displayname: 'Ada',
                  }),
                }
              : {}),
          })
        },
        '/admin/v1/SigningCert/jwk': (asked, service) =>
          areKeysPublic
            ? service.keys(asked, service)
            : json({ schemas: [], detail: 'Unauthorized', status: '401' }, 401),
      })

    test('asks for all that a program may do with one word for it', async () => {
      const [world, service] = [createWorld(), await start()]
      const connection = await signIn(
        world,
        ['oracle-idcs', 'program'],
        { server: service.url },
        { clientId: 'app', ...secret },
      )
      expect(await tokenOf(world, connection)).toMatchObject({ lifetimeMs: 3_600_000 })
      expect(service.asked('/oauth2/v1/token')[0]?.form).toEqual({
        grant_type: 'client_credentials',
        scope: 'urn:opc:idm:__myscopes__',
      })
    })

    test('refuses a wrong secret at its field', async () => {
      const [world, service] = [createWorld(), await start()]
      const attempt = signIn(
        world,
        ['oracle-idcs', 'program'],
        { server: service.url },
        { clientId: 'app', clientSecret: 'wrong' },
      )
      expect(await failureOf(attempt)).toMatchObject({
        code: 'credentials-refused',
        fields: ['clientId', 'clientSecret'],
        serverSaid: 'Client authentication failed.',
      })
    })

    test.each([
      ['public', true, { outcome: 'checked' }],
      ['not public, as they are at first', false, { outcome: 'not-checked', why: 'no-keys-came' }],
    ])('goes by one name for all domains; its keys are %s', async (_how, areKeysPublic, check) => {
      const [world, service] = [createWorld(), await start(areKeysPublic)]
      const connection = await signIn(
        world,
        ['oracle-idcs', 'browser'],
        { server: service.url },
        { clientId: 'app', clientAuth: 'none' },
      )
      expect((await tokenOf(world, connection)).idToken).toMatchObject({ issuer, subject: 'ada', check })
    })
  },
}

const key = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** What a person types where the form does not start with something. */
const typedByPerson: Typed = {
  ...{ clientId: 'app', tenant: 'acme', realm: 'acme', audience: 'https://api.example', assertionIssuer: 'app' },
  ...{ username: 'ada', password: 'p', apiKey: 'key', privateKey: pemOf(key), assertionKey: pemOf(key), ...secret },
}

const services = providers.filter(({ group }) => group === 'sign-in-service')
const signIns = services.flatMap((provider) =>
  provider.signIns.map((one) => [provider.name, one.label, provider, one] as const),
)

test.each(signIns)(
  '%s, “%s”: with what the form starts with and the few things that a person types',
  async (_name, _label, provider, one) => {
    const world = createWorld()
    const asked = one.settings as Partial<OAuthSettings>
    const form = world.providers
      .list()
      .find(({ id }) => id === provider.id)
      ?.signIns.find(({ id }) => id === one.id)
    const fields = form?.fields ?? []
    const values = Object.fromEntries(fields.map((field) => [field.name, fieldValue(field, typedByPerson)]))
    // Wherever the preset has an endpoint, the service answers there in the plain way of the standards.
    const service: SignInService = await startSignInService({
      ...at('authorization', comesBack()),
      ...at('deviceAuthorization', () =>
        json({ device_code: 'd', user_code: 'ABCD', verification_uri: 'https://login.example', expires_in: 600 }),
      ),
      ...at('token', () => json({ access_token: 'the-token', token_type: 'Bearer', expires_in: 600 })),
      '/mine': () => json({}),
    })
    function at(endpoint: OAuthEndpoint, answering: Answering): Readonly<Record<string, Answering>> {
      const path = asked.endpoints?.[endpoint]
      return { [path === undefined ? `/${endpoint}` : fillGaps(path, values)]: answering }
    }
    const servers = Object.fromEntries(
      provider.servers.map(({ id }) => [
        id,
        id === 'server' || id === 'api' ? service.url : id === 'issuer' ? '' : `${service.url}/${id}`,
      ]),
    )
    const shown = new Set(shownFields(fields, values).map(({ name }) => name))
    const typed = Object.fromEntries(Object.entries(typedByPerson).filter(([name]) => shown.has(name)))
    const connection = await signIn(world, [provider.id, one.id], servers, typed)
    await send(world, connection.id, `${service.url}/mine`)
    const use = one.use ?? provider.use
    const token = one.flow === 'api-key' ? 'key' : 'the-token'
    expect(service.asked('/mine')[0]?.headers[use.header.toLowerCase()]).toBe(`${use.scheme} ${token}`.trim())
    expect(await tokenOf(world, connection)).toMatchObject(
      one.flow === 'api-key' ? { kind: 'api-key' } : { lifetimeMs: 600_000 },
    )
  },
)

describe.each(Object.entries(tests))('%s', (_name, about) => about())
