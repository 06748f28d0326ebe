/** Client credentials at a certified server, with every way in which a client makes itself known. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { ClientMetadata } from 'oidc-provider'
import { describe, expect, test } from 'vitest'
import { makeCertificate, makePfx } from '../http/test-certificate.ts'
import { startTestServer } from '../http/test-server.ts'
import { awkwardClient, oauthDraft, startOAuthWorld } from './oauth-kit.ts'
import { failureOf, revealed, tokenOf } from './rules-kit.ts'
import { connect, createTestWorld } from './test-world.ts'

const grant = { grant_types: ['client_credentials'], scope: 'read write' }
const { id: clientId, secret: clientSecret } = awkwardClient
const bySecret = (token_endpoint_auth_method: ClientMetadata['token_endpoint_auth_method']): ClientMetadata => ({
  ...{ client_id: clientId, client_secret: clientSecret, ...grant },
  ...(token_endpoint_auth_method === undefined ? {} : { token_endpoint_auth_method }),
})

describe('a program with an awkward ID and secret gets a token', () => {
  test.each(['client_secret_basic', 'client_secret_post', 'client_secret_jwt'] as const)(
    'by %s',
    async (clientAuth) => {
      const { world, server, signIn } = await startOAuthWorld({ clients: [bySecret(clientAuth)] })
      const connection = await signIn('client-credentials', { clientId, clientSecret, clientAuth, scope: 'read' })
      expect(await tokenOf(world, connection)).toMatchObject({
        scope: 'read',
        expirySource: 'server',
        lifetimeMs: 600_000,
      })
      const [asked] = server.asked('/token')
      const sent = JSON.stringify([asked?.form, asked?.headers])
      expect(asked?.form.client_secret).toBe(clientAuth === 'client_secret_post' ? clientSecret : undefined)
      expect(asked?.headers.authorization === undefined).toBe(clientAuth !== 'client_secret_basic')
      if (clientAuth === 'client_secret_jwt') expect(sent).not.toContain(clientSecret)
    },
  )

  test.each(['HS384', 'HS512'])('by client_secret_jwt with %s', async (clientSecretAlgorithm) => {
    // As long as the algorithm's hash (RFC 7518 section 3.2).
    const long = clientSecret.repeat(3)
    const client = { ...bySecret('client_secret_jwt'), client_secret: long }
    const { world, signIn } = await startOAuthWorld({ clients: [client] })
    const typed = { clientId, clientSecret: long, clientAuth: 'client_secret_jwt', clientSecretAlgorithm }
    expect(await tokenOf(world, await signIn('client-credentials', typed))).toMatchObject({ lifetimeMs: 600_000 })
  })

  test('by Basic with both as they are, at a server that decodes nothing', async () => {
    const lenient = await startTestServer(({ headers }) => {
      const [id, ...secret] = Buffer.from(headers.authorization?.slice(6) ?? '', 'base64')
        .toString()
        .split(':')
      const isRight = id === clientId && secret.join(':') === clientSecret
      return isRight
        ? { headers: { 'content-type': 'application/json' }, body: '{"access_token":"t-raw","token_type":"Bearer"}' }
        : { status: 401, headers: { 'content-type': 'application/json' }, body: '{"error":"invalid_client"}' }
    })
    const world = createTestWorld()
    const server = { issuer: lenient.url, endpoints: { token: lenient.url } }
    const typed = { clientId, clientSecret, clientAuth: 'client_secret_basic' }
    const refused = connect(world, oauthDraft(world, server, 'client-credentials', typed))
    expect(await failureOf(refused)).toMatchObject({
      code: 'credentials-refused',
      fields: ['clientId', 'clientSecret'],
    })
    const raw = { ...typed, clientBasic: 'raw' }
    const connection = await connect(world, oauthDraft(world, server, 'client-credentials', raw))
    expect(await revealed(world, connection)).toBe('t-raw')
    await world.close()
  })
})

const jwkOf = (key: KeyObject, more: object = {}) => ({ ...key.export({ format: 'jwk' }), ...more })
const pemOf = (key: KeyObject, passphrase?: string) =>
  key
    .export({
      format: 'pem',
      type: 'pkcs8',
      ...(passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }),
    })
    .toString()

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ed = generateKeyPairSync('ed25519')
const certified = makeCertificate({ name: 'client' })

/** The server knows the public half; `alg` is the only one it takes of this client. */
function byKey(publicKey: object, alg: string): ClientMetadata {
  return {
    ...{ client_id: 'keyed', ...grant },
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: alg,
    jwks: { keys: [{ ...publicKey, kid: 'k1', use: 'sig', alg }] },
  } as ClientMetadata
}

describe('a program with a private key gets a token', () => {
  const ecOfPfx = certified.privateKey
  test.each<[string, string, object, Readonly<Record<string, string>>]>([
    ['RS256', 'PEM', jwkOf(rsa.publicKey), { privateKey: pemOf(rsa.privateKey) }],
    ['PS256', 'PEM', jwkOf(rsa.publicKey), { privateKey: pemOf(rsa.privateKey), privateKeyAlgorithm: 'PS256' }],
    [
      'PS256',
      'a JWK that says so',
      jwkOf(rsa.publicKey),
      { privateKey: JSON.stringify(jwkOf(rsa.privateKey, { alg: 'PS256' })) },
    ],
    ['ES256', 'PEM', jwkOf(ec.publicKey), { privateKey: pemOf(ec.privateKey) }],
    [
      'ES256',
      'a JWK with its name',
      jwkOf(ec.publicKey),
      { privateKey: JSON.stringify(jwkOf(ec.privateKey, { kid: 'k1' })) },
    ],
    ['EdDSA', 'PEM, its name typed', jwkOf(ed.publicKey), { privateKey: pemOf(ed.privateKey), privateKeyId: 'k1' }],
    [
      'Ed25519',
      'a JWK',
      jwkOf(ed.publicKey),
      { privateKey: JSON.stringify(jwkOf(ed.privateKey)), privateKeyAlgorithm: 'Ed25519' },
    ],
    [
      'RS256',
      'PEM with a passphrase',
      jwkOf(rsa.publicKey),
      { privateKey: pemOf(rsa.privateKey, 'open'), privateKeyPassphrase: 'open' },
    ],
    [
      'ES256',
      'a PFX file',
      { ...jwkOf(ecOfPfx), d: undefined },
      { privateKey: makePfx(certified, 'open').toString('base64'), privateKeyPassphrase: 'open' },
    ],
  ])('by %s, from %s', async (alg, _form, publicKey, key) => {
    const { world, signIn, lastForm } = await startOAuthWorld({ clients: [byKey(publicKey, alg)] })
    const typed = { clientId: 'keyed', clientAuth: 'private_key_jwt', ...key }
    const connection = await signIn('client-credentials', typed)
    expect(await tokenOf(world, connection)).toMatchObject({ lifetimeMs: 600_000 })
    expect(lastForm()).toMatchObject({ client_id: 'keyed', grant_type: 'client_credentials' })
    expect(connection.savedSecrets).toContain('privateKey')
  })

  test.each(['issuer', 'token-endpoint'])('with an assertion for the %s', async (clientAssertionAudience) => {
    const { world, signIn } = await startOAuthWorld({ clients: [byKey(jwkOf(ec.publicKey), 'ES256')] })
    const typed = { clientId: 'keyed', clientAuth: 'private_key_jwt', privateKey: pemOf(ec.privateKey) }
    const connection = await signIn('client-credentials', { ...typed, clientAssertionAudience })
    expect(await tokenOf(world, connection)).toMatchObject({ lifetimeMs: 600_000 })
  })

  test('and, when that has run out, another one with an assertion of its own', async () => {
    const { world, server, signIn } = await startOAuthWorld({ clients: [byKey(jwkOf(ec.publicKey), 'ES256')] })
    const typed = { clientId: 'keyed', clientAuth: 'private_key_jwt', privateKey: pemOf(ec.privateKey) }
    const connection = await signIn('client-credentials', typed)
    await world.tokens.get(connection.id)
    const assertions = server.asked('/token').map(({ form }) => form.client_assertion)
    expect(new Set(assertions).size).toBe(2)
  })
})

test('a public client gets a token by its name alone', async () => {
  const clients: ClientMetadata[] = [
    { client_id: 'public', grant_types: ['password'], token_endpoint_auth_method: 'none' },
  ]
  const { world, signIn, lastForm } = await startOAuthWorld({ clients })
  const person = { username: 'ada', password: 'correct horse battery staple' }
  const connection = await signIn('password', { ...person, clientId: 'public', clientAuth: 'none' })
  expect(await tokenOf(world, connection)).toMatchObject({ lifetimeMs: 600_000 })
  expect(lastForm()).toEqual({ grant_type: 'password', ...person, client_id: 'public' })
})

describe('a program that is refused hears which fields may be wrong', () => {
  test.each(['client_secret_basic', 'client_secret_post', 'client_secret_jwt'] as const)(
    'with a wrong secret, by %s',
    async (clientAuth) => {
      const { signIn } = await startOAuthWorld({ clients: [bySecret(clientAuth)] })
      const typed = { clientId, clientSecret: 'not the secret, but long enough', clientAuth }
      expect(await failureOf(signIn('client-credentials', typed))).toMatchObject({
        code: 'credentials-refused',
        fields: ['clientId', 'clientSecret'],
      })
    },
  )

  test('with a key that is not the client’s', async () => {
    const { signIn } = await startOAuthWorld({ clients: [byKey(jwkOf(ec.publicKey), 'ES256')] })
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const typed = { clientId: 'keyed', clientAuth: 'private_key_jwt', privateKey: pemOf(other) }
    expect(await failureOf(signIn('client-credentials', typed))).toMatchObject({
      code: 'credentials-refused',
      fields: ['clientId', 'privateKey'],
    })
  })

  test('with a way that the server does not expect', async () => {
    const { signIn } = await startOAuthWorld({ clients: [byKey(jwkOf(ec.publicKey), 'ES256')] })
    const typed = { clientId: 'keyed', clientAuth: 'client_secret_post', clientSecret }
    expect(await failureOf(signIn('client-credentials', typed))).toMatchObject({ code: 'credentials-refused' })
  })

  test('with a key that cannot be read: nothing was sent, and nothing of the key is repeated', async () => {
    const { server, signIn } = await startOAuthWorld({ clients: [byKey(jwkOf(ec.publicKey), 'ES256')] })
    const privateKey = '-----BEGIN PRIVATE KEY-----\nMIIcanarycanary\n-----END PRIVATE KEY-----'
    const failure = await failureOf(
      signIn('client-credentials', { clientId: 'keyed', clientAuth: 'private_key_jwt', privateKey }),
    )
    expect(failure).toMatchObject({ code: 'invalid-input', field: 'privateKey' })
    expect(JSON.stringify(failure)).not.toContain('canary')
    expect(server.asked()).toEqual([])
  })

  test('without a key, and without a client certificate where one is needed', async () => {
    const { server, signIn } = await startOAuthWorld({ clients: [byKey(jwkOf(ec.publicKey), 'ES256')] })
    const keyless = signIn('client-credentials', { clientId: 'keyed', clientAuth: 'private_key_jwt' })
    expect(await failureOf(keyless)).toEqual({ code: 'missing-secret', fields: ['privateKey'] })
    const bare = signIn('client-credentials', { clientId: 'keyed', clientAuth: 'tls_client_auth' })
    expect(await failureOf(bare)).toMatchObject({ code: 'invalid-input', field: 'clientCertificate' })
    expect(server.asked()).toEqual([])
  })

  test('or that the grant is not for this client', async () => {
    const { signIn } = await startOAuthWorld({ clients: [{ ...bySecret(undefined), grant_types: ['refresh_token'] }] })
    expect(await failureOf(signIn('client-credentials', { clientId, clientSecret }))).toMatchObject({
      code: 'sign-in-failed',
      serverSaid: 'requested grant type is not allowed for this client',
    })
  })
})
