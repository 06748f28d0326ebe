import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { TokenSource } from '../../shared/ipc/inspector.contract.ts'
import type { SignatureCheck } from '../../shared/jwt/signature-check.ts'
import { makeCertificate } from '../http/test-certificate.ts'
import { oidcClient, startOidcServer } from '../http/test-oidc-server.ts'
import { startTestServer, type TestAnswer } from '../http/test-server.ts'
import {
  connect,
  connected,
  createTestServices,
  infolinkDraft,
  jsonAnswer,
  startOauthServer,
  tokens,
} from './test-services.ts'

async function oidc() {
  const server = await startOidcServer()
  onTestFinished(() => server.close())
  return server
}

const pasted = (text: string) => ({ kind: 'pasted', text }) as const

function reasonOf(check: SignatureCheck): string {
  if (check.outcome !== 'not-checked') return check.outcome
  return 'reason' in check.why ? check.why.reason : check.why.kind
}

async function errorOf(act: Promise<unknown>) {
  const thrown = await act.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (!(thrown instanceof AppFailure)) throw new Error(`No failure: ${String(thrown)}`)
  return thrown.error
}

describe('against a certified authorization server', () => {
  test('nothing is asked before it is asked for; then its metadata and its keys, and nothing else', async () => {
    const server = await oidc()
    const token = await server.token('jwt')
    const { inspector } = createTestServices()
    await inspector.check(pasted(token), { kind: 'pasted', text: 'no key' })
    await inspector.check(pasted(token), { kind: 'inside' })
    expect(server.log).toEqual([])

    const { check, issuer } = await inspector.check(pasted(token), { kind: 'issuer', issuer: server.issuer })
    expect(check).toMatchObject({
      outcome: 'matches',
      alg: 'RS256',
      key: { origin: 'issuer', kid: 'key-1', type: 'RSA', host: new URL(server.issuer).host },
      warnings: [],
    })
    expect(issuer).toEqual({
      issuer: server.issuer,
      keySetAddress: `${server.issuer}/jwks`,
      introspectionAddress: `${server.issuer}/token/introspection`,
    })
    expect(server.log).toEqual(['GET /.well-known/openid-configuration', 'GET /jwks'])
  })

  test('keys are asked for with every press: an issuer may have changed them a moment ago', async () => {
    const server = await oidc()
    const { inspector } = createTestServices()
    const ask = { kind: 'key-set-address', url: `${server.issuer}/jwks` } as const
    const old = await server.token('jwt')
    expect((await inspector.check(pasted(old), ask)).check.outcome).toBe('matches')
    await server.rotateKeys()
    expect((await inspector.check(pasted(old), ask)).check).toMatchObject({
      why: { kind: 'kid-not-found', kid: 'key-1', kids: ['key-2'] },
    })
    expect(server.log).toEqual(['GET /jwks', 'GET /jwks'])
    const newer = await server.token('jwt')
    expect((await inspector.check(pasted(newer), ask)).check).toMatchObject({
      outcome: 'matches',
      key: { kid: 'key-2' },
    })
  })

  test.each([{ kid: 'one' }, {}])(
    'a key that took the place of another without another name counts at once: %j',
    async (named) => {
      const before = await generateKeyPair('ES256', { extractable: true })
      const after = await generateKeyPair('ES256', { extractable: true })
      let published = before.publicKey
      const server = await startTestServer(async () =>
        jsonAnswer(200, { keys: [{ ...(await exportJWK(published)), ...named }] }),
      )
      const { inspector } = createTestServices()
      const checked = async ({ privateKey }: typeof before) => {
        const token = await new SignJWT({}).setProtectedHeader({ alg: 'ES256', ...named }).sign(privateKey)
        return (await inspector.check(pasted(token), { kind: 'key-set-address', url: `${server.url}/keys` })).check
          .outcome
      }
      expect(await checked(before)).toBe('matches')
      published = after.publicKey
      expect(await checked(after)).toBe('matches')
      expect(server.arrived).toHaveLength(2)
      expect(await checked(before)).toBe('differs')
      expect(server.arrived).toHaveLength(3)
    },
  )

  test('a token that says nothing is looked up at its server', async () => {
    const server = await oidc()
    const token = await server.token('opaque')
    const { inspector } = createTestServices()
    const address = `${server.issuer}/token/introspection`
    const said = await inspector.introspect(pasted(token), address, oidcClient.id, oidcClient.secret)
    expect(said).toMatchObject({ active: true, host: new URL(address).host })
    expect(said.rows.find(({ path }) => path === 'client_id')?.text).toBe(oidcClient.id)
    expect(await errorOf(inspector.introspect(pasted(token), address, oidcClient.id, ''))).toMatchObject({
      code: 'credentials-refused',
    })
    const unknown = await inspector.introspect(pasted('not-one-of-its-own'), address, oidcClient.id, oidcClient.secret)
    expect(unknown.active).toBe(false)
    expect(await errorOf(inspector.introspect(pasted(token), address, oidcClient.id, 'wrong'))).toMatchObject({
      code: 'credentials-refused',
      fields: ['clientId', 'clientSecret'],
    })
  })
})

describe('an issuer under a path, with its keys on another host', () => {
  const place = '/.well-known/oauth-authorization-server/tenant/one'

  test.each(['/tenant/one', '/tenant/one/'])(
    '%s is found where RFC 8414 has it, and the other host is named',
    async (path) => {
      const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
      const sign = (claims: { iss?: string }) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey)
      const jwk = await exportJWK(publicKey)
      const keys = await startTestServer(async () => jsonAnswer(200, { keys: [jwk] }))
      const server = await startTestServer(async (request) =>
        request.path === place
          ? jsonAnswer(200, { issuer: `http://${request.headers.host}${path}`, jwks_uri: `${keys.url}/all` })
          : jsonAnswer(404, {}),
      )
      const { inspector } = createTestServices()
      const asked = { kind: 'issuer', issuer: `${server.url}${path}` } as const
      const token = await sign({ iss: asked.issuer })
      const { check, issuer } = await inspector.check(pasted(token), asked)
      expect(check).toMatchObject({ outcome: 'matches', key: { origin: 'issuer', host: keys.host } })
      expect(issuer).toMatchObject({ keySetAddress: `${keys.url}/all`, introspectionAddress: null })
      expect(server.arrived.map((request) => request.path)).toEqual([
        '/tenant/one/.well-known/openid-configuration',
        place,
      ])
      for (const { method, headers, body } of [...server.arrived, ...keys.arrived]) {
        expect([method, headers.authorization, headers.cookie, body]).toEqual(['GET', undefined, undefined, ''])
        expect(JSON.stringify(headers)).not.toContain(token)
      }
      // Of a token that names another issuer, or none, these are just keys at some address.
      for (const claims of [{}, { iss: 'https://another.example' }]) {
        const other = await inspector.check(pasted(await sign(claims)), asked)
        expect(other.check).toMatchObject({ outcome: 'matches', key: { origin: 'key-set-address' } })
      }
    },
  )

  test('another name for the same server is not its name', async () => {
    const server = await startTestServer(async (request) =>
      jsonAnswer(200, { issuer: `http://${request.headers.host}/`, jwks_uri: `http://${request.headers.host}/all` }),
    )
    const { inspector } = createTestServices()
    const { check, issuer } = await inspector.check(pasted('e30.e30.x'), { kind: 'issuer', issuer: server.url })
    expect(reasonOf(check)).toContain(`is that of “${server.url}/”, not of “${server.url}”`)
    expect(issuer).toBeNull()
    expect(server.arrived).toHaveLength(1)
  })
})

describe('servers that mean no good', () => {
  async function issuerThat(answers: (path: string, origin: string) => TestAnswer) {
    const server = await startTestServer(async (request) => answers(request.path, `http://${request.headers.host}`))
    return server
  }
  const metadata = '/.well-known/openid-configuration'

  async function checkAt(server: { readonly url: string }): Promise<string> {
    const { privateKey } = await generateKeyPair('RS256')
    const token = await new SignJWT({ iss: server.url }).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
    const { inspector } = createTestServices()
    return reasonOf((await inspector.check(pasted(token), { kind: 'issuer', issuer: server.url })).check)
  }

  test('metadata of another issuer counts for nothing', async () => {
    const server = await issuerThat(() => jsonAnswer(200, { issuer: 'https://good.example', jwks_uri: 'x' }))
    expect(await checkAt(server)).toContain('is that of “https://good.example”')
    expect(server.arrived.map(({ path }) => path)).toEqual([metadata])
  })

  test('keys at an unprotected address, or at none, are not fetched', async () => {
    for (const jwks_uri of ['http://elsewhere.example/jwks', 'file:///etc/passwd', '', undefined]) {
      const server = await issuerThat((_, origin) => jsonAnswer(200, { issuer: origin, jwks_uri }))
      expect(await checkAt(server)).toContain('names no address for its keys')
      expect(server.arrived).toHaveLength(1)
    }
  })

  test.each([
    ['a page', { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }, 'no JSON'],
    ['another address', { status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: '' }, 'points elsewhere'],
    ['nothing of the kind', jsonAnswer(404, {}), 'answered 404'],
  ])('an answer that is %s is explained', async (_, answer, says) => {
    const server = await issuerThat(() => answer)
    expect(await checkAt(server)).toContain(says)
    // The other well-known address is tried, and that is all.
    expect(server.arrived.map(({ path }) => path)).toEqual([metadata, '/.well-known/oauth-authorization-server'])
  })

  test('a set of thousands of keys is cut, and one without end is refused', async () => {
    const { publicKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = await exportJWK(publicKey)
    const many = await issuerThat((path, origin) =>
      path === metadata
        ? jsonAnswer(200, { issuer: origin, jwks_uri: `${origin}/jwks` })
        : jsonAnswer(200, { keys: Array.from({ length: 5000 }, (_none, at) => ({ ...jwk, kid: `k${at}` })) }),
    )
    expect(await checkAt(many)).toBe('no-key-fits')
    const { inspector } = createTestServices()
    const endless = await issuerThat(() => ({ body: `{"keys":[${'"x",'.repeat(600_000)}` }))
    const asked = inspector.check(pasted('e30.e30.x'), { kind: 'key-set-address', url: `${endless.url}/jwks` })
    expect(await errorOf(asked)).toMatchObject({ code: 'unexpected-answer', why: 'too-large' })
  })

  test('addresses that are unprotected, or of another kind, are refused before anything is asked', async () => {
    const { inspector } = createTestServices()
    for (const url of ['http://login.example/jwks', 'ftp://login.example', 'https://me:secret@login.example/', 'x']) {
      for (const key of [{ kind: 'key-set-address', url } as const, { kind: 'issuer', issuer: url } as const]) {
        expect(await errorOf(inspector.check(pasted('e30.e30.x'), key))).toMatchObject({
          code: 'invalid-input',
          field: 'address',
        })
      }
    }
    expect(await errorOf(inspector.introspect(pasted('x'), 'http://login.example/i', '', ''))).toMatchObject({
      code: 'invalid-input',
    })
  })

  test('what a server repeats of token and secret is masked', async () => {
    const server = await startTestServer(async ({ body }) =>
      jsonAnswer(200, { active: true, echo: body, n: 'client-canary' }),
    )
    const { inspector } = createTestServices()
    const said = await inspector.introspect(pasted('token-canary'), `${server.url}/i`, 'me', 'client-canary')
    expect(JSON.stringify(said)).not.toMatch(/token-canary|client-canary/)
    expect(server.arrived[0]?.body).toBe('token=token-canary')
  })
})

describe('a stored token', () => {
  test('is sent for introspection to hosts of its connection only', async () => {
    const { services, server, connection } = await connected()
    const stranger = await startTestServer(async () => jsonAnswer(200, { active: true }))
    const source = { kind: 'stored', connectionId: connection.id } as const
    expect(await errorOf(services.inspector.introspect(source, `${stranger.url}/i`, '', ''))).toMatchObject({
      code: 'host-not-allowed',
      host: new URL(stranger.url).host,
    })
    expect(stranger.arrived).toEqual([])
    server.apiAnswer = () => jsonAnswer(200, { active: true })
    expect((await services.inspector.introspect(source, `${server.url}/i`, '', '')).active).toBe(true)
    expect(server.called().at(-1)?.body).toBe('token=access-canary-1')
  })

  test('is sent without checking the certificate only where its connection takes that off', async () => {
    const certificate = makeCertificate({ name: 'self-made', hosts: ['127.0.0.1'] })
    const server = await startOauthServer(certificate)
    server.apiAnswer = () => jsonAnswer(200, { active: true })
    const services = createTestServices()
    const connection = await connect(services, infolinkDraft(server.url, { verifyTls: false }))
    const ask = (source: TokenSource) => services.inspector.introspect(source, `${server.url}/i`, '', '')
    expect((await ask({ kind: 'stored', connectionId: connection.id })).active).toBe(true)
    expect(await errorOf(ask(pasted('mine')))).toMatchObject({ code: 'certificate-refused' })
    expect(server.called().map(({ body }) => body)).toEqual(['token=access-canary-1'])
  })

  test('is checked by name, the check is remembered by its key, and forgotten with the token', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const sign = (jti: string) => new SignJWT({ jti }).setProtectedHeader({ alg: 'ES256' }).sign(privateKey)
    const [first, second] = [await sign('one'), await sign('two')]
    const { services, server, connection } = await connected()
    server.tokenAnswer = (_form, count) => tokens(count, { access_token: count === 2 ? first : second })
    await services.tokens.get(connection.id)
    const { inspector } = services
    const source = { kind: 'stored', connectionId: connection.id } as const
    const key = { kind: 'pasted', text: await exportSPKI(publicKey) } as const
    expect((await inspector.readStored(connection.id)).check).toBeNull()
    expect((await inspector.check(source, key)).check.outcome).toBe('matches')
    const read = await inspector.readStored(connection.id)
    expect(read.check).toMatchObject({ outcome: 'matches', key: { origin: 'pasted', type: 'EC', detail: 'P-256' } })
    expect(JSON.stringify(read)).not.toContain(first.split('.')[2])

    await services.tokens.get(connection.id)
    const renewed = await inspector.readStored(connection.id)
    expect(renewed.check).toBeNull()
    expect(renewed.before?.reading).toMatchObject({ format: 'jwt', payload: { value: { jti: 'one' } } })
    expect(JSON.stringify(renewed)).not.toContain(first.split('.')[2])
    await services.tokens.forget(connection.id)
    await services.tokens.get(connection.id)
    expect((await inspector.readStored(connection.id)).before).toBeNull()
  })

  test('of a connection that is not there, or has none, is not there', async () => {
    const { services, connection } = await connected()
    const key = { kind: 'inside' } as const
    const of = (connectionId: string) => ({ kind: 'stored', connectionId }) as const
    expect(await errorOf(services.inspector.check(of('nobody'), key))).toEqual({
      code: 'not-found',
      what: 'connection',
    })
    await services.tokens.forget(connection.id)
    expect(await errorOf(services.inspector.check(of(connection.id), key))).toEqual({
      code: 'not-found',
      what: 'token',
    })
  })
})

describe('keys that the inspector holds', () => {
  test('a file is read by the trusted side; the window gets its name', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey)
    const path = join(tmpdir(), `hallpass-key-${process.pid}.pem`)
    writeFileSync(path, await exportSPKI(publicKey))
    const services = createTestServices()
    services.chosen.push({ path, name: 'key.pem', size: 200 })
    const file = await services.inspector.chooseKeyFile()
    expect(file).toEqual({ fileId: expect.any(String), name: 'key.pem' })
    const { check } = await services.inspector.check(pasted(token), { kind: 'file', fileId: file?.fileId ?? '' })
    expect(check).toMatchObject({ outcome: 'matches', key: { origin: 'file', detail: 'Ed25519' } })
    expect(await services.inspector.chooseKeyFile()).toBeNull()
    expect(await errorOf(services.inspector.check(pasted(token), { kind: 'file', fileId: 'gone' }))).toMatchObject({
      code: 'invalid-input',
      field: 'file',
    })
  })

  test.each(['RS256', 'ES256', 'ES512', 'EdDSA'])('a binary file (DER) with a key for %s is one, too', async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    const token = await new SignJWT({}).setProtectedHeader({ alg }).sign(privateKey)
    const pem = await exportSPKI(publicKey)
    const der = Buffer.from(pem.replace(/-----[A-Z ]+-----/g, ''), 'base64')
    const path = join(tmpdir(), `hallpass-key-${process.pid}-${alg}.der`)
    writeFileSync(path, der)
    onTestFinished(() => rmSync(path))
    const services = createTestServices()
    services.chosen.push({ path, name: 'key.der', size: der.length })
    const file = await services.inspector.chooseKeyFile()
    const { check } = await services.inspector.check(pasted(token), { kind: 'file', fileId: file?.fileId ?? '' })
    expect(check.outcome).toBe('matches')
  })

  test('a throw-away key signs, checks, and is used again; its private half is nowhere in what comes out', async () => {
    const { inspector } = createTestServices()
    const first = inspector.build('{}', '{"sub":"jo"}', { kind: 'made-here', alg: 'ES256', keyId: null })
    const key = { kind: 'made-here', keyId: first.keyId ?? '' } as const
    expect((await inspector.check(pasted(first.token), key)).check).toMatchObject({
      outcome: 'matches',
      key: { origin: 'made-here', kid: expect.stringMatching(/^hallpass-made-/) },
      warnings: [],
    })
    const second = inspector.build('{}', '{"sub":"ann"}', { kind: 'made-here', alg: 'ES256', keyId: first.keyId })
    expect(second.keySet).toBe(first.keySet)
    for (const built of [first, second]) {
      expect(Object.keys(built).sort()).toEqual(['keyId', 'keySet', 'token'])
      // By name: a public value may begin with any letter.
      const [jwk, ...others] = JSON.parse(built.keySet ?? '').keys
      expect(Object.keys(jwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
      expect(others).toEqual([])
    }
    const other = inspector.build('{}', '{}', { kind: 'made-here', alg: 'PS256', keyId: first.keyId })
    expect(other.keyId).not.toBe(first.keyId)
    inspector.forgetKeys()
    expect(await errorOf(inspector.check(pasted(first.token), key))).toMatchObject({
      code: 'invalid-input',
      field: 'key',
    })
    const anew = inspector.build('{}', '{}', { kind: 'made-here', alg: 'ES256', keyId: first.keyId })
    expect(anew.keySet).not.toBe(first.keySet)
  })

  test('what cannot be built is said at its place', () => {
    const { inspector } = createTestServices()
    const failed = (...[header, payload, key]: Parameters<typeof inspector.build>) => {
      try {
        inspector.build(header, payload, key)
        return 'built'
      } catch (thrown) {
        return thrown instanceof AppFailure && thrown.error.code === 'invalid-input' ? thrown.error.field : thrown
      }
    }
    expect(failed('{', '{}', { kind: 'none' })).toBe('header')
    expect(failed('{}', '[]', { kind: 'none' })).toBe('payload')
    expect(failed('{}', '{}', { kind: 'pasted', alg: 'RS256', text: 'x' })).toBe('key')
    expect(failed('{}', '{}', { kind: 'secret', alg: 'HS256', text: 'xyz', encoding: 'hex' })).toBe('key')
    expect(failed('{}', '{}', { kind: 'made-here', alg: 'HS256', keyId: null })).toBe('key')
    expect(failed('{}', '{}', { kind: 'none' })).toBe('built')
  })
})
