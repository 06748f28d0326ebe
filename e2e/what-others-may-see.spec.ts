/** The log, a crash and the details for support: they say what happened, and nothing of secrets, servers or people. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type RunningApp, test } from './fixtures/app.ts'
import { connectTo, credentialsOf, fieldOf, fillForm, openForm, openTab, send, wayOf } from './fixtures/person.ts'
import { needlesOf, type Secret } from './fixtures/secret-needles.ts'

const way = wayOf('infoworks', 'user-password')

/** What is thrown in main, with everything in it that must not be told. */
const thrown: Secret = { label: 'in an exception', text: 'crash-canary: 7% "no" & ölüm' }
const typed: readonly Secret[] = Array.from({ length: 30 }, (_, at) => ({
  label: `canary ${at}`,
  text: `canary-${at}-x7Qa9LmZ2p${at}: 7% "no" & ölüm`,
}))

const logOf = (userData: string) =>
  readdirSync(join(userData, 'logs'))
    .map((name) => readFileSync(join(userData, 'logs', name), 'utf8'))
    .join('\n')

/** Everything that can be told to others of this app. */
async function toldBy({ page, electron }: RunningApp, userData: string): Promise<Readonly<Record<string, string>>> {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Details for support' }).click()
  const dialog = page.getByRole('dialog', { name: 'Details for support' })
  const shown = (await dialog.getByRole('region', { name: 'Details' }).textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Copy details' }).click()
  await expect(dialog).toBeHidden()
  return {
    shown,
    copied: await electron.evaluate(({ clipboard }) => clipboard.readText()),
    log: logOf(userData),
    title: await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? ''),
  }
}

function found(secrets: readonly Secret[], told: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(told).flatMap(([place, text]) => {
    const bytes = Buffer.from(text)
    return needlesOf(secrets)
      .filter((needle) => bytes.includes(needle.bytes))
      .map(({ label, encoding }) => `${label} as ${encoding} in ${place}`)
  })
}

test('thirty canaries in what is typed, sent, refused and thrown are in nothing that others may see', async ({
  launcher,
  practice,
}) => {
  const app = await launcher.launch()
  const { page } = app
  const { infoworks } = practice.systems
  await connectTo(page, way, infoworks, typed[0]?.text)
  const [, password = thrown, header = thrown, query = thrown, body = thrown, ...others] = typed
  // Refused with the password in it, at several doors.
  await openForm(page, way)
  await fillForm(page, way, { ...credentialsOf(infoworks), password: password.text }, 'Refused')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible()
  await page.evaluate(
    async ([where, ...texts]) => {
      const { calls } = window.api
      const list = await calls.connections.list()
      const connectionId = list.ok ? (list.value[0]?.id ?? '') : ''
      for (const text of texts) {
        await calls.variables.put({
          connectionId,
          id: null,
          name: `v${texts.indexOf(text)}`,
          kind: 'secret',
          value: text,
        })
        await calls.imports.read({ text, from: '' })
        await calls.lock.unlock({ passphrase: text })
        await calls.lock.removePassphrase({ current: text })
        await calls.cards.offer({ connectionId: text.slice(0, 90), guide: text, without: [] })
        await calls.inspector.readStored({ connectionId: text.slice(0, 90) })
        await calls.requests.send({
          draft: {
            ...{ connectionId, authorization: { kind: 'none' as const }, method: 'POST', url: `${where}/nowhere` },
            ...{
              pathValues: {},
              query: [{ name: 'api_key', value: text }],
              headers: [{ name: 'x-key', value: encodeURIComponent(text) }],
            },
            body: { kind: 'text' as const, text, contentType: 'text/plain' },
          },
          sendId: crypto.randomUUID(),
        })
      }
    },
    [infoworks.servers.server ?? '', header.text, query.text, body.text, ...others.map(({ text }) => text)],
  )
  await page
    .getByRole('button', { name: /Infoworks|canary-0/ })
    .first()
    .click()
  await openTab(page, 'Try')
  await fieldOf(page, 'Path or full address').fill(`http://127.0.0.1:1/${encodeURIComponent(query.text)}`)
  await send(page)
  // Nobody catches these.
  await app.electron.evaluate((_electron, text) => {
    setTimeout(() => {
      throw new Error(`It failed with ${text}`)
    }, 0)
    void Promise.reject(new Error(`It was refused: ${text}`))
  }, thrown.text)
  await expect.poll(() => logOf(launcher.userData)).toMatch(/"uncaught"[\s\S]*"unhandled"|"unhandled"[\s\S]*"uncaught"/)

  const told = await toldBy(app, launcher.userData)
  expect(told.copied).toBe(told.shown)
  expect(found([...typed, thrown], told)).toEqual([])
  expect(found([...typed.slice(1), thrown], { output: launcher.output() })).toEqual([])
  // A positive control: what is looked for is found where it is.
  expect(found(typed.slice(1, 2), { form: `…${password.text}…` })).toHaveLength(1)
  expect(told.log).toContain('credentials-refused')
  expect(told.shown).toContain('"uncaught"')
  expect(told.log).not.toContain('"at":"at ')
  expect(told.shown).toContain('Hallpass 0.1.0')
  for (const host of ['127.0.0.1', infoworks.credentials.username ?? '-']) expect(told.shown).not.toContain(host)
  expect(statSync(join(launcher.userData, 'logs', 'hallpass.log')).mode & 0o077).toBe(0)
})

test('a window whose process ended comes back, and everything is there', async ({ launcher, practice }) => {
  const app = await launcher.launch()
  await connectTo(app.page, way, practice.systems.infoworks, 'Still there')
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await expect.poll(() => logOf(launcher.userData)).toContain('window-gone')
  // Playwright does not follow a page that crashed: main is asked what the new one shows.
  const shown = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    )
  await expect.poll(shown).toContain('Still there')
})
