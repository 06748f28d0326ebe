/** A token that has run out is had again before it is needed, each system in its own way. */
import { expect, test } from './fixtures/app.ts'
import { connectTo, openTab, send, sendExample, theAnswer, theToken, wayOf } from './fixtures/person.ts'

test('ImmPort, 60 s: fresh enough is sent as it is, and the same token serves again', async ({ app, practice }) => {
  const { page } = app
  const { immport } = practice.systems
  const way = wayOf('immport', 'user-password')
  await connectTo(page, way, immport)

  await expect(await sendExample(page, way, immport.placeholders)).toContainText('200')
  await send(page)
  await expect(theAnswer(page)).toContainText('200')

  expect(immport.requests.filter(({ path }) => path === '/auth/token')).toHaveLength(1)
})

test('ImmPort, 5 s: the countdown reaches its end, and sending signs in again first', async ({ app, practice }) => {
  const { page } = app
  const { immport } = practice.systems
  immport.setLifetime(5)
  const way = wayOf('immport', 'user-password')
  await connectTo(page, way, immport)
  await expect(theToken(page)).toHaveAttribute('data-state', 'over', { timeout: 8_000 })
  await expect(theToken(page)).toContainText('Ended')

  const answer = await sendExample(page, way, immport.placeholders)

  await expect(answer).toContainText('200')
  await expect(answer).toContainText('ImmPortTemplates.5733.zip')
  expect(immport.requests.filter(({ path }) => path === '/auth/token')).toHaveLength(2)
  await openTab(page, 'Token')
  await expect(theToken(page)).not.toHaveAttribute('data-state', 'none')
})

test('InfoLink: the refresh token alone brings a new token', async ({ app, practice }) => {
  const { page } = app
  const { infolink } = practice.systems
  infolink.setLifetime(2)
  const way = wayOf('infolink', 'user-password')
  await connectTo(page, way, infolink)
  await expect(theToken(page)).toHaveAttribute('data-state', 'over', { timeout: 8_000 })
  infolink.setLifetime(undefined)

  await expect(await sendExample(page, way)).toContainText('200')

  const grants = infolink.requests
    .filter(({ path }) => path === '/api/v1/oauth2/token')
    .map(({ body }) => new URLSearchParams(body))
  expect(grants.map((form) => form.get('grant_type'))).toEqual(['password', 'refresh_token'])
  expect([...(grants[1]?.keys() ?? [])].sort()).toEqual(['grant_type', 'refresh_token'])
})

test('InfoLink: a server that says "expired" in the body gets the request once more, renewed', async ({
  app,
  practice,
}) => {
  const { page } = app
  const { infolink } = practice.systems
  const way = wayOf('infolink', 'client-credentials')
  await connectTo(page, way, infolink)
  infolink.setFault('expired-body-200', true)
  infolink.setFault('expired', true)

  const answer = await sendExample(page, way)

  await expect(answer).toContainText('200')
  await expect(answer).toContainText('LoadData')
  expect(infolink.requests.filter(({ path }) => path === '/api/v1/executeJob')).toHaveLength(2)
})

test('Unifier: signing in again brings a new token and new headers to carry', async ({ app, practice }) => {
  const { page } = app
  const { unifier } = practice.systems
  unifier.setLifetime(2)
  const way = wayOf('unifier', 'integration-user')
  await connectTo(page, way, unifier)
  await expect(theToken(page)).toHaveAttribute('data-state', 'over', { timeout: 8_000 })
  unifier.setLifetime(undefined)

  await expect(await sendExample(page, way)).toContainText('200')

  const call = unifier.requests.at(-1)
  expect(call?.path).toBe('/rest1/ws/rest/service/v1/ds/data-elements')
  expect(call?.headers['x-unifier-tenant']).toBeTruthy()
  expect(unifier.requests.filter(({ path }) => path.includes('/oauth/token'))).toHaveLength(2)
})
