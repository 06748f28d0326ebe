/** A token made for tests: built, read, checked, and used against a practice server, which takes only what it should. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app.ts'
import { choose, openReader, theSignature, theVerdict } from './fixtures/inspector.ts'
import { connectTo, send, theAnswer, wayOf } from './fixtures/person.ts'

async function make(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Make the token' }).click()
  const made = page.getByRole('region', { name: 'Self-made token' })
  await expect(made).toBeVisible()
  return (await made.textContent()) ?? ''
}

/** Sends the request that carries the token just made. */
async function tryIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('menuitem', { name: /^Built/ }).click()
  await expect(page.getByRole('combobox', { name: 'Authorization' })).toContainText(/no/i)
  await send(page)
}

test('a throw-away key: made, read, recognised as self-made', async ({ app }) => {
  const { page } = app
  await openReader(page, 'Build one')
  for (const algorithm of ['ES256', 'PS384', 'EdDSA']) {
    await choose(page, 'Algorithm', algorithm)
    const token = await make(page)
    expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({
      alg: algorithm,
      typ: 'JWT',
    })
  }
  await page.locator('summary', { hasText: 'Its public key' }).click()
  const keySet = (await page.getByRole('region', { name: 'Public key as a JWK set' }).textContent()) ?? ''
  expect(keySet).not.toContain('"d"')

  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(theVerdict(page)).toContainText('Made in Hallpass for a test')
  await page.getByRole('button', { name: 'Check the signature' }).click()
  await expect(theSignature(page)).toContainText('a throw-away key made by Hallpass')
  await choose(page, 'Check it with', 'A public key I have')
  await page.getByRole('textbox', { name: 'Public key' }).fill(keySet)
  await page.getByRole('button', { name: 'Check the signature' }).click()
  await expect(theSignature(page).locator('[data-tone=good]')).toBeVisible()
})

test('a practice server takes it with its own key, and refuses it expired or signed by another', async ({
  app,
  practice,
}) => {
  const { page } = app
  const { infoworks } = practice.systems
  await connectTo(page, wayOf('infoworks', 'user-password'), infoworks, 'Built')
  await openReader(page, 'Build one')
  await make(page)
  await tryIt(page)
  await expect(theAnswer(page).getByRole('heading', { name: '401' })).toBeVisible()

  await openReader(page, 'Build one')
  await choose(page, 'Sign it with', 'A shared secret')
  await page.getByLabel('Shared secret', { exact: true }).fill(infoworks.signingSecret ?? '')
  await choose(page, 'Written as', 'Hexadecimal')
  await make(page)
  await tryIt(page)
  await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()

  await openReader(page, 'Build one')
  await page.getByRole('button', { name: 'Expired', exact: true }).click()
  await choose(page, 'Sign it with', 'A shared secret')
  await page.getByLabel('Shared secret', { exact: true }).fill(infoworks.signingSecret ?? '')
  await choose(page, 'Written as', 'Hexadecimal')
  await make(page)
  await tryIt(page)
  await expect(theAnswer(page).getByRole('heading', { name: '401' })).toBeVisible()
})

test('claims that are no JSON are said to be none, and stay', async ({ app }) => {
  const { page } = app
  await openReader(page, 'Build one')
  const claims = page.getByRole('textbox', { name: 'Claims' })
  await claims.fill('{"sub": ')
  await page.getByRole('button', { name: 'Make the token' }).click()
  await expect(page.getByRole('region', { name: 'Self-made token' })).toHaveCount(0)
  await expect(claims).toContainText('{"sub":')
  await page.getByRole('button', { name: 'Expired', exact: true }).click()
  await expect(page.getByText('nothing was changed')).toBeVisible()
})
