/** Two tokens side by side: before and after a renewal, and of two people. */
import { testToken } from '../shared/jwt/test-token.ts'
import { expect, test } from './fixtures/app.ts'
import { openReader } from './fixtures/inspector.ts'
import { connectTo, openTab, theToken, wayOf } from './fixtures/person.ts'

test('before and after a renewal', async ({ app, practice }) => {
  const { page } = app
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks, 'Renewed')
  await page.waitForTimeout(1100)
  await theToken(page).getByRole('button', { name: 'Renew' }).click()
  await openTab(page, 'Inspect')
  await page.getByRole('button', { name: 'Compare with the one before' }).click()
  const differs = page.getByRole('region', { name: 'What differs' })
  await expect(differs.getByRole('row').filter({ hasText: 'jti' })).toContainText('differs')
  await expect(differs.getByRole('row').filter({ hasText: 'exp' })).toContainText('differs')
  await expect(differs.getByRole('row').filter({ hasText: 'sub' })).toHaveCount(0)
  await differs.getByRole('checkbox', { name: 'Show what is the same, too' }).check()
  await expect(differs.getByRole('row').filter({ hasText: /^sub/ }).first()).toContainText('the same')
})

test('two pasted ones, of two people', async ({ app }) => {
  const { page } = app
  await openReader(page, 'Compare')
  await page
    .getByRole('textbox', { name: 'First token, pasted' })
    .fill(testToken({ sub: 'anna', roles: ['reader'], tenant: 'x' }))
  await page
    .getByRole('textbox', { name: 'Second token, pasted' })
    .fill(testToken({ sub: 'ben', roles: ['reader', 'admin'], email: 'ben@example.org' }))
  const rows = page.getByRole('region', { name: 'What differs' }).getByRole('row')
  await expect(rows.filter({ hasText: 'tenant' })).toContainText('only in the first')
  await expect(rows.filter({ hasText: 'email' })).toContainText('only in the second')
  await expect(rows.filter({ hasText: 'anna' })).toContainText('ben')
  await expect(rows.filter({ hasText: 'admin' })).toHaveCount(1)
})
