/** A person has a token bound to this computer (DPoP), and asks an API that takes no other; nobody else can use a copy. */
import type { JWTPayload } from 'jose'
import { startAuthorizationServer } from '../electron/http/test-authorization-server.ts'
import { boundTo, checkProof } from '../electron/http/test-proof-check.ts'
import { startAnswering } from './fixtures/answering-server.ts'
import { expect, test } from './fixtures/app.ts'
import { fieldOf, openForm, openTab, send, theAnswer, theToken, wayOf } from './fixtures/person.ts'
import { signedInApp } from './fixtures/signed-in-server.ts'

test('a token is bound in the form, and every request gets a proof of its own', async ({ app }) => {
  const { page, electron } = app
  const accepted: JWTPayload[] = []
  const nonce = 'a-nonce-of-the-api'
  const api = await startAnswering(async ({ method, url, headers }, response) => {
    const outcome = await checkProof({ method, url: `${api.address}${url}`, headers }, { nonce }, accepted)
    response.setHeader('dpop-nonce', nonce)
    if (typeof outcome === 'string') {
      response.writeHead(401, { 'www-authenticate': `DPoP algs="ES256", error="${outcome}"` }).end()
      return
    }
    accepted.push(outcome)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"let":"in"}')
  })
  const nonces = { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true }
  const server = await startAuthorizationServer({
    clients: [{ ...signedInApp, grant_types: ['client_credentials'] }],
    configuration: { features: { dPoP: nonces } },
  })

  await openForm(page, wayOf('oauth-server', 'client-credentials'))
  await fieldOf(page, 'Issuer').fill(server.issuer)
  await page.getByRole('button', { name: 'Look it up' }).click()
  await expect(page.getByRole('note').filter({ hasText: `Found: ${server.issuer}` })).toBeVisible()
  await fieldOf(page, 'API address').fill(api.address)
  await fieldOf(page, 'Client ID').fill(signedInApp.client_id)
  await fieldOf(page, 'Client secret').fill(signedInApp.client_secret)
  await page.locator('summary', { hasText: 'More about this sign-in' }).click()
  await fieldOf(page, 'Resource').fill(api.address)
  await page.getByRole('combobox', { name: 'Bind the token to this computer (DPoP)' }).click()
  await page.getByRole('option', { name: 'Yes' }).click()
  await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
  await expect(theToken(page)).toContainText('This token is bound to a key that stays in Hallpass (DPoP)')
  await expect(theToken(page)).toContainText('Authorization: DPoP …')

  await openTab(page, 'Try')
  await fieldOf(page, 'Path or full address').fill('/things?of=mine')
  await send(page)
  await expect(theAnswer(page)).toContainText('"in"')
  await fieldOf(page, 'Path or full address').press('Control+Enter')
  await expect.poll(() => accepted.length).toBe(2)
  expect(new Set(accepted.map(({ jti }) => jti)).size).toBe(2)
  expect(accepted.map(({ htu }) => htu)).toEqual([`${api.address}/things`, `${api.address}/things`])
  // The first was asked once more for the nonce of the API; the second knew it.
  expect(api.asked).toHaveLength(3)

  await openTab(page, 'Token')
  await theToken(page).getByRole('button', { name: 'Copy token' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeAttached()
  const copy = await electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(String(boundTo(copy))).toMatch(/^[\w-]{43}$/)
  const stolen = await fetch(`${api.address}/things`, { headers: { authorization: `DPoP ${copy}` } })
  expect(stolen.status).toBe(401)
  await api.close()
  await server.close()
})
