import { describe, expect, it, onTestFinished } from 'vitest'
import { networkDraftOf, plainNetwork } from '../../shared/domain/network.ts'
import { startAuthorizationServer } from '../http/test-authorization-server.ts'
import { makeCertificate } from '../http/test-certificate.ts'
import { startOidcServer } from '../http/test-oidc-server.ts'
import { failureOf, startTestServer } from '../http/test-server.ts'
import { createTestServices } from './test-services.ts'

async function startIssuer() {
  const server = await startOidcServer()
  onTestFinished(() => server.close())
  return server
}

const lookUp = (address: string, acceptsInsecure = false) =>
  createTestServices().discovery.lookUp({ address, acceptsInsecure, verifyTls: true })

describe('looking up a server', () => {
  it.each(['', '/', '/token', '/auth?client_id=x', '/.well-known/openid-configuration'])(
    'finds a certified one by its address with “%s” behind it',
    async (path) => {
      const server = await startIssuer()
      const found = await lookUp(`${server.issuer}${path}`)
      expect(found).toMatchObject({
        issuer: server.issuer,
        endpoints: { token: `${server.issuer}/token`, jwks: `${server.issuer}/jwks` },
        grantTypes: expect.arrayContaining(['client_credentials']),
      })
    },
  )

  it('asks only for descriptions, and nothing before it is told to', async () => {
    const server = await startIssuer()
    await lookUp(`${server.issuer}/deep/down`)
    expect(server.log.length).toBeGreaterThan(0)
    expect(server.log.every((line) => line.startsWith('GET ') && line.includes('/.well-known/'))).toBe(true)
  })

  it('says so where nothing describes itself, and where another server is described', async () => {
    const silent = await startTestServer(() => ({ status: 404 }))
    expect((await failureOf(lookUp(silent.url))).error).toMatchObject({ code: 'invalid-input', field: 'issuer' })
    const liar = await startTestServer(() => ({
      body: JSON.stringify({ issuer: 'https://other.example', token_endpoint: 'https://other.example/token' }),
    }))
    const { error } = await failureOf(lookUp(liar.url))
    expect(error).toMatchObject({ code: 'invalid-input', reason: expect.stringContaining('https://other.example') })
  })

  it('follows no redirect, and takes neither pages nor endless answers', async () => {
    const elsewhere = await startIssuer()
    const pointing = await startTestServer(() => ({ status: 302, headers: { location: elsewhere.issuer } }))
    expect((await failureOf(lookUp(pointing.url))).error.code).toBe('invalid-input')
    expect(elsewhere.log).toEqual([])
    const page = await startTestServer(() => ({ body: '<html>' }))
    expect((await failureOf(lookUp(page.url))).error.code).toBe('invalid-input')
    const long = await startTestServer(() => ({ body: ' '.repeat(2 * 1024 * 1024) }))
    expect((await failureOf(lookUp(long.url))).error.code).toBe('unexpected-answer')
  })

  it('goes to an unprotected address only with the person’s word', async () => {
    expect((await failureOf(lookUp('http://nobody.invalid'))).error).toMatchObject({
      code: 'insecure-address',
      field: 'issuer',
    })
    expect((await failureOf(lookUp('http://nobody.invalid', true))).error.code).toBe('server-not-found')
  })

  it('goes the way of a form that is not saved yet: its own authorities, or no check of certificates', async () => {
    const authority = makeCertificate({ name: 'Own authority', isAuthority: true })
    const tls = makeCertificate({ name: 'server', hosts: ['127.0.0.1'], signer: authority })
    const server = await startAuthorizationServer({ tls })
    onTestFinished(server.close)
    const { discovery } = createTestServices()
    const question = { address: server.issuer, acceptsInsecure: false, verifyTls: true }
    expect((await failureOf(discovery.lookUp(question))).error.code).toBe('certificate-refused')
    const authorities = [{ fileName: 'own.pem', pem: authority.cert, subject: '', validTo: 0, count: 1 }]
    const network = { ...networkDraftOf(plainNetwork), authorities }
    expect(await discovery.lookUp({ ...question, network })).toMatchObject({ issuer: server.issuer })
    expect(await discovery.lookUp({ ...question, verifyTls: false })).toMatchObject({ issuer: server.issuer })
  })

  it('refuses what is no address', async () => {
    expect((await failureOf(lookUp('not an address'))).error).toMatchObject({ code: 'invalid-input', field: 'issuer' })
  })
})
