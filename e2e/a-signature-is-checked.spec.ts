/** Signatures are checked against a real authorization server: only after the press that names it, and never by what a token says. */
import type { Page } from '@playwright/test'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { type OidcServer, oidcClient, startOidcServer } from '../electron/http/test-oidc-server.ts'
import { expect, test } from './fixtures/app.ts'
import { choose, openReader, pasteToken, theSignature, theVerdict } from './fixtures/inspector.ts'

/** A story with a server of its own. */
async function withServer(story: (server: OidcServer) => Promise<void>): Promise<void> {
  const server = await startOidcServer()
  try {
    await story(server)
  } finally {
    await server.close()
  }
}

function askButton(page: Page, { issuer }: OidcServer) {
  return page.getByRole('button', { name: `Ask ${new URL(issuer).host} for its keys and check` })
}

test('by discovery, after the press and not before', async ({ app }) => {
  await withServer(async (server) => {
    const { page } = app
    const token = await server.token('jwt')
    await openReader(page)
    await pasteToken(page, token)
    await expect(theVerdict(page)).toContainText('Signed with RS256; signature not checked yet.')
    await page.waitForTimeout(300)
    expect(server.log).toEqual([])

    await askButton(page, server).click()
    await expect(theSignature(page)).toContainText('key-1')
    await expect(theVerdict(page)).not.toContainText('not checked yet')
    expect(server.log).toEqual(['GET /.well-known/openid-configuration', 'GET /jwks'])
  })
})

test('a token that was changed, and one that is signed with a newer key', async ({ app }) => {
  await withServer(async (server) => {
    const { page } = app
    const [header, payload = '', signature] = (await server.token('jwt')).split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const changed = Buffer.from(JSON.stringify({ ...claims, scope: 'admin' })).toString('base64url')
    await openReader(page)
    await pasteToken(page, [header, changed, signature].join('.'))
    await askButton(page, server).click()
    await expect(theSignature(page).locator('[data-tone=bad]')).toBeVisible()
    await expect(theVerdict(page)).toContainText('Do not trust it')

    const old = await server.token('jwt')
    await server.rotateKeys()
    const newer = await server.token('jwt')
    await pasteToken(page, newer)
    await askButton(page, server).click()
    await expect(theSignature(page).locator('[data-tone=good]')).toContainText('key-2')

    await pasteToken(page, old)
    await askButton(page, server).click()
    await expect(theSignature(page)).toContainText('key-1')
    await expect(theSignature(page).locator('[data-tone=good]')).toHaveCount(0)
  })
})

test('addresses and keys that a token carries count for nothing', async ({ app }) => {
  await withServer(async (server) => {
    const { page } = app
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const token = await new SignJWT({ sub: 'somebody', iss: server.issuer })
      .setProtectedHeader({
        alg: 'ES256',
        jwk: await exportJWK(publicKey),
        jku: `${server.issuer}/jwks`,
        x5u: `${server.issuer}/x5u`,
      })
      .sign(privateKey)
    await openReader(page)
    await pasteToken(page, token)
    await choose(page, 'Check it with', 'The key it carries itself')
    await page.getByRole('button', { name: 'Check the signature' }).click()
    await expect(theSignature(page)).toContainText('proves nothing')
    expect(server.log).toEqual([])

    await choose(page, 'Check it with', 'A public key I have')
    await page.getByRole('textbox', { name: 'Public key' }).fill(await exportSPKI(publicKey))
    await page.getByRole('button', { name: 'Check the signature' }).click()
    await expect(theSignature(page).locator('[data-tone=good]')).toContainText('P-256')
    expect(server.log).toEqual([])
  })
})

test('a token that this runtime cannot check is read, and it is said which ones those are', async ({ app }) => {
  const { page } = app
  const header = Buffer.from('{"alg":"ES256K"}').toString('base64url')
  await openReader(page)
  await pasteToken(page, `${header}.${Buffer.from('{"sub":"somebody"}').toString('base64url')}.c2ln`)
  const { publicKey } = await generateKeyPair('ES256', { extractable: true })
  await page.getByRole('textbox', { name: 'Public key' }).fill(await exportSPKI(publicKey))
  await page.getByRole('button', { name: 'Check the signature' }).click()
  const missing = await page.evaluate(async () => {
    const listed = await window.api.calls.inspector.algorithms()
    return listed.ok ? listed.value.missing : []
  })
  // Electron's own cryptography (BoringSSL) has no such curve; should it get one, the other branch says so.
  await expect(theSignature(page)).toContainText(missing.includes('ES256K') ? 'this app cannot do it' : 'P-256')
  await page.locator('summary', { hasText: 'Which signatures can be checked here?' }).click()
  for (const name of [...missing, 'RS256']) await expect(theSignature(page)).toContainText(name)
})

test('a shared secret, and one that everybody tries first', async ({ app }) => {
  const { page } = app
  const token = await new SignJWT({ sub: 'somebody' })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode('secret'))
  await openReader(page)
  await pasteToken(page, token)
  await page.getByRole('button', { name: 'Check the signature' }).click()
  await expect(page.getByText('Type the secret first.')).toBeVisible()
  await page.getByLabel('Shared secret', { exact: true }).fill('not this one')
  await page.keyboard.press('Enter')
  await expect(theSignature(page).locator('[data-tone=bad]')).toBeVisible()
  await page.getByLabel('Shared secret', { exact: true }).fill('secret')
  await page.keyboard.press('Enter')
  await expect(theSignature(page).locator('[data-tone=warning]')).toBeVisible()
})

test('an opaque token is looked up at its server, when the person sends it there', async ({ app }) => {
  await withServer(async (server) => {
    const { page } = app
    const token = await server.token('opaque')
    await openReader(page)
    await pasteToken(page, token)
    await page.locator('summary', { hasText: 'Ask its server what it stands for' }).click()
    await page.getByLabel('Introspection address').fill(`${server.issuer}/token/introspection`)
    await page.getByLabel('Client ID').fill(oidcClient.id)
    await page.getByLabel('Client secret', { exact: true }).fill(oidcClient.secret)
    expect(server.log).toEqual([])
    await page.getByRole('button', { name: `Send the token to ${new URL(server.issuer).host} and ask` }).click()
    await expect(page.getByText('says that this token is good right now')).toBeVisible()
    expect(server.log).toEqual(['POST /token/introspection'])
  })
})

test('a server that is not there is said to be so, and the token stays', async ({ app }) => {
  const { page } = app
  const server = await startOidcServer()
  const token = await server.token('jwt')
  await server.close()
  await openReader(page)
  await pasteToken(page, token)
  await askButton(page, server).click()
  await expect(theSignature(page).getByRole('alert')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Token', exact: true })).toHaveValue(token)
})
