/** The time line of a connection: what it had, with lifetimes, what went wrong, and what comes next. */
import type { Page } from '@playwright/test'
import { findingsOn } from './fixtures/accessible.ts'
import { expect, test } from './fixtures/app.ts'
import { connectTo, openTab, sendExample, theToken, wayOf } from './fixtures/person.ts'

const infolink = wayOf('infolink', 'client-credentials')
const aTime = /\d\d:\d\d:\d\d/

/** One of the lists of the time line, by the heading over it. */
const lines = (page: Page, heading: 'Next' | 'What happened') =>
  page.getByRole('region', { name: heading, exact: true }).getByRole('listitem')

test('every token is noted with its lifetime, and what was refused and what failed with it', async ({
  app,
  practice,
}) => {
  const { page } = app
  const system = practice.systems.infolink
  await connectTo(page, infolink, system)
  await expect(lines(page, 'What happened')).toHaveText([/signed in as .+ — good for \d+ minutes/])
  await expect(page.getByRole('img', { name: /^One token, drawn along the time/ })).toBeVisible()

  system.setLifetime(60)
  await theToken(page).getByRole('button', { name: 'Renew' }).click()
  await expect(lines(page, 'What happened').first()).toContainText(/renewed for .+ — good for 1 minute/)
  await expect(page.getByRole('img', { name: /then replaced by a newer one.+the one in use/ })).toBeVisible()

  system.setFault('expired', true)
  await expect(await sendExample(page, infolink)).toContainText('200')
  system.setFault('server-error', true)
  await openTab(page, 'Token')
  await expect(lines(page, 'What happened').filter({ hasText: 'the server did not accept the token' })).toHaveCount(1)
  await theToken(page).getByRole('button', { name: 'Renew' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('img', { name: /did not accept the token.+no token was got/ })).toBeVisible()
  expect(await findingsOn('token, its time line', app)).toEqual([])
})

test('what comes next is said in order, and follows what is set', async ({ app, practice }) => {
  const { page } = app
  practice.systems.infolink.setLifetime(1800)
  await connectTo(page, infolink, practice.systems.infolink)
  await expect(lines(page, 'Next').first()).toContainText('too little time left to send it')
  await expect(lines(page, 'Next').filter({ hasText: 'this token ends' })).toHaveText(aTime)

  await openTab(page, 'Set-up')
  await page.getByRole('checkbox', { name: /^Renew it in the background/ }).check()
  await openTab(page, 'Token')
  await expect(lines(page, 'Next').first()).toContainText('renews by itself (keep fresh)')
  await expect(lines(page, 'Next').nth(1)).toContainText('this token ends')

  await theToken(page).getByRole('button', { name: 'Forget this token' }).click()
  await page.getByRole('button', { name: 'Forget the token' }).click()
  await expect(page.getByRole('region', { name: 'Next', exact: true })).toBeHidden()
  await expect(lines(page, 'What happened').first()).toContainText('token forgotten')
})

test('a token that is kept fresh is renewed at the time that was said', async ({ app, practice }) => {
  const { page } = app
  practice.systems.infolink.setLifetime(8)
  await connectTo(page, infolink, practice.systems.infolink)
  await openTab(page, 'Set-up')
  await page.getByRole('checkbox', { name: /^Renew it in the background/ }).check()
  await openTab(page, 'Token')
  const said = aTime.exec((await lines(page, 'Next').first().textContent()) ?? '')?.[0] ?? 'nothing'
  const renewed = lines(page, 'What happened').filter({ hasText: /renewed for .+ — good for 8 seconds/ })
  await expect(renewed.first()).toBeVisible()
  const came = aTime.exec((await renewed.last().textContent()) ?? '')?.[0] ?? ''
  expect(Math.abs(secondsOf(came) - secondsOf(said))).toBeLessThanOrEqual(3)
})

test('an API key says that no end of it is known', async ({ app, practice }) => {
  const { page } = app
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode)
  await expect(page.getByRole('region', { name: 'Next', exact: true })).toContainText('this key')
  await expect(lines(page, 'What happened')).toHaveText([/key saved/])
  await expect(page.getByRole('img', { name: /end not known/ })).toBeVisible()
})

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60 + seconds
}
