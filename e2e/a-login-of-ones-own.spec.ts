/** A person with nothing but a document describes a login, tries it, clicks the token, and uses the system like any other. */
import { expect, test } from './fixtures/app.ts'
import { oddAccount, startOddLogin } from './fixtures/odd-login-server.ts'
import { fieldOf, openTab, send, theAnswer, theToken } from './fixtures/person.ts'

test('a login of one’s own is made, tried, saved, connected, renewed and sent with', async ({ app }) => {
  const odd = await startOddLogin()
  const { page } = app
  await page.getByRole('button', { name: 'Connect your own system' }).click()
  await page.getByRole('button', { name: /A login that answers with a token/ }).click()

  await test.step('the document is typed in', async () => {
    await page.getByLabel('Name of the system').fill('Odd shop')
    await page.getByLabel('Server address').fill(`${odd.address}/v1/session`)
    await expect(page.getByRole('textbox', { name: 'Path' })).toHaveValue('/v1/session')
    await page.getByLabel('Name in the request').nth(0).fill('user.name')
    await page.getByLabel('Name in the request').nth(1).fill('user.pass')
    await page.getByLabel('Word before the token').fill('Token')
  })

  const form = page.getByRole('region', { name: 'What people will see' })
  const answer = page.getByRole('list', { name: 'The answer' })
  await test.step('it is tried, and the answer says no in its own way', async () => {
    await form.getByLabel('User name').fill('nobody')
    await form.getByLabel('Password', { exact: true }).fill(oddAccount.password)
    await form.getByRole('button', { name: 'Try it' }).click()
    await expect(answer.getByText('“Nobody of that name.”')).toBeVisible()
    await page.getByRole('radio', { name: 'What went wrong' }).check({ force: true })
    await answer.getByRole('button', { name: /why/ }).click()
  })

  await test.step('it is tried again: the token is found, and only hinted at', async () => {
    await form.getByLabel('User name').fill(oddAccount.user)
    await form.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('radio', { name: /Token$/ }).check({ force: true })
    await expect(answer.getByRole('button', { name: /jwt/ })).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByText('Ends in 1 hour, says the server.')).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText('canary-odd-token')
  })

  await test.step('what else matters is clicked', async () => {
    await page.getByRole('radio', { name: 'Refresh token' }).check({ force: true })
    await answer.getByRole('button', { name: /^next/ }).click()
    await page.getByRole('radio', { name: 'That it worked' }).check({ force: true })
    await answer.getByRole('button', { name: /^ok/ }).click()
    await page.getByRole('radio', { name: 'To send along' }).check({ force: true })
    await answer.getByRole('button', { name: /^site/ }).click()
    await expect(page.getByText('Carries X-Site-Id.')).toBeVisible()
    await expect(page.getByText('Refresh token …ee4b.')).toBeVisible()
  })

  await test.step('the second request is described and tried', async () => {
    await page.getByRole('combobox', { name: 'How the next one is had' }).click()
    await page.getByRole('option', { name: /second request/ }).click()
    await page.getByRole('textbox', { name: 'Path' }).nth(1).fill('/v1/renew')
    await page.getByLabel('Name in the request').nth(2).fill('next')
    await page.getByRole('button', { name: 'Try the second request' }).click()
    await expect(page.getByText('With this, a sign-in gets:')).toHaveCount(2)
  })

  await test.step('it is saved, and connected to like any other system', async () => {
    odd.lifetime = 2
    await page.getByRole('button', { name: 'Save the system' }).click()
    await expect(page.getByRole('heading', { name: 'Connect to Odd shop' })).toBeVisible()
    await expect(fieldOf(page, 'Sign-in address')).toHaveValue(odd.address)
    await fieldOf(page, 'User name').fill(oddAccount.user)
    await fieldOf(page, 'Password').fill(oddAccount.password)
    await page.keyboard.press('Enter')
    await expect(theToken(page)).toBeVisible()
  })

  await test.step('a token that ran out is renewed by the second request, and the answer comes', async () => {
    await expect(theToken(page)).toContainText(/expired|ended|over/i)
    odd.lifetime = 3600
    await openTab(page, 'Try')
    await fieldOf(page, 'Path or full address').fill('/v1/me')
    await send(page)
    await expect(theAnswer(page)).toContainText('Ann')
    expect(odd.asked.slice(-2)).toEqual(['POST /v1/renew', 'GET /v1/me'])
  })
  await odd.close()
})
