/**
 * The guided tour: the main job, from a form to a token to an answer, for all nine sign-ins, as a person would do it.
 * Leaves pictures in out/tour/ and a table on the terminal.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { PracticeServers, PracticeSystemId } from '../electron/practice/practice-system.ts'
import { formatDuration } from '../shared/core/format-time.ts'
import { describeExpirySource } from '../shared/domain/expiry.ts'
import type { TokenSummary } from '../shared/domain/token.ts'
import { expect, projectFolder, test } from './fixtures/app.ts'
import { credentialsOf, fillForm, openForm, openTab, sendExample, theToken, wayOf } from './fixtures/person.ts'
import { practisedSystems } from './fixtures/practised-systems.ts'
import { printTable } from './fixtures/print-table.ts'

const pictures = join(projectFolder, 'out', 'tour')

test('the tour', async ({ app, practice }) => {
  mkdirSync(pictures, { recursive: true })
  const { page } = app
  await page.setViewportSize({ width: 1280, height: 800 })
  await picture(page, '0-welcome')
  const rows: string[][] = []
  for (const provider of practisedSystems) {
    for (const signIn of provider.signIns) {
      rows.push(await visit(page, practice, provider.id, signIn.id))
    }
  }
  printTable(['System', 'Sign-in', 'Lifetime', 'Known from', 'Answer', 'Seconds'], rows)
  expect(rows.map((row) => row[4])).toEqual(rows.map(() => '200'))
})

/** One sign-in, from the empty form to the answer of the example request; returns its row of the table. */
async function visit(
  page: Page,
  practice: PracticeServers,
  providerId: PracticeSystemId,
  signInId: string,
): Promise<string[]> {
  const way = wayOf(providerId, signInId)
  const system = practice.systems[providerId]
  const name = `${providerId}-${signInId}`
  const startedAt = Date.now()
  await openForm(page, way)
  await fillForm(page, way, credentialsOf(system), `${way.provider.name}, ${way.signIn.label.toLowerCase()}`)
  await page.getByRole('radio', { name: 'Practice' }).check()
  await page.getByLabel('Connection name').focus()
  await picture(page, `${name}-1-form`)
  await page.keyboard.press('Enter')
  await expect(theToken(page)).toBeVisible()
  await picture(page, `${name}-2-token`)
  await openTab(page, 'Inspect')
  await picture(page, `${name}-3-inspect`)
  const answer = await sendExample(page, way, system.placeholders)
  const status = (await answer.getByRole('heading').first().textContent()) ?? ''
  const seconds = (Date.now() - startedAt) / 1000
  await picture(page, `${name}-4-answer`)
  const token = await newestToken(page)
  const lifetime = token.lifetimeMs === null ? 'not known' : formatDuration(token.lifetimeMs)
  return [
    way.provider.name,
    way.signIn.label,
    lifetime,
    describeExpirySource(token.expirySource),
    status,
    seconds.toFixed(1),
  ]
}

async function newestToken(page: Page): Promise<TokenSummary> {
  const states = await page.evaluate(() => window.api.calls.tokens.list())
  if (!states.ok) throw new Error('The tokens could not be listed.')
  const tokens = states.value.flatMap(({ token }) => (token === null ? [] : [token]))
  const newest = tokens.sort((one, other) => other.obtainedAt - one.obtainedAt)[0]
  if (newest === undefined) throw new Error('There is no token.')
  return newest
}

function picture(page: Page, name: string): Promise<Buffer> {
  return page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
}
