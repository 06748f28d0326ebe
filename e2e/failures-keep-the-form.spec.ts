/** A wrong password and a dead server, for each system: the form keeps what was typed and says what to do next. */
import { expect, test } from './fixtures/app.ts'
import { credentialsOf, fieldOf, fillForm, openForm, theToken, wayOf } from './fixtures/person.ts'
import { practisedSystems } from './fixtures/practised-systems.ts'

const wrong = 'not the right one'

for (const provider of practisedSystems) {
  const signIn = provider.signIns.find(({ flow }) => flow !== 'api-key')
  if (signIn === undefined) continue
  const secret = signIn.fields.filter((field) => field.secret).at(-1)
  if (secret === undefined) continue

  test(`${provider.name}: a wrong password is said beside its field, and mending it is enough`, async ({
    app,
    practice,
  }) => {
    const { page } = app
    const system = practice.systems[provider.id]
    const way = wayOf(provider.id, signIn.id)
    await openForm(page, way)
    await fillForm(page, way, { ...credentialsOf(system), [secret.name]: wrong })
    await page.keyboard.press('Enter')

    const callout = page.getByRole('main').getByRole('alert').first()
    await expect(callout).toContainText(/did not accept/)
    await expect(callout.or(page.getByRole('main')).getByRole('button').first()).toBeVisible()
    await expect(fieldOf(page, secret.label)).toHaveValue(wrong)
    for (const field of provider.servers) await expect(fieldOf(page, field.label)).not.toHaveValue('')

    await fieldOf(page, secret.label).fill(credentialsOf(system)[secret.name] ?? '')
    await page.keyboard.press('Enter')
    await expect(theToken(page)).toBeVisible()
  })

  test(`${provider.name}: a server that is not there is said, nothing is saved, and the form stays`, async ({
    app,
    practice,
  }) => {
    const { page } = app
    const system = practice.systems[provider.id]
    const way = wayOf(provider.id, signIn.id)
    await openForm(page, way)
    await fillForm(page, way, { ...credentialsOf(system), server: 'http://127.0.0.1:9' })
    await page.keyboard.press('Enter')

    await expect(page.getByRole('main').getByRole('alert').first()).toContainText(/127\.0\.0\.1:9/)
    await expect(fieldOf(page, secret.label)).toHaveValue(credentialsOf(system)[secret.name] ?? '')
    expect(await page.evaluate(async () => (await window.api.calls.connections.list()).ok)).toBe(true)
    await expect(page.getByRole('navigation').getByText(provider.name)).toHaveCount(0)

    await fieldOf(page, provider.servers[0]?.label ?? '').fill(system.servers.server ?? '')
    await page.keyboard.press('Enter')
    await expect(theToken(page)).toBeVisible()
  })
}

test('an address without a scheme is tried with https, and http is offered, never taken by itself', async ({
  app,
  practice,
}) => {
  const { page } = app
  const { infolink } = practice.systems
  const way = wayOf('infolink', 'client-credentials')
  const { host } = new URL(infolink.servers.server ?? '')
  await openForm(page, way)
  await fillForm(page, way, { ...credentialsOf(infolink), server: host })
  await page.keyboard.press('Enter')

  await expect(page.getByRole('main').getByRole('alert').first()).toContainText(/https/)
  expect(infolink.requests).toHaveLength(0)

  await page.getByRole('button', { name: /http/ }).first().click()
  await page.keyboard.press('Enter')
  await expect(theToken(page)).toBeVisible()
})
