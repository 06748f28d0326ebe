/** What is stored was damaged, or the app was ended in the middle: it starts, says so in a sentence, and shows where the file is. */
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/app.ts'
import { connectTo, wayOf } from './fixtures/person.ts'

const way = wayOf('infoworks', 'user-password')

test('of a damaged file what can be read is kept; the person is told, and shown the folder with the old one', async ({
  launcher,
  practice,
}) => {
  const { infoworks } = practice.systems
  const before = await launcher.launch()
  await connectTo(before.page, way, infoworks, 'The first')
  await connectTo(before.page, way, infoworks, 'The second')
  await before.close()
  const connections = join(launcher.userData, 'connections.records')
  const damaged = readFileSync(connections, 'utf8').replaceAll('The second', 'The sec0nd')
  writeFileSync(connections, damaged)
  writeFileSync(join(launcher.userData, 'settings.json'), '{"sche')

  const { page, electron } = await launcher.launch()
  const notices = page.getByRole('list', { name: 'Notices' }).getByRole('listitem')
  const aboutConnections = notices.filter({ hasText: 'The list of connections was damaged and was set aside as' })
  await expect(aboutConnections).toContainText('Everything in it that could be read was kept')
  await expect(notices.filter({ hasText: 'The file of settings was damaged' })).toBeVisible()
  await expect(page.getByRole('navigation').getByText('The first')).toBeVisible()
  const aside = readdirSync(launcher.userData).find((name) => name.startsWith('connections.damaged-'))
  expect(readFileSync(join(launcher.userData, aside ?? ''), 'utf8')).toBe(damaged)

  await electron.evaluate(({ shell }) => {
    shell.openPath = async (path) => {
      process.env.HALLPASS_SHOWN = path
      return ''
    }
  })
  await aboutConnections.getByRole('button', { name: 'Show the folder' }).click()
  await expect.poll(() => electron.evaluate(() => process.env.HALLPASS_SHOWN)).toBe(launcher.userData)
})

test('killed right after a connection was saved, the app has it at the next start, and nothing to complain of', async ({
  launcher,
  practice,
}) => {
  for (const name of ['The first', 'The second']) {
    const { page, electron } = await launcher.launch()
    await connectTo(page, way, practice.systems.infoworks, name)
    const ended = once(electron.process(), 'exit')
    electron.process().kill('SIGKILL')
    await ended
  }
  const { page } = await launcher.launch()
  for (const name of ['The first', 'The second']) {
    await expect(page.getByRole('navigation').getByText(name)).toBeVisible()
  }
  await expect(page.getByRole('list', { name: 'Notices' }).getByRole('listitem')).toHaveCount(0)
})
