/** A person with nothing but a document describes a login, tries it, clicks the token, and uses the system like any other. */

import { findingsOn } from './fixtures/accessible.ts'
import { startAnswering } from './fixtures/answering-server.ts'
import { expect, test } from './fixtures/app.ts'
import { tabTo, typeInto } from './fixtures/keyboard.ts'
import { oddAccount, startOddLogin } from './fixtures/odd-login-server.ts'
import { fieldOf, openTab, send, theAnswer, theToken } from './fixtures/person.ts'
import { searchFor } from './fixtures/secret-search.ts'

test('a login of one’s own is made, tried, saved, connected, renewed and sent with', async ({ app, launcher }) => {
  const odd = await startOddLogin()
  const { page } = app
  await page.getByRole('button', { name: 'Connect your own system' }).click()
  await page.getByRole('button', { name: /A login that answers with a token/ }).click()

  await test.step('the document is typed in', async () => {
    await page.getByLabel('Name of the system').fill('Odd shop')
    await page.getByLabel('Server address').fill(`${odd.address}/v1/session`)
    await page.getByLabel('Server address').blur()
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
    await expect(page.getByText('Lasts 1 hour, says the server.')).toBeVisible()
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
    await expect(fieldOf(page, 'User name')).toHaveValue(oddAccount.user)
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

  await test.step('no secret of it is anywhere but in the vault', async () => {
    const secrets = [
      { label: 'the password', text: oddAccount.password },
      ...odd.issued().map((text) => ({ label: 'a token', text })),
    ]
    expect(secrets.length).toBeGreaterThan(8)
    expect(await searchFor(secrets, { page, output: launcher.output(), userData: launcher.userData })).toEqual([])
  })

  await test.step('it is changed from its set-up, and tried with the saved password', async () => {
    await openTab(page, 'Set-up')
    await page.getByRole('button', { name: 'Change this system' }).click()
    await expect(page.getByRole('heading', { name: 'Change “Odd shop”' })).toBeVisible()
    await expect(page.getByLabel('Name in the request').nth(1)).toHaveValue('user.pass')
    await expect(form.getByLabel('User name')).toHaveValue(oddAccount.user)
    await form.getByRole('button', { name: 'Try it' }).click()
    await expect(answer).toBeVisible()
    await page.getByLabel('Name of the system').fill('Even shop')
    await page.getByRole('button', { name: 'Save the system' }).click()
    await expect(page.getByText('The login of Even shop was described in Hallpass.')).toBeVisible()
  })

  await test.step('it is deleted once nobody is connected to it', async () => {
    await page.getByRole('button', { name: 'Delete connection' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Connect your own system' }).click()
    await page
      .getByRole('main')
      .getByRole('button', { name: /Even shop/ })
      .click()
    await page.getByRole('button', { name: 'Change this system' }).click()
    await page.getByRole('button', { name: 'Delete this system' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Which system?' })).toBeVisible()
    await expect(page.getByText('Even shop')).toBeHidden()
  })
  await odd.close()
})

test('a token that comes in a header for user name and password as Basic is carried without a word before it', async ({
  app,
}) => {
  const token = 'canary-header-token-6E3487971234567896704A9EB4AE501F'
  const login = `Basic ${Buffer.from(`${oddAccount.user}:${oddAccount.password}`).toString('base64')}`
  const server = await startAnswering(({ url, headers }, response) => {
    const isLogin = url === '/token' && headers.authorization === login
    const isKnown = isLogin || headers['x-auth-token'] === token
    response.writeHead(isKnown ? 200 : 401, isLogin ? { 'x-auth-token': token } : { 'content-type': 'text/plain' })
    response.end(isKnown && !isLogin ? 'Welcome, Ann' : '')
  })
  const { page } = app
  await page.getByRole('button', { name: 'Connect your own system' }).click()
  await page.getByRole('button', { name: /A login that answers with a token/ }).click()
  await page.getByLabel('Name of the system').fill('Header shop')
  await page.getByLabel('Server address').fill(`${server.address}/token`)
  await page.getByRole('combobox', { name: 'How it carries user name and password' }).click()
  await page.getByRole('option', { name: /^As Basic: both/ }).click()
  await page.getByRole('combobox', { name: 'Method' }).click()
  await page.getByRole('option', { name: 'GET' }).click()
  const form = page.getByRole('region', { name: 'What people will see' })
  await form.getByLabel('User name').fill(oddAccount.user)
  await form.getByLabel('Password', { exact: true }).fill(oddAccount.password)
  await form.getByRole('button', { name: 'Try it' }).click()
  const headers = page.getByRole('list', { name: 'Headers of the answer' })
  await expect(headers.getByRole('button', { name: /^x-auth-token/ })).toHaveAttribute('aria-pressed', 'true')
  await page.getByLabel('Header', { exact: true }).fill('X-Auth-Token')
  await page.getByLabel('Word before the token').fill('')
  await expect(page.getByText('X-Auth-Token: …501F')).toBeVisible()
  await page.getByRole('button', { name: 'Save the system' }).click()

  await fieldOf(page, 'Password').fill(oddAccount.password)
  await page.keyboard.press('Enter')
  await expect(theToken(page)).toBeVisible()
  await openTab(page, 'Try')
  await fieldOf(page, 'Path or full address').fill('/me')
  await send(page)
  await expect(theAnswer(page)).toContainText('Welcome, Ann')
  await server.close()
})

test('what is unfinished stays when it is left, but for secrets; what is missing is said where it is', async ({
  app,
}) => {
  const { page } = app
  const open = async () => page.getByRole('button', { name: /A login that answers with a token/ }).click()
  await page.getByRole('button', { name: 'Connect your own system' }).click()
  await open()
  const form = page.getByRole('region', { name: 'What people will see' })
  await page.getByLabel('Server address').fill('http://elsewhere.invalid/{tenant}/login')
  await page.getByLabel('Server address').blur()
  await page.getByRole('button', { name: 'Ask for “tenant” in the form' }).click()
  await form.getByLabel('tenant').fill('acme')
  await form.getByLabel('Password', { exact: true }).fill('canary-left-password')
  await page.getByRole('button', { name: 'Save the system' }).click()
  await expect(page.getByText('Give the system a name, so that you find it again.').first()).toBeVisible()
  await expect(page.getByRole('list', { name: 'Still to do' }).getByRole('listitem')).toHaveCount(2)

  await form.getByLabel('User name').fill('ann')
  await form.getByRole('button', { name: 'Try it' }).click()
  await expect(form.getByText('Nothing was sent. Tick this to try it all the same.')).toBeVisible()
  const silent = await startAnswering(() => {})
  await page.getByLabel('Server address').fill(silent.address)
  await form.getByRole('button', { name: 'Try it' }).click()
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(form.getByText('Stopped. What you typed is still here.')).toBeVisible()
  await expect(form.getByLabel('Password', { exact: true })).toHaveValue('canary-left-password')
  await silent.close()

  await page.getByRole('button', { name: 'Back' }).click()
  await open()
  await expect(page.getByText('You left this unfinished')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Path' })).toHaveValue('/{tenant}/login')
  await expect(form.getByLabel('Password', { exact: true })).toHaveValue('')
  await page.getByRole('button', { name: 'Start afresh' }).click()
  await expect(page.getByRole('textbox', { name: 'Path' })).toHaveValue('')
})

test('the editor can be used by everyone, and by keyboard alone', async ({ app }) => {
  const odd = await startOddLogin()
  const { page } = app
  await tabTo(page, page.getByRole('button', { name: 'Connect your own system' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: /A login that answers with a token/ }))
  await page.keyboard.press('Enter')
  await typeInto(page, page.getByLabel('Name of the system'), 'Odd shop')
  await typeInto(page, page.getByLabel('Server address'), `${odd.address}/v1/session`)
  await typeInto(page, page.getByLabel('Name in the request').nth(0), 'user.name')
  await typeInto(page, page.getByLabel('Name in the request').nth(1), 'user.pass')
  expect(await findingsOn('the editor', app)).toEqual([])
  const form = page.getByRole('region', { name: 'What people will see' })
  await typeInto(page, form.getByLabel('User name'), oddAccount.user)
  await typeInto(page, form.getByLabel('Password', { exact: true }), oddAccount.password)
  await page.keyboard.press('Enter')
  const answer = page.getByRole('list', { name: 'The answer' })
  await tabTo(page, answer.getByRole('button', { name: /^jwt/ }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(answer.getByRole('button', { name: /^next/ })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('combobox', { name: 'How the next one is had' }))
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /second request/ }).press('Enter')
  expect(await findingsOn('the editor with an answer', app)).toEqual([])

  await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
  await page.getByRole('button', { name: 'Open Hallpass' }).click()
  // What was described is there again; the answer, which may hold a secret, is not.
  await expect(page.getByText('You left this unfinished; it is as you left it.')).toBeVisible()
  await expect(page.getByLabel('Name of the system')).toHaveValue('Odd shop')
  await expect(form.getByLabel('Password', { exact: true })).toHaveValue('')
  await expect(answer).toBeHidden()
  await odd.close()
})
