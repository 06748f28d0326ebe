/** A sign-in in the browser that is refused, forged, mixed up, rebound, left or has no way back: said, nothing sent on, nothing typed lost. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from '../electron/http/test-authorization-server.ts'
import { choose } from './fixtures/inspector.ts'
import { fieldOf, openForm, openTab, send, theAnswer, theToken, wayOf } from './fixtures/person.ts'
import { expect, signInAndAllow, test } from './fixtures/system-browser.ts'

const clientId = 'desktop-client'

function startServer(options: AuthorizationServerOptions = {}): Promise<AuthorizationServer> {
  return startAuthorizationServer({
    interaction: 'form',
    ...options,
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: ['http://127.0.0.1/callback'],
      },
    ],
  })
}

async function fillIn(page: Page, server: AuthorizationServer): Promise<void> {
  await openForm(page, wayOf('oauth-server', 'authorization-code'))
  await fieldOf(page, 'Issuer').fill(server.issuer)
  await page.getByRole('button', { name: 'Look it up' }).click()
  await expect(page.getByRole('note').filter({ hasText: 'Found:' })).toBeVisible()
  await fieldOf(page, 'Client ID').fill(clientId)
  await fieldOf(page, 'Scope').fill('openid')
}

const connect = (page: Page) => page.getByRole('button', { name: 'Connect', exact: true }).last().click()
const failure = (page: Page) => page.getByRole('main').getByRole('alert').first()

/** Where the browser is to come back to, with an answer of somebody's own. */
function comingBack(opened: string, answer: Readonly<Record<string, string>>): URL {
  const asked = new URL(opened).searchParams
  const back = new URL(asked.get('redirect_uri') ?? '')
  back.search = new URLSearchParams({ code: 'made-up', state: asked.get('state') ?? '', ...answer }).toString()
  return back
}

test('no answer but the right one brings a token, and the form keeps what was typed', async ({
  app,
  systemBrowser,
}) => {
  const { page } = app
  const server = await startServer()
  await systemBrowser.standInFor(app)
  await fillIn(page, server)

  await test.step('the person says no', async () => {
    await connect(page)
    const tab = await systemBrowser.openedTab()
    await tab.getByRole('button', { name: 'Refuse' }).click()
    await expect(tab.getByRole('heading', { name: 'This did not work' })).toBeVisible()
    await expect(failure(page)).toContainText('did not give its permission')
    await expect(failure(page)).toContainText('The person said no.')
  })

  const forgeries = [
    ['of another sign-in', { state: 'of-somebody-else', iss: server.issuer }, 'belongs to another sign-in'],
    ['of another server (mix-up)', { iss: 'https://other.example' }, 'is from another server'],
    ['of a server that does not say its name', {}, 'is from another server'],
  ] as const
  for (const [whose, answer, words] of forgeries) {
    await test.step(`an answer ${whose}`, async () => {
      await connect(page)
      const tab = await systemBrowser.newTab()
      await tab.goto(comingBack(await systemBrowser.opened(), answer).href)
      await expect(failure(page)).toContainText(words)
      await expect(failure(page)).toContainText('Nothing was sent on.')
    })
  }

  await test.step('the person stops waiting, and nobody listens any more', async () => {
    await connect(page)
    const back = comingBack(await systemBrowser.opened(), { iss: server.issuer })
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText('Stopped. Nothing was saved; what you typed is still here.')).toBeVisible()
    const tab = await systemBrowser.newTab()
    await expect(tab.goto(back.href)).rejects.toThrow('ERR_CONNECTION_REFUSED')
  })
  expect(server.asked('/token')).toEqual([])
  await expect(fieldOf(page, 'Client ID')).toHaveValue(clientId)

  await test.step('a foreign name for this computer leads nowhere, and the way back works once', async () => {
    await connect(page)
    const opened = await systemBrowser.opened()
    const rebound = comingBack(opened, { iss: server.issuer })
    rebound.hostname = 'rebound.example'
    const tab = await systemBrowser.newTab()
    expect((await tab.goto(rebound.href))?.status()).toBe(400)
    await expect(tab.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()

    await tab.goto(opened)
    const led = tab.waitForRequest((request) => request.url().includes('code='))
    await signInAndAllow(tab)
    await expect(theToken(page)).toBeVisible()
    const again = await systemBrowser.newTab()
    await expect(again.goto((await led).url())).rejects.toThrow('ERR_CONNECTION_REFUSED')
    expect(server.asked('/token').map(({ status }) => status)).toEqual([200])
  })
  await server.close()
})

test('a port that somebody else sits at is said before the browser opens', async ({ app, systemBrowser }) => {
  const { page } = app
  const server = await startServer()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const port = String((other.address() as AddressInfo).port)
  await systemBrowser.standInFor(app)
  await fillIn(page, server)
  await choose(page, 'How the browser comes back', 'To this computer, a fixed port')
  await fieldOf(page, 'Port').fill(port)
  await connect(page)
  await expect(failure(page)).toContainText(`http://127.0.0.1:${port}/callback`)

  await choose(page, 'How the browser comes back', 'To this computer, any port')
  await connect(page)
  await signInAndAllow(await systemBrowser.openedTab())
  await expect(theToken(page)).toBeVisible()
  expect(new URLSearchParams(server.asked('/auth')[0]?.query).get('redirect_uri')).not.toContain(`:${port}/`)
  other.close()
  await server.close()
})

test('a token that has ended is signed in for from the request; what goes wrong there is said there', async ({
  app,
  systemBrowser,
}) => {
  const { page } = app
  const server = await startServer({ interaction: 'by-itself', accessTokenSeconds: 2 })
  await systemBrowser.standInFor(app)
  await fillIn(page, server)
  await connect(page)
  await systemBrowser.openedTab()
  await expect(theToken(page)).toHaveAttribute('data-state', 'over')

  await expect(theToken(page)).toContainText('Renew it: you sign in once more.')

  await openTab(page, 'Try')
  await fieldOf(page, 'Path or full address').fill(server.endpoints.userinfo)
  await send(page)
  await expect(failure(page)).toContainText(`${new URL(server.issuer).host} wants you to sign in again.`)
  await failure(page).getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Open again' })).toBeFocused()
  await page.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(failure(page).getByRole('button', { name: 'Sign in' })).toBeFocused()
  await page.keyboard.press('Enter')
  await systemBrowser.opened()
  await expect(page.getByRole('button', { name: 'Open again' })).toBeFocused()
  const tab = await systemBrowser.newTab()
  await tab.goto(comingBack(await systemBrowser.opened(), { error: 'access_denied', iss: server.issuer }).href)
  await expect(failure(page)).toContainText('did not give its permission')

  await expect(failure(page).getByRole('button', { name: 'Try again' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Signing in in the browser' })).toBeVisible()
  await systemBrowser.openedTab()
  await expect(theAnswer(page)).toContainText('"ada"')
  await server.close()
})
