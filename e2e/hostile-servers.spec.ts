/** The worst servers, through the window: it stays usable, says what happened, loses nothing, and goes on with the next good answer. */
import { allFaults } from './faults/all-faults.ts'
import { type FaultServer, startFaultServer } from './faults/fault-server.ts'
import { startAnswering } from './fixtures/answering-server.ts'
import { expect, type RunningApp, test } from './fixtures/app.ts'
import { connectTo, fieldOf, fillForm, openForm, openTab, send, theAnswer, theToken, wayOf } from './fixtures/person.ts'

const way = wayOf('infoworks', 'user-password')

/** What Infoworks says when all is well. */
const document = () =>
  JSON.stringify({
    message: 'Authentication Success',
    result: { authentication_token: 'the-token', is_authenticated: true },
  })

/** Each with what is said of it, as a sign-in and as a request. Those that only time ends are ended by the person. */
const worst = [
  ['resets within the body', 'broke', 'broke before the answer was complete'],
  ['sends headers without end', 'headers', 'sent more headers than Hallpass reads'],
  ['unfolds gzip to more than anybody needs', 'far more than a sign-in ever needs', 'Headers of the answer'],
  ['nests JSON a million deep', 'far more than a sign-in ever needs', 'OK — here is the answer'],
  ['gives a token with a line break', 'characters that no token can have', 'OK — here is the answer'],
  ['redirects to another server', 'did not answer but pointed to', 'Hallpass followed without the token'],
] as const
const endless = ['never answers', 'sends its body a byte at a time'] as const

const faultOf = (name: string) => {
  const fault = allFaults.find((one) => one.name === name)
  if (fault === undefined) throw new Error(`There is no fault that ${name}.`)
  return fault
}

async function startServer(): Promise<{ server: FaultServer; stranger: Awaited<ReturnType<typeof startAnswering>> }> {
  const stranger = await startAnswering((_asked, response) => response.end('{}'))
  return { server: await startFaultServer({ document, stranger: stranger.address }), stranger }
}

async function connectHere({ page }: RunningApp, server: FaultServer): Promise<void> {
  await openForm(page, way)
  await fillForm(page, way, { server: server.http, username: 'ada', password: 'canary-password-719' }, 'Hostile')
}

test('a sign-in at each of them fails in words, the form stays, and the next good answer signs in', async ({ app }) => {
  test.setTimeout(180_000)
  const { page } = app
  const { server, stranger } = await startServer()
  await connectHere(app, server)
  for (const [name, words] of worst) {
    server.set(faultOf(name))
    await fieldOf(page, 'Password').press('Enter')
    const failure = page.getByRole('main').getByRole('alert').first()
    await expect(failure, name).toBeVisible()
    await expect(failure, name).toContainText(words)
    await expect(failure, name).not.toContainText('canary-password')
    await expect(page.getByText('Something in Hallpass itself went wrong')).toHaveCount(0)
    await expect(fieldOf(page, 'Password')).toHaveValue('canary-password-719')
    await fieldOf(page, 'Connection name').fill(`Hostile, after one that ${name}`)
  }
  for (const name of endless) {
    server.set(faultOf(name))
    await fieldOf(page, 'Password').press('Enter')
    await expect(page.getByRole('button', { name: /Signing in/ })).toBeVisible()
    // Everything else can be used meanwhile.
    await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText('Stopped. Nothing was saved; what you typed is still here.')).toBeVisible()
    await expect(fieldOf(page, 'Password')).toHaveValue('canary-password-719')
  }
  server.set(null)
  await fieldOf(page, 'Password').press('Enter')
  await expect(theToken(page)).toBeVisible()
  expect(stranger.asked).toEqual([])
  await server.close()
  await stranger.close()
})

test('a request to each of them ends in words, the token stays, and the next one is answered', async ({
  app,
  practice,
}) => {
  test.setTimeout(180_000)
  const { page } = app
  const { server, stranger } = await startServer()
  await connectTo(page, way, practice.systems.infoworks, 'Good')
  await openTab(page, 'Try')
  await fieldOf(page, 'Path or full address').fill(`${server.http}/things`)
  await send(page)
  await page
    .getByRole('button', { name: /^Allow / })
    .first()
    .click()
  await expect(theAnswer(page)).toContainText('Authentication Success')
  for (const [name, , words] of worst) {
    server.set(faultOf(name))
    await send(page)
    await expect(page.getByRole('button', { name: 'Send', exact: true }), name).toBeEnabled({ timeout: 30_000 })
    await expect(page.getByRole('main'), name).toContainText(words)
    await expect(page.getByText('Something in Hallpass itself went wrong')).toHaveCount(0)
    // The window answers at once.
    await openTab(page, 'Token')
    await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
    await openTab(page, 'Try')
  }
  for (const name of endless) {
    server.set(faultOf(name))
    await send(page)
    await expect(page.getByRole('main').getByRole('button', { name: 'Cancel' })).toBeVisible()
    await openTab(page, 'Token')
    await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
    await openTab(page, 'Try')
    await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled()
  }
  server.set(null)
  await send(page)
  await expect(theAnswer(page)).toContainText('Authentication Success')
  await openTab(page, 'Token')
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
  expect(stranger.asked.filter(({ headers }) => headers.authorization !== undefined)).toEqual([])
  await server.close()
  await stranger.close()
})
