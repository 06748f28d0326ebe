/** No screen has anything for axe to find: light and dark, large and small. */
import type { Page } from '@playwright/test'
import { startAuthorizationServer } from '../electron/http/test-authorization-server.ts'
import { makeCertificate } from '../electron/http/test-certificate.ts'
import { immportSample, infoworksSample } from '../shared/jwt/sample-tokens.ts'
import { entra } from '../shared/providers/entra.ts'
import { oauthServer } from '../shared/providers/oauth-server.ts'
import { findingsOn } from './fixtures/accessible.ts'
import { expect, type RunningApp, test } from './fixtures/app.ts'
import { choose, pasteToken, theRows, theSignature, theVerdict } from './fixtures/inspector.ts'
import { png, startLooks } from './fixtures/looks-server.ts'
import {
  askFor,
  chooseConnection,
  connectTo,
  credentialsOf,
  fieldOf,
  fillForm,
  openForm,
  openTab,
  send,
  sendExample,
  theAnswer,
  theToken,
  type Way,
  wayOf,
} from './fixtures/person.ts'
import { practisedSystems } from './fixtures/practised-systems.ts'
import { startSecureFront } from './fixtures/secure-front.ts'
import { catchOpened, connectSignedIn, startSignedInServer } from './fixtures/signed-in-server.ts'
import { theRevealed } from './fixtures/whole-use.ts'

test.setTimeout(4 * 60_000)

test('the first screens', async ({ app }) => {
  const { page } = app
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectNothingOn('welcome', app)
  await page.getByRole('button', { name: 'Connect your own system' }).click()
  await expectNothingOn('choose system', app)
  await page.getByRole('searchbox', { name: 'Find a system' }).fill('nothing like this')
  await expectNothingOn('choose system, nothing found', app)
  await page.getByRole('button', { name: 'Settings' }).click()
  await expectNothingOn('settings', app)
  await page.getByRole('combobox', { name: 'Theme' }).click()
  await expect(page.getByRole('listbox')).toBeVisible()
  await expectNothingOn('settings, a choice open', app)
})

/** The forms of sign-in services are drawn by the grants, which stand whole at the server that can be any: one is enough. */
const looked = [...practisedSystems, entra, oauthServer]

for (const provider of looked) {
  test(`the forms of ${provider.name}`, async ({ app }) => {
    const { page } = app
    for (const signIn of provider.signIns) {
      await openForm(page, wayOf(provider.id, signIn.id))
      await expectNothingOn(`form of ${provider.name}, ${signIn.label}`, app)
    }
    await page
      .getByRole('button', { name: /^(Connect|Save key)$/ })
      .last()
      .click()
    await expectNothingOn(`form of ${provider.name}, with what is missing`, app)
  })
}

test('a sign-in that waits for the person', async ({ app }) => {
  const { page } = app
  const server = await startAuthorizationServer()
  await catchOpened(app)
  const waitAs = async (way: Way, change: () => Promise<void> = async () => {}) => {
    await openForm(page, way)
    await fieldOf(page, 'Issuer').fill(server.issuer)
    await page.getByRole('button', { name: 'Look it up' }).click()
    await expect(page.getByRole('note').filter({ hasText: 'Found:' })).toBeVisible()
    await fieldOf(page, 'Client ID').fill('app')
    await change()
    await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
  }
  const browser = page.getByRole('region', { name: 'Signing in in the browser' })
  await waitAs(wayOf('oauth-server', 'authorization-code'))
  await expect(browser).toBeVisible()
  await expectNothingOn('waiting for the browser', app)
  await page.getByRole('button', { name: 'Cancel' }).click()

  await waitAs(wayOf('oauth-server', 'authorization-code'), async () => {
    await choose(page, 'How the browser comes back', 'I paste the address')
    await page.getByRole('textbox', { name: 'Redirect URI' }).fill('https://nobody.example/back')
  })
  await browser.getByRole('textbox').fill('somewhere else')
  await browser.getByRole('button', { name: 'Go on' }).click()
  await expect(browser.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true')
  await expectNothingOn('waiting for an address, another one pasted', app)
  await page.getByRole('button', { name: 'Cancel' }).click()

  server.disturb('/device/auth', {
    status: 200,
    body: JSON.stringify({
      device_code: 'a-code-of-its-own',
      user_code: 'WDJB-MJHT',
      verification_uri: `${server.issuer}/device`,
      verification_uri_complete: `${server.issuer}/device?user_code=WDJB-MJHT`,
      expires_in: 600,
      interval: 60,
    }),
  })
  await waitAs(wayOf('oauth-server', 'device-code'), () => fieldOf(page, 'Client secret').fill('secret'))
  await expect(page.getByRole('region', { name: 'Code for signing in' })).toBeVisible()
  await expectNothingOn('waiting for a code', app)
  await server.close()
})

test('a token in every state', async ({ app, practice }) => {
  const { page } = app
  const { infoworks } = practice.systems
  await connectTo(page, wayOf('infoworks', 'user-password'), infoworks, 'Fresh')
  await expectNothingOn('token, fresh', app)

  await theToken(page).getByRole('button', { name: 'Reveal' }).click()
  await expect(theRevealed(page)).toBeVisible()
  await expectNothingOn('token, revealed', app)

  await page.getByRole('button', { name: 'Other ways to copy' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectNothingOn('token, menu open', app)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await theToken(page).getByRole('button', { name: 'Copy token' }).click()
  await expectNothingOn('token, copied', app)

  await page.getByRole('button', { name: 'Forget this token' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expectNothingOn('token, dialog open', app)
  await page.getByRole('button', { name: 'Forget the token' }).click()
  await expect(page.getByText('Nothing yet')).toBeVisible()
  await expectNothingOn('token, none', app)

  infoworks.setFault('server-error', true)
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectNothingOn('token, failed', app)
  infoworks.setFault('server-error', false)

  infoworks.setLifetime(60)
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
  infoworks.setLifetime(1)
  await page.getByRole('button', { name: 'Renew' }).click()
  await expect(theToken(page)).toHaveAttribute('data-state', 'over')
  await expectNothingOn('token, over', app)
})

test('what a server says of a token, and the end of one', async ({ app }) => {
  const { page } = app
  const server = await startSignedInServer()
  await connectSignedIn(page, server, 'Desk')
  await page.getByText('Ask the server', { exact: true }).click()
  await page.getByRole('button', { name: `Ask ${server.host} who this is` }).click()
  await expect(theToken(page)).toContainText('says: Name of ada')
  await expectNothingOn('token, who it is for', app)
  server.disturb('/me', { status: 401, body: '{"error":"invalid_token"}' })
  await page.getByRole('button', { name: `Ask ${server.host} who this is` }).click()
  await expect(theToken(page).getByRole('alert')).toBeVisible()
  await expectNothingOn('token, who it is for is not said', app)

  await openTab(page, 'Inspect')
  await page.getByRole('button', { name: `Ask ${server.host} about this token` }).click()
  await expect(page.getByRole('region', { name: 'Its answer', exact: true })).toBeVisible()
  await expectNothingOn('inspect, what its server says', app)
  await page.getByRole('button', { name: 'Read the ID token' }).click()
  await expect(theSignature(page)).toContainText('the issuer’s published keys')
  await expectNothingOn('inspect, ID token', app)

  await openTab(page, 'Token')
  server.disturb('/token/revocation', { status: 503 })
  await page.getByRole('button', { name: 'Forget this token' }).click()
  await page.getByRole('button', { name: 'Forget the token' }).click()
  await expect(page.getByRole('alertdialog').getByRole('alert')).toBeVisible()
  await expectNothingOn('forget, server in trouble', app)
  server.disturb('/token/revocation', { status: 400, body: '{"error":"invalid_request"}' })
  await page.getByRole('button', { name: 'Forget the token' }).click()
  await expect(page.getByText('refused to end it')).toBeVisible()
  await expectNothingOn('forgotten, and not ended', app)
  await server.close()
})

test('an API key, and its inspection', async ({ app, practice }) => {
  const { page } = app
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode, 'Key')
  await expectNothingOn('token, API key', app)
  await openTab(page, 'Inspect')
  await expect(page.getByRole('heading', { name: 'What this key says' })).toBeVisible()
  await expectNothingOn('inspect, opaque', app)
})

test('reading tokens', async ({ app, practice }) => {
  const { page } = app
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks, 'Readable')
  await openTab(page, 'Inspect')
  await expect(page.getByRole('heading', { name: 'What this token says' })).toBeVisible()
  await expect(theVerdict(page)).toBeVisible()
  await theRows(page, 'Claims').first().click()
  await expectNothingOn('inspect, JWT', app)
  await page.getByRole('button', { name: 'Read another token' }).click()
  await pasteToken(page, immportSample)
  await expect(page.getByText('campjo').first()).toBeVisible()
  await expectNothingOn('read, pasted ImmPort sample', app)
  await pasteToken(page, JSON.stringify({ access_token: immportSample, id_token: infoworksSample, expires_in: 60 }))
  await expect(page.getByRole('group', { name: /2 tokens/ })).toBeVisible()
  await expectNothingOn('read, several tokens', app)
  await page.getByRole('radio', { name: /id_token/ }).check()
  await page.getByLabel('Shared secret', { exact: true }).fill('secret')
  await page.keyboard.press('Enter')
  await expect(theSignature(page).locator('[data-tone=bad]')).toBeVisible()
  await expectNothingOn('read, checked', app)
  await choose(page, 'Check it with', 'A key in a file')
  await page.getByRole('button', { name: 'Check the signature' }).click()
  await expectNothingOn('read, no key file chosen', app)

  await page.getByRole('tab', { name: 'Compare' }).click()
  await expectNothingOn('compare, nothing', app)
  await choose(page, 'First token', 'The token of Readable')
  await page.getByRole('textbox', { name: 'Second token, pasted' }).fill(infoworksSample)
  await expect(page.getByRole('region', { name: 'What differs' })).toBeVisible()
  await expectNothingOn('compare, two tokens', app)

  await page.getByRole('tab', { name: 'Build one' }).click()
  await page.getByRole('button', { name: 'Make the token' }).click()
  await expect(page.getByRole('region', { name: 'Self-made token' })).toBeVisible()
  await expectNothingOn('build, made', app)
  await choose(page, 'Sign it with', 'A private key of mine')
  await page.getByRole('button', { name: 'Make the token' }).click()
  await expect(page.getByRole('textbox', { name: 'Private key' })).toHaveAttribute('aria-invalid', 'true')
  await expectNothingOn('build, without a key', app)

  await chooseConnection(page, 'Readable')
  await openTab(page, 'Token')
  await page.getByRole('button', { name: 'Forget this token' }).click()
  await page.getByRole('button', { name: 'Forget the token' }).click()
  await openTab(page, 'Inspect')
  await expect(page.getByText('Nothing to read yet')).toBeVisible()
  await expectNothingOn('inspect, nothing', app)
})

test('trying requests', async ({ app, practice }) => {
  const { page } = app
  const { immport, infolink } = practice.systems
  await connectTo(page, wayOf('infolink', 'client-credentials'), infolink, 'Jobs')
  await openTab(page, 'Try')
  await expectNothingOn('try, empty', app)
  await sendExample(page, wayOf('infolink', 'client-credentials'))
  await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
  await expectNothingOn('try, JSON', app)
  await theAnswer(page).getByRole('treeitem').nth(1).click()
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('e')
  await expect(theAnswer(page)).toContainText(/1 of \d/)
  await expectNothingOn('try, JSON, searched', app)
  await page.keyboard.press('Escape')
  await theAnswer(page).getByRole('button', { name: 'Show value' }).click()
  await expect(page.getByRole('dialog', { name: 'Value' })).toBeVisible()
  await expectNothingOn('try, JSON, a value', app)
  await page.keyboard.press('Escape')
  await theAnswer(page).getByRole('tab', { name: 'Raw' }).click()
  await expect(theAnswer(page).getByRole('region', { name: 'Body' })).toBeVisible()
  await expectNothingOn('try, JSON as written', app)
  for (const part of ['Query', 'Headers']) {
    await page.getByRole('tab', { name: new RegExp(`^${part}`) }).click()
    await expectNothingOn(`try, ${part}`, app)
  }
  await page.getByRole('tab', { name: /^Body/ }).click()
  for (const kind of ['JSON', 'Text', 'Multipart', 'File']) {
    await page.getByRole('radio', { name: kind, exact: true }).check()
    if (kind === 'JSON' || kind === 'Text') await expect(page.locator('.cm-content')).toBeVisible()
    await expectNothingOn(`try, body ${kind}`, app)
  }
  await page.getByRole('combobox', { name: 'Method' }).click()
  await expectNothingOn('try, methods', app)
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'None' }).check()
  await page.getByRole('tab', { name: /^Headers/ }).click()
  await page.getByLabel('Name of header 1', { exact: true }).pressSequentially('acc')
  await page.keyboard.press('ArrowDown')
  await expectNothingOn('try, headers suggested', app)
  await page.keyboard.press('Enter')
  await page.getByLabel('Value of header 1', { exact: true }).fill('Ł')
  await page.getByLabel('Name of header 2', { exact: true }).fill('Host')
  await page.getByRole('checkbox', { name: 'Send header 2' }).uncheck()
  await expectNothingOn('try, a header refused, another off', app)
  await page.getByRole('button', { name: 'Edit as text: headers' }).click()
  await expectNothingOn('try, headers as text', app)
  await page.getByRole('textbox', { name: 'Headers' }).fill('')
  await page.getByRole('button', { name: 'Edit as table: headers' }).click()
  const address = page.getByLabel('Path or full address')
  const path = await address.inputValue()
  await address.fill('https://evil.example/')
  await expect(page.getByRole('button', { name: 'Leave the token out' })).toBeVisible()
  await expectNothingOn('try, a host not allowed', app)
  await page.getByRole('button', { name: 'Leave the token out' }).click()
  await expect(page.getByText('It goes without a token')).toBeVisible()
  await expectNothingOn('try, without a token', app)
  await page.getByRole('combobox', { name: 'Authorization' }).click()
  await page.getByRole('option', { name: 'The token of this connection' }).click()
  await address.fill(path)
  infolink.setFault('truncated', true)
  await send(page)
  await expect(page.getByRole('alert')).toBeVisible()
  await expectNothingOn('try, failure', app)

  immport.setLifetime(600)
  await connectTo(page, wayOf('immport', 'user-password'), immport, 'Files')
  await sendExample(page, wayOf('immport', 'user-password'), immport.placeholders)
  await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
  await expectNothingOn('try, a file', app)
})

test('a request as code, its timing, and a pasted command', async ({ app, practice }) => {
  const { page } = app
  const way = wayOf('unifier', 'integration-user')
  await connectTo(page, way, practice.systems.unifier, 'Building site')
  await sendExample(page, way)
  await theAnswer(page).getByText('Timing').click()
  await expectNothingOn('the timing of an answer', app)
  await theAnswer(page).getByText('What was sent').click()
  await expectNothingOn('what was sent', app)
  await fieldOf(page, 'Path or full address').fill('/nothing/here')
  await send(page)
  await expect(theAnswer(page).getByText('Not what you expected?')).toBeVisible()
  await expectNothingOn('advice on an answer', app)
  await page.getByRole('button', { name: 'History' }).click()
  await expect(page.getByRole('article', { name: /nothing\/here/ })).toBeVisible()
  await expectNothingOn('the history', app)
  await page.getByRole('searchbox', { name: 'Find in the history' }).fill('nowhere to be found')
  await expect(page.getByText('Nothing in the history holds this.')).toBeVisible()
  await expectNothingOn('the history, nothing found', app)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'As code' }).click()
  await expect(page.getByRole('region', { name: 'The code' })).toBeVisible()
  await expectNothingOn('a request as code', app)
  await page.keyboard.press('Escape')
  const command = "curl -k https://h.example/{id} -H 'Authorization: Bearer x' --strange"
  await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), command)
  await page.getByLabel('Path or full address').press('ControlOrMeta+a')
  await page.getByLabel('Path or full address').press('ControlOrMeta+v')
  await expect(page.getByRole('dialog', { name: 'This command holds a secret' })).toBeVisible()
  await expectNothingOn('the secret of a pasted command', app)
  await page.getByRole('button', { name: 'Leave it out' }).click()
  await expect(page.getByText('Filled in from the pasted command.')).toBeVisible()
  await expectNothingOn('a pasted command', app)
})

test('requests that are saved and open', async ({ app, practice }) => {
  const { page } = app
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks, 'Saving')
  await openTab(page, 'Try')
  await page.getByRole('button', { name: 'Save request' }).click()
  await expectNothingOn('saving a request', app)
  await page.getByLabel('Folder').fill('Mornings')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'New request' }).click()
  await fieldOf(page, 'Path or full address').fill('/v3/not/saved')
  await expectNothingOn('saved and open requests', app)
  await page.getByRole('button', { name: 'Saved requests' }).click()
  await expectNothingOn('the drawer of saved requests', app)
})

test('answers of every kind, and one under way', async ({ app, practice }) => {
  const { page } = app
  const server = await startLooks({
    '/xml': { type: 'application/xml', body: '<list><item>one</list>' },
    '/text': { type: 'text/plain; charset=klingon', body: Buffer.from([0x61, 0xff]) },
    '/page': { type: 'text/html', body: '<!doctype html><title>A page</title><h1>A page</h1>' },
    '/picture': { type: 'image/png', body: png(64, 64) },
    '/file': { type: 'application/zip', body: Buffer.from('PK\x03\x04rest', 'latin1') },
    '/events': { type: 'text/event-stream', body: `event: one\ndata: ${'long '.repeat(300)}\n\n` },
    '/stream': { type: 'text/event-stream', body: 'data: one\n\n', isOpen: true },
  })
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks, 'Looking')
  await openTab(page, 'Try')
  for (const [path, looks] of [
    ['xml', ['Pretty', 'Hex']],
    ['text', ['Text']],
    ['page', ['Source', 'Preview']],
    ['picture', ['Picture']],
    ['file', ['File', 'Text']],
    ['events', ['Events']],
  ] as const) {
    await askFor(page, `${server.address}/${path}`)
    for (const look of looks) {
      await theAnswer(page).getByRole('tab', { name: look, exact: true }).click()
      await expectNothingOn(`answer: ${path}, ${look}`, app)
    }
  }
  await askFor(page, `${server.address}/stream`)
  await expect(page.getByRole('region', { name: 'Answer under way' })).toContainText('1 event')
  await expectNothingOn('an event stream under way', app)
  await server.close()
})

test('set-up and its dialog', async ({ app, practice }) => {
  const { page } = app
  await connectTo(page, wayOf('unifier', 'integration-user'), practice.systems.unifier, 'Set up')
  await openTab(page, 'Set-up')
  await expectNothingOn('set-up', app)
  await page.getByRole('button', { name: 'Delete connection' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expectNothingOn('set-up, dialog open', app)
})

test('certificates, trust and proxies', async ({ app, practice }) => {
  const { page } = app
  const { infoworks } = practice.systems
  const way = wayOf('infoworks', 'user-password')
  const front = await startSecureFront(infoworks.servers.server ?? '', makeCertificate({ name: 'server', hosts: [] }))
  try {
    await openForm(page, way)
    await fillForm(page, way, { ...credentialsOf(infoworks), server: front.url })
    await page.locator('summary', { hasText: 'Network' }).click()
    await page.getByRole('combobox', { name: 'Proxy' }).click()
    await page.getByRole('option', { name: 'Its own proxy' }).click()
    await expectNothingOn('form, network', app)
    await page.getByRole('combobox', { name: 'Proxy' }).click()
    await page.getByRole('option', { name: 'No proxy' }).click()
    await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await expectNothingOn('form, certificate refused', app)
    await page.getByRole('button', { name: 'Trust this certificate…' }).click()
    await expectNothingOn('form, trust asked for', app)
    await page.getByRole('button', { name: 'Trust it for this connection' }).click()
    await expect(theToken(page)).toBeVisible()
    await sendExample(page, way, infoworks.placeholders)
    await theAnswer(page).getByRole('button', { name: 'Certificate of the server' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNothingOn('answer, certificate', app)
  } finally {
    await front.close()
  }
})

test('practice servers and their faults', async ({ app }) => {
  const { page } = app
  await startPractice(page)
  await expectNothingOn('a practice connection without a token', app)
  await page.getByRole('button', { name: 'Make things go wrong' }).click()
  await expect(page.getByRole('heading', { name: 'Practice servers' })).toBeVisible()
  await expectNothingOn('practice faults', app)
})

test('axe finds what is planted', async ({ app }) => {
  const { page } = app
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.evaluate(() => {
    const planted = document.createElement('p')
    planted.append(document.createElement('button'), document.createElement('input'), 'pale')
    planted.style.color = 'rgb(128 128 128 / 0.4)'
    document.querySelector('main')?.append(planted)
  })
  const rules = new Set((await findingsOn('planted', app)).map(({ rule }) => rule))
  expect(rules).toEqual(new Set(['button-name', 'label', 'color-contrast']))
})

async function startPractice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try with practice servers' }).click()
  await expect(theToken(page)).toBeVisible()
}

/** Soft, so that one run tells everything. */
async function expectNothingOn(screen: string, app: RunningApp): Promise<void> {
  expect.soft(await findingsOn(screen, app), screen).toEqual([])
}
