/** Light and dark by system and by hand, and the window where it was left. */
import { expect, test } from './fixtures/app.ts'

test('the theme follows the system until it is chosen by hand, and the choice is kept', async ({ launcher }) => {
  const paper = () => getComputedStyle(document.body).backgroundColor
  const first = await launcher.launch()
  await first.page.emulateMedia({ colorScheme: 'light' })
  const light = await first.page.evaluate(paper)
  await first.page.emulateMedia({ colorScheme: 'dark' })
  const dark = await first.page.evaluate(paper)
  expect(dark).not.toBe(light)

  await first.page.emulateMedia({ colorScheme: 'light' })
  await first.page.evaluate(() => window.api.calls.settings.change({ theme: 'dark' }))
  await expect.poll(() => first.page.evaluate(paper)).toBe(dark)
  await first.close()

  const second = await launcher.launch()
  await second.page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(() => second.page.evaluate(paper)).toBe(dark)
})

test('the window opens where it was closed', async ({ launcher }) => {
  const place = { x: 60, y: 50, width: 1000, height: 700 }
  const first = await launcher.launch()
  await first.electron.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
  }, place)
  // The screen takes its time: what it has not done yet cannot be remembered.
  const boundsNow = () => first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  await expect.poll(boundsNow).toEqual(place)
  await first.close()

  const second = await launcher.launch()
  const bounds = await second.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(bounds).toEqual(place)
})
