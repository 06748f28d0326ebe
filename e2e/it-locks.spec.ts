/** Locked, the window is empty, nothing goes through the door, and what ran goes on; it opens where it was, but for the secrets that were typed. */
import { findingsOn } from './fixtures/accessible.ts'
import { startAnswering } from './fixtures/answering-server.ts'
import { expect, type RunningApp, test } from './fixtures/app.ts'
import { heapStringsOf } from './fixtures/heap-strings.ts'
import { lockByMenu, lockIsShown, openWith, passphrase, setPassphrase } from './fixtures/lock.ts'
import {
  chooseConnection,
  connectTo,
  fieldOf,
  openForm,
  openTab,
  send,
  sendExample,
  theAnswer,
  theToken,
  wayOf,
} from './fixtures/person.ts'

const way = wayOf('infoworks', 'user-password')

const rendererProcess = ({ electron }: RunningApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId())

const tokenOf = ({ page }: RunningApp) =>
  page.evaluate(async () => {
    const states = await window.api.calls.tokens.list()
    const connectionId = states.ok ? (states.value[0]?.connectionId ?? '') : ''
    const revealed = await window.api.calls.tokens.reveal({ connectionId })
    return revealed.ok ? revealed.value.token : revealed.error.code
  })

test('without a passphrase it hides what was on the screen, in a new process, and says that this is all', async ({
  app,
  practice,
}) => {
  const { page } = app
  await connectTo(page, way, practice.systems.infoworks, 'Behind the lock')
  await page.getByRole('button', { name: 'Copy token' }).click()
  await expect(theToken(page)).toContainText('Copied.')
  const token = await tokenOf(app)
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(token)
  const before = await rendererProcess(app)
  await lockByMenu(app)

  await expect(page.getByText('only hides what was on the screen')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Behind the lock' })).toBeVisible()
  expect(await rendererProcess(app)).not.toBe(before)
  expect((await heapStringsOf(page)).filter((text) => text.includes(token.slice(0, 150)))).toEqual([])
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('')
  expect(await tokenOf(app)).toBe('locked')
  expect(await findingsOn('the lock', app)).toEqual([])

  await page.getByRole('button', { name: 'Open Hallpass' }).click()
  await chooseConnection(page, 'Behind the lock')
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
  expect(await tokenOf(app)).toBe(token)
})

test('what stood in a form is there again after the lock, but for its secrets; so is the tab that was open', async ({
  app,
  practice,
}) => {
  const { page } = app
  await connectTo(page, way, practice.systems.infoworks, 'Kept')
  await openTab(page, 'Try')
  await lockByMenu(app)
  await page.getByRole('button', { name: 'Open Hallpass' }).click()
  await expect(fieldOf(page, 'Path or full address')).toBeVisible()

  await openTab(page, 'Set-up')
  await page.getByLabel('Connection name').fill('Half renamed')
  await lockByMenu(app)
  await page.getByRole('button', { name: 'Open Hallpass' }).click()
  await expect(page.getByLabel('Connection name')).toHaveValue('Half renamed')

  await openForm(page, way)
  await page.getByLabel('Connection name').fill('Half typed')
  await fieldOf(page, 'User name').fill('ada')
  await fieldOf(page, 'Password').fill('planted-secret-password')
  await lockByMenu(app)
  expect((await heapStringsOf(page)).filter((text) => /planted-secret|Half typed/.test(text))).toEqual([])
  await page.getByRole('button', { name: 'Open Hallpass' }).click()
  await expect(page.getByLabel('Connection name')).toHaveValue('Half typed')
  await expect(fieldOf(page, 'User name')).toHaveValue('ada')
  await expect(fieldOf(page, 'Password')).toHaveValue('')
})

test('names of connections can be kept out of sight', async ({ app, practice }) => {
  const { page } = app
  await connectTo(page, way, practice.systems.infoworks, 'Nobody’s business')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('checkbox', { name: 'Show the names of connections while locked' }).uncheck()
  await lockByMenu(app)
  await expect(page.getByText('Nobody’s business')).toHaveCount(0)
})

test('the window is kept out of screenshots as soon as that is wished for', async ({ launcher }) => {
  const app = await launcher.launch()
  // Linux has no such protection: what the window is told is all that can be seen here.
  const told = (running: RunningApp) =>
    running.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (window === undefined) return null
      const heard: boolean[] = []
      const tell = window.setContentProtection.bind(window)
      window.setContentProtection = (on) => {
        heard.push(on)
        tell(on)
      }
      Object.assign(globalThis, { heard })
      return null
    })
  const heard = (running: RunningApp) => running.electron.evaluate(() => Reflect.get(globalThis, 'heard') as boolean[])
  await told(app)
  await app.page.evaluate(() => window.api.calls.settings.change({ protectScreen: true }))
  expect(await heard(app)).toEqual([true])
  await app.page.evaluate(() => window.api.calls.settings.change({ protectScreen: false }))
  expect(await heard(app)).toEqual([true, false])
})

test('a passphrase is asked for after locking and after a restart, and a wrong one opens nothing', async ({
  launcher,
  practice,
}) => {
  const app = await launcher.launch()
  await connectTo(app.page, way, practice.systems.infoworks, 'Sealed')
  await setPassphrase(app.page)
  await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
  await lockIsShown(app.page)
  await openWith(app.page, passphrase)
  await chooseConnection(app.page, 'Sealed')
  await expect(theToken(app.page)).toHaveAttribute('data-state', 'fresh')
  await app.close()

  const next = await launcher.launch()
  const { page } = next
  await lockIsShown(page)
  await openWith(page, 'not this one at all')
  const typed = page.getByRole('textbox', { name: 'Passphrase' })
  await expect(page.getByText('This is not the passphrase.')).toBeVisible()
  await expect(typed).toHaveValue('not this one at all')
  expect(await tokenOf(next)).toBe('locked')
  for (let again = 0; again < 2; again += 1) {
    await openWith(page, `not this one either ${again}`)
    await expect(page.getByText('This is not the passphrase.')).toBeVisible()
  }
  await expect(page.getByText(/You can try again in [1-5] seconds?/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open Hallpass' })).toBeDisabled()
  expect(await findingsOn('the lock after wrong passphrases', next)).toEqual([])
  await expect(page.getByRole('button', { name: 'Open Hallpass' })).toBeEnabled({ timeout: 7000 })
  await openWith(page, passphrase)
  await chooseConnection(page, 'Sealed')
  await expect(await sendExample(page, way)).toContainText('200')
})

test('a forgotten passphrase costs the secrets and nothing else; the sealed file is kept', async ({
  launcher,
  practice,
}) => {
  const app = await launcher.launch()
  await connectTo(app.page, way, practice.systems.infoworks, 'Forgotten')
  await setPassphrase(app.page)
  await app.close()

  const { page } = await launcher.launch()
  await lockIsShown(page)
  await page.getByRole('button', { name: 'I forgot the passphrase' }).click()
  await page.getByRole('button', { name: 'Start afresh' }).click()
  await chooseConnection(page, 'Forgotten')
  await openTab(page, 'Set-up')
  await page.getByRole('textbox', { name: 'Password' }).fill(practice.systems.infoworks.credentials.password ?? '')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
})

test('it locks by itself when nobody is there, and a request that runs goes on and is there afterwards', async ({
  app,
  practice,
}) => {
  const { page } = app
  let finish = () => {}
  const slow = await startAnswering((_asked, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.write('the first half, ')
    finish = () => response.end('and the second half')
  })
  await connectTo(page, way, practice.systems.infoworks, 'Away')
  await setPassphrase(page)
  await chooseConnection(page, 'Away')
  await openTab(page, 'Try')
  await fieldOf(page, 'Path or full address').fill(`${slow.address}/long`)
  await send(page)
  // Sends it, too.
  await page
    .getByRole('button', { name: /^Allow / })
    .first()
    .click()
  await expect.poll(() => slow.asked.length).toBe(1)
  await page.evaluate(() => window.api.calls.settings.change({ lockAfterSeconds: 1 }))
  await lockIsShown(page)
  await expect(page.getByText('Nobody was here for a while')).toBeVisible()
  finish()
  await app.electron.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 0
  })
  await openWith(page, passphrase)
  await page.evaluate(() => window.api.calls.settings.change({ lockAfterSeconds: 0 }))
  await chooseConnection(page, 'Away')
  await openTab(page, 'Try')
  await expect(theAnswer(page)).toContainText('the first half, and the second half')
  await slow.close()
})
