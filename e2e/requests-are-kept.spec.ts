/** What was typed is there again, however Hallpass ended; and nobody can read it on disk. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from './fixtures/app.ts'
import { chooseConnection, connectTo, fieldOf, openTab, wayOf } from './fixtures/person.ts'
import { searchFor } from './fixtures/secret-search.ts'

const way = wayOf('infoworks', 'user-password')
const planted = { label: 'what was typed', text: '/planted/in/a/draft?of=nobody-else' }

test('what was typed last is there after the window was closed at once', async ({ launcher, practice }) => {
  const before = await launcher.launch()
  await connectTo(before.page, way, practice.systems.infoworks, 'Kept')
  await openTab(before.page, 'Try')
  await fieldOf(before.page, 'Path or full address').fill(planted.text)
  await before.close()
  expect(await searchFor([planted], { userData: launcher.userData })).toEqual([])

  const { page } = await launcher.launch()
  await chooseConnection(page, 'Kept')
  await openTab(page, 'Try')
  await expect(fieldOf(page, 'Path or full address')).toHaveValue(planted.text)
})

test('what was typed is there after Hallpass was killed', async ({ launcher, practice }) => {
  const before = await launcher.launch()
  await connectTo(before.page, way, practice.systems.infoworks, 'Kept')
  await openTab(before.page, 'Try')
  await fieldOf(before.page, 'Path or full address').fill(planted.text)
  await pause(1500)
  const ended = new Promise((resolve) => before.electron.process().once('exit', resolve))
  before.electron.process().kill('SIGKILL')
  await ended
  expect(await searchFor([planted], { userData: launcher.userData })).toEqual([])

  const { page } = await launcher.launch()
  await chooseConnection(page, 'Kept')
  await openTab(page, 'Try')
  await expect(fieldOf(page, 'Path or full address')).toHaveValue(planted.text)
})
