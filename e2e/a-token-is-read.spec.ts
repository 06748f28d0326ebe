/** A pasted token is read, judged in a sentence, and forgotten; nothing is asked of any server. */
import { immportSample } from '../shared/jwt/sample-tokens.ts'
import { testToken } from '../shared/jwt/test-token.ts'
import { expect, test } from './fixtures/app.ts'
import { openReader, pasteToken, theField, theRows, theSignature, theVerdict } from './fixtures/inspector.ts'
import { connectTo, openTab, wayOf } from './fixtures/person.ts'

test('a person with no account reads a token from a document', async ({ app }) => {
  const { page } = app
  await openReader(page)
  await pasteToken(page, immportSample)
  await expect(theVerdict(page)).toContainText('Ended')
  await expect(theVerdict(page)).toContainText('campjo')
  await expect(theRows(page, 'Claims').first()).toContainText('exp')
  await expect(page.getByRole('region', { name: 'Header', exact: true })).toContainText('Example-')

  await page.getByRole('searchbox', { name: 'Find in this token' }).fill('download')
  await expect(theRows(page, 'Claims')).toHaveText([/^scope/, /download/])
})

test('the tokens in a whole answer are found, and one is chosen', async ({ app }) => {
  const { page } = app
  const access = testToken({ sub: 'the access token', exp: 4_000_000_000 })
  const id = testToken({ sub: 'the ID token', nonce: 'n', exp: 4_000_000_000 })
  await openReader(page)
  await pasteToken(page, JSON.stringify({ id_token: id, access_token: access, expires_in: 3600, token_type: 'Bearer' }))
  const choice = page.getByRole('group', { name: /2 tokens are in this text/ })
  await expect(choice.getByRole('radio')).toHaveCount(2)
  await expect(theRows(page, 'Claims').first()).toContainText('the access token')
  await expect(page.getByRole('region', { name: 'What stood beside it' })).toContainText('3600')
  await choice.getByRole('radio', { name: /id_token/ }).check()
  await expect(theRows(page, 'Claims').first()).toContainText('the ID token')
})

test('what hides in a value is shown, and the raw text and the rows show each other', async ({ app }) => {
  const { page } = app
  await openReader(page)
  await pasteToken(page, testToken({ sub: 'admin\u202Enimda', big: 1, name: 'Zoë 李' }))
  const rows = theRows(page, 'Claims')
  await expect(rows.nth(0)).toContainText('U+202E')
  await expect(rows.nth(2)).toContainText('Zoë 李')

  const raw = page.getByRole('region', { name: 'Claims, as it stands in the token' })
  await rows.nth(2).hover()
  await expect(raw.locator('[data-marked=true]')).toHaveText(/Zoë 李/)
  await raw.getByText('"big"').hover()
  await expect(rows.nth(1)).toHaveAttribute('data-marked', 'true')

  await rows.nth(2).click()
  await page.getByRole('button', { name: 'Copy value, Claims' }).click()
  await expect(page.getByText('Value copied.')).toBeVisible()
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('Zoë 李')
})

test('a pasted token is forgotten after ten minutes, and at once when the screen is locked', async ({ app }) => {
  const { page } = app
  await page.clock.install({ time: Date.now() })
  await page.reload()
  await openReader(page)
  await pasteToken(page, testToken({ sub: 'for ten minutes' }))
  await page.clock.fastForward('09:50')
  await expect(theRows(page, 'Claims')).toHaveCount(1)
  await page.clock.fastForward('00:11')
  await expect(theField(page)).toHaveValue('')
  await expect(page.getByText('was dropped after ten minutes')).toBeVisible()
  await expect(theVerdict(page)).toHaveCount(0)

  await pasteToken(page, testToken({ sub: 'until the lock' }))
  await expect(theRows(page, 'Claims')).toHaveCount(1)
  await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
  await page.getByRole('button', { name: 'Open Hallpass' }).click()
  await openReader(page)
  await expect(theField(page)).toHaveValue('')
})

test('a stored token is read without its signature ever coming to the window', async ({ app, practice }) => {
  const { page } = app
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks, 'Stored')
  await openTab(page, 'Inspect')
  await expect(theVerdict(page)).toContainText('Good for')
  await expect(theSignature(page)).toContainText('HS256')
  const read = await page.evaluate(async () => {
    const states = await window.api.calls.tokens.list()
    const connectionId = states.ok ? (states.value[0]?.connectionId ?? '') : ''
    const stored = await window.api.calls.inspector.readStored({ connectionId })
    const revealed = await window.api.calls.tokens.reveal({ connectionId })
    return { stored: JSON.stringify(stored), token: revealed.ok ? revealed.value.token : '' }
  })
  const [header = '-', payload = '-', signature = '-'] = read.token.split('.')
  expect(read.stored).toContain('"format":"jwt"')
  for (const part of [header, payload, signature]) expect(read.stored).not.toContain(part)
})

test('an odd token neither throws nor freezes the window', async ({ app }) => {
  const { page } = app
  const deep = `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`
  const many = JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`claim${at}`, at])))
  await openReader(page)
  for (const payload of [deep, many, `{"x":"${'long '.repeat(180_000)}"}`, '{"__proto__":{"admin":true}}']) {
    await pasteToken(page, testToken(payload))
    await expect(theRows(page, 'Claims').first()).toBeVisible()
    await page.getByRole('button', { name: 'Clear' }).click()
  }
})
