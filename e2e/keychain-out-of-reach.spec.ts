/** A keychain that is locked, or that nothing leads to: it is said, nothing is deleted, and once it is open again all is there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type RunningApp, test } from './fixtures/app.ts'
import { hasLaneKeyring, lockKeyring, unlockKeyring } from './fixtures/lane-keyring.ts'
import { chooseConnection, connectTo, sendExample, theToken, wayOf } from './fixtures/person.ts'

const way = wayOf('infoworks', 'user-password')
/** What holds secrets on disk. */
const sealed = ['vault.records']

test('with the keyring locked nothing is lost: unlocked and restarted, all is there', async ({
  launcher,
  practice,
}) => {
  test.skip(!hasLaneKeyring(), 'there is no gnome-keyring of its own to lock')
  const { infoworks } = practice.systems
  const before = await launcher.launch()
  await connectTo(before.page, way, infoworks, 'Behind the keyring')
  await before.close()
  const kept = sealedFiles(launcher.userData)
  expect(Object.keys(kept)).toContain('vault.records')

  lockKeyring()
  try {
    const { page, electron } = await launcher.launch()
    await saysSo(page)
    await chooseConnection(page, 'Behind the keyring')
    await expect(theToken(page)).toBeVisible()
    await page.getByRole('button', { name: 'Settings' }).click()
    expect(sealedFiles(launcher.userData)).toEqual(kept)
    await unlockKeyring()
    await restart({ page, electron })
  } finally {
    await unlockKeyring()
  }
  expect(sealedFiles(launcher.userData)).toEqual(kept)

  const { page } = await launcher.launch()
  await chooseConnection(page, 'Behind the keyring')
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
  await expect(await sendExample(page, way)).toContainText('200')
  expect(infoworks.requests.filter(({ path }) => path.includes('/security/'))).toHaveLength(1)
})

test('without D-Bus the app starts and says so; what was sealed before stays', async ({ launcher, practice }) => {
  test.skip(process.platform !== 'linux', 'only Linux reaches its keychain by D-Bus')
  const { infoworks } = practice.systems
  const before = await launcher.launch()
  await connectTo(before.page, way, infoworks, 'Behind the bus')
  await before.close()
  const kept = sealedFiles(launcher.userData)
  expect(Object.keys(kept)).toContain('vault.records')

  // Left out altogether, libdbus would start a bus of its own.
  const { page, close } = await launcher.launch({ env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } })
  await saysSo(page)
  await connectTo(page, way, infoworks, 'In memory')
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
  await close()
  expect(sealedFiles(launcher.userData)).toEqual(kept)

  const again = await launcher.launch()
  await chooseConnection(again.page, 'Behind the bus')
  await expect(theToken(again.page)).toHaveAttribute('data-state', 'fresh')
})

/** In the list, and in Settings with the ways on. */
async function saysSo(page: Page): Promise<void> {
  await expect(page.getByText(/keychain is locked, or does not run.*Settings says what to do/)).toBeVisible()
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByText(/keychain is locked\..*Unlock it and restart Hallpass/)).toBeVisible()
  for (const name of ['Restart Hallpass', 'Set a passphrase']) {
    await expect(page.getByRole('button', { name })).toBeVisible()
  }
}

/** Presses the button that offers it. What it starts would be out of reach, so only that it is asked for is seen. */
async function restart({ page, electron }: Pick<RunningApp, 'page' | 'electron'>): Promise<void> {
  await electron.evaluate(({ app }) => {
    app.relaunch = () => void process.stdout.write('a restart was asked for\n')
  })
  const child = electron.process()
  let said = ''
  child.stdout?.on('data', (data) => {
    said += String(data)
  })
  await page.getByRole('button', { name: 'Restart Hallpass' }).click()
  await expect.poll(() => child.exitCode).not.toBeNull()
  expect(said).toContain('a restart was asked for')
}

function sealedFiles(folder: string): Record<string, string> {
  const there = sealed.filter((name) => existsSync(join(folder, name)))
  return Object.fromEntries(there.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}
