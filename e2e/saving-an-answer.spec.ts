/** A file that comes as an answer is saved under the name the server gave it, byte for byte. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './fixtures/app.ts'
import { connectTo, sendExample, theAnswer, wayOf } from './fixtures/person.ts'

test('ImmPort’s zip is saved through the save dialog with the right name', async ({ app, practice }) => {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-saved-'))
  const { immport } = practice.systems
  const way = wayOf('immport', 'user-password')
  await connectTo(app.page, way, immport)
  await sendExample(app.page, way, immport.placeholders)
  await expect(theAnswer(app.page)).toContainText('ImmPortTemplates.5733.zip')
  // The dialog belongs to the system and cannot be pressed from here: what it is asked, and what it answers, is ours.
  await app.electron.evaluate(({ dialog }, target) => {
    dialog.showSaveDialog = (async (options: { defaultPath: string }) => {
      Object.assign(globalThis, { suggested: options.defaultPath })
      return { canceled: false, filePath: `${target}/${options.defaultPath.split('/').at(-1)}` }
    }) as typeof dialog.showSaveDialog
  }, folder)
  await theAnswer(app.page)
    .getByRole('button', { name: /Save to a file/ })
    .click()

  await expect(theAnswer(app.page)).toContainText('Saved as ImmPortTemplates.5733.zip')
  const suggested = await app.electron.evaluate(() => (globalThis as unknown as { suggested: string }).suggested)
  expect(suggested).toMatch(/\/ImmPortTemplates\.5733\.zip$/)
  const bytes = readFileSync(join(folder, 'ImmPortTemplates.5733.zip'))
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  rmSync(folder, { recursive: true })
})
