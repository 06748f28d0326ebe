/** What was sent is found again, looked at and sent again; it survives a restart, and holds no secret. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app.ts'
import { filesBelow } from './fixtures/files-below.ts'
import { chooseConnection, connectTo, fieldOf, openTab, send, theAnswer, wayOf } from './fixtures/person.ts'

async function ask(page: Page, path: string, status: string): Promise<void> {
  await fieldOf(page, 'Path or full address').fill(path)
  await send(page)
  await expect(theAnswer(page).getByRole('heading', { name: status })).toBeVisible()
  await expect(theAnswer(page)).toHaveAttribute('aria-busy', 'false')
}

test('yesterday’s request is sent again', async ({ launcher, practice }) => {
  const before = await launcher.launch()
  await connectTo(before.page, wayOf('infoworks', 'user-password'), practice.systems.infoworks, 'Mine')
  await openTab(before.page, 'Try')
  await ask(before.page, '/v3/sources', '200')
  await ask(before.page, '/nothing/like/this?api_key=typed-canary-9', '404')
  await before.close()
  const kept = filesBelow(launcher.userData).filter(({ path }) => path.endsWith('history.log'))
  expect(kept).toHaveLength(1)
  expect(kept.some(({ bytes }) => bytes.includes('sources') || bytes.includes('canary'))).toBe(false)

  const { page } = await launcher.launch()
  await chooseConnection(page, 'Mine')
  await openTab(page, 'Try')
  await page.getByRole('button', { name: 'History' }).click()
  const dialog = page.getByRole('dialog', { name: 'History' })
  const lines = dialog.getByRole('list', { name: 'What was sent' }).getByRole('button')
  await expect(lines).toHaveCount(2)

  await test.step('what was secret is left out, and said', async () => {
    await lines.first().click()
    await expect(dialog).toContainText('Not kept, since it is secret: query parameter api_key')
    await expect(dialog).not.toContainText('typed-canary-9')
  })

  await test.step('it is found by what stands in it, and sent again', async () => {
    await dialog.getByRole('searchbox', { name: 'Find in the history' }).fill('V3/SOURCES')
    await expect(lines).toHaveCount(1)
    await dialog.getByRole('button', { name: 'Send again' }).click()
    await expect(dialog).toBeHidden()
    await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
    await expect(fieldOf(page, 'Path or full address')).toHaveValue('/v3/sources')
  })

  await test.step('it is cleared when the person says so', async () => {
    await page.getByRole('button', { name: 'History' }).click()
    await expect(lines).toHaveCount(3)
    await dialog.getByRole('button', { name: 'Clear the history' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Clear the history' }).click()
    await expect(dialog).toContainText('Nothing yet')
  })
})
