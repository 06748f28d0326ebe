/** Proxies on the way: one of the connection's own with user name and password, and the system's. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { makeCertificate, makePfx } from '../electron/http/test-certificate.ts'
import { expect, test } from './fixtures/app.ts'
import { startForwardProxy } from './fixtures/forward-proxy.ts'
import { credentialsOf, fieldOf, fillForm, openForm, openTab, sendExample, theToken, wayOf } from './fixtures/person.ts'
import { searchFor } from './fixtures/secret-search.ts'

const way = wayOf('infoworks', 'user-password')
const password = { label: 'password of the proxy', text: 'proxy-canary: "7%" & ölüm' }
const passphrase = { label: 'passphrase of the certificate', text: 'pfx-canary: "9%" & öl' }

async function openNetwork(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'Network' }).click()
}

test('a connection goes through its own proxy, whose password stays in the vault', async ({ launcher, practice }) => {
  const { infoworks } = practice.systems
  const proxy = await startForwardProxy(infoworks.servers.server ?? '', `me:${password.text}`)
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-pfx-'))
  try {
    const { page, electron, close } = await launcher.launch()
    await openForm(page, way)
    await fillForm(page, way, { ...credentialsOf(infoworks), server: 'http://infoworks.test' })
    await page.getByLabel('I know, and use it all the same').check()
    await openNetwork(page)
    await page.getByRole('combobox', { name: 'Proxy' }).click()
    await page.getByRole('option', { name: 'Its own proxy' }).click()
    await fieldOf(page, 'Address of the proxy').fill(proxy.name)
    await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
    await expect(page.getByRole('main').getByRole('alert').first()).toContainText('wants a user name and a password')
    await page.getByRole('button', { name: 'Fill them in' }).click()
    await expect(fieldOf(page, 'User name at the proxy')).toBeFocused()
    await fieldOf(page, 'User name at the proxy').fill('me')
    await fieldOf(page, 'Password at the proxy').fill('not that')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main').getByRole('alert').first()).toContainText('did not accept this user name')
    await fieldOf(page, 'Password at the proxy').fill(password.text)

    // And a certificate for servers that want one.
    const file = join(folder, 'me.p12')
    writeFileSync(file, makePfx(makeCertificate({ name: 'me at work' }), passphrase.text))
    await electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [path] })) as typeof dialog.showOpenDialog
    }, file)
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await fieldOf(page, 'Passphrase of the certificate').fill('wrong')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(page.getByText('This passphrase does not open the file.', { exact: false })).toBeVisible()
    await fieldOf(page, 'Passphrase of the certificate').fill(passphrase.text)
    await page.keyboard.press('Enter')
    await expect(page.getByText('“me at work”')).toBeVisible()

    await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
    await expect(theToken(page)).toBeVisible()
    const answer = await sendExample(page, way, infoworks.placeholders)
    await expect(answer.getByRole('heading', { name: '200' })).toBeVisible()
    await expect(answer).toContainText(`Through the proxy ${proxy.name}`)
    expect(proxy.asked.every((one) => one.includes(' http://infoworks.test/'))).toBe(true)

    await openTab(page, 'Set-up')
    await openNetwork(page)
    await expect(fieldOf(page, 'Password at the proxy')).toHaveValue('')
    await expect(fieldOf(page, 'Password at the proxy')).toHaveAttribute('placeholder', /Saved/)
    const secrets = [password, passphrase]
    const { userData } = launcher
    expect(await searchFor(secrets, { page, output: launcher.output(), userData })).toEqual([])
    await close()
    expect(await searchFor(secrets, { output: launcher.output(), userData })).toEqual([])
  } finally {
    await proxy.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('what the system says of proxies is kept to, save for this computer itself', async ({ launcher, practice }) => {
  const { infoworks } = practice.systems
  const proxy = await startForwardProxy(infoworks.servers.server ?? '')
  try {
    const { page } = await launcher.launch({ arguments: [`--proxy-server=${proxy.name}`] })
    await openForm(page, way)
    await fillForm(page, way, { ...credentialsOf(infoworks), server: 'http://infoworks.test' })
    await page.getByLabel('I know, and use it all the same').check()
    await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
    await expect(theToken(page)).toBeVisible()
    expect(proxy.asked).toHaveLength(1)

    // One day it wants to know who asks: from the token, the way leads to where that is said.
    proxy.ask('me:somebody')
    await page.getByRole('button', { name: 'Renew' }).click()
    await expect(page.getByRole('main').getByRole('alert').first()).toContainText('wants a user name and a password')
    await page.getByRole('button', { name: 'Fill them in' }).click()
    await expect(fieldOf(page, 'User name at the proxy')).toBeFocused()
    await expect(fieldOf(page, 'Address of the proxy')).toHaveValue(`http://${proxy.name}`)
    await fieldOf(page, 'User name at the proxy').fill('me')
    await fieldOf(page, 'Password at the proxy').fill('somebody')
    await fieldOf(page, 'Password')
      .first()
      .fill(credentialsOf(infoworks).password ?? '')
    await page.getByRole('button', { name: 'Save and sign in' }).click()
    await expect(theToken(page)).toBeVisible()
    expect(proxy.asked).toHaveLength(2)

    await openForm(page, way)
    await fillForm(page, way, credentialsOf(infoworks), 'on this computer')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'on this computer', level: 1 })).toBeVisible()
    expect(proxy.asked).toHaveLength(2)
  } finally {
    await proxy.close()
  }
})
