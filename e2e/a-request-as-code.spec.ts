/** A request becomes code for a terminal or a program. The token is not in it, unless asked for, for one copy. */
import type { RunningApp } from './fixtures/app.ts'
import { expect, test } from './fixtures/app.ts'
import { connectTo, openTab, send, theAnswer, wayOf } from './fixtures/person.ts'

function clipboardOf({ electron }: RunningApp): Promise<string> {
  return electron.evaluate(async ({ clipboard }) => clipboard.readText())
}

test('code reads the token from a variable; a live copy holds it and leaves the clipboard', async ({
  app,
  practice,
}) => {
  const { page } = app
  await connectTo(page, wayOf('unifier', 'integration-user'), practice.systems.unifier)
  await openTab(page, 'Try')
  await page.getByRole('button', { name: 'As code' }).click()
  const dialog = page.getByRole('dialog', { name: 'This request as code' })
  await expect(dialog.getByRole('region', { name: 'The code' })).toContainText('HALLPASS_TOKEN')
  await expect(dialog.getByRole('region', { name: 'The code' })).toContainText('HALLPASS_X_UNIFIER_TENANT_CODE')
  await dialog.getByRole('button', { name: 'Copy code' }).click()
  await expect(dialog).toContainText('Copied.')
  expect(await clipboardOf(app)).toContain('/rest1/ws/rest/service/v1/ds/data-elements')

  await page.evaluate(() => window.api.calls.settings.change({ clipboardSeconds: 2 }))
  await dialog.getByRole('checkbox', { name: 'Put the live token into the copy' }).check()
  await dialog.getByRole('button', { name: 'Copy with the live token' }).click()
  await expect(dialog).toContainText('It leaves the clipboard in 2 s.')
  expect(await clipboardOf(app)).toContain('Bearer ey')
  await expect.poll(() => clipboardOf(app), { timeout: 6_000 }).toBe('')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('a pasted curl command fills the request, without its own sign-in, and can be undone', async ({
  app,
  practice,
}) => {
  const { page } = app
  const { inode } = practice.systems
  await connectTo(page, wayOf('inode', 'api-key'), inode)
  await openTab(page, 'Try')
  const address = page.getByLabel('Path or full address')
  await address.fill('/before')
  const command = `curl -X POST '${inode.servers.server}/api/v1/links/' -H 'Authorization: Token somebody-else' -H 'X-Tag: one' --json '{"a":1}'`
  await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), command)
  await address.focus()
  await address.press('ControlOrMeta+a')
  await address.press('ControlOrMeta+v')
  const question = page.getByRole('dialog', { name: 'This command holds a secret' })
  await expect(question.getByRole('checkbox', { name: /^The token in the Authorization header/ })).not.toBeChecked()
  await expect(address).toHaveValue('/before')
  await question.getByRole('button', { name: 'Leave it out' }).click()

  await expect(address).toHaveValue(`${inode.servers.server}/api/v1/links/`)
  await expect(page.getByText(/brought its own sign-in. It was left out/)).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('somebody-else')
  await page.getByRole('button', { name: 'Bring back what was there' }).click()
  await expect(address).toHaveValue('/before')
})

test('a command of Python, pasted in any field, fills the request too', async ({ app, practice }) => {
  const { page } = app
  const { inode } = practice.systems
  await connectTo(page, wayOf('inode', 'api-key'), inode)
  await openTab(page, 'Try')
  const command = `r = requests.get('${inode.servers.server}/api/v1/links/', params={'page': 2}, headers={'X-Tag': 'one'})`
  await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), command)
  await page.getByRole('tab', { name: 'Headers' }).click()
  await page.getByLabel('Name of header 1').focus()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(page.getByLabel('Path or full address')).toHaveValue(`${inode.servers.server}/api/v1/links/?page=2`)
  await expect(page.getByText('Filled in from the pasted command.')).toBeVisible()
  await expect(page.getByLabel('Name of header 1')).toHaveValue('X-Tag')
  await send(page)
  await expect(theAnswer(page)).toBeVisible()
  expect(inode.requests.at(-1)).toMatchObject({ path: '/api/v1/links/?page=2', headers: { 'x-tag': 'one' } })
})
