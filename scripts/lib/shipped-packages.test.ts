import { expect, it } from 'vitest'
import { importedPackages, lockedPackages, shippedPackages } from './shipped-packages.mjs'

/** Licences that ask for no more than to be named. */
const allowed =
  /^(MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|OFL-1\.1|\(BSD-3-Clause OR GPL-2\.0\)|CC0-1\.0|Python-2\.0|\(MIT OR CC0-1\.0\))$/

it('the app is made of the libraries that its sources import, and no others', () => {
  expect(importedPackages()).toEqual(expect.arrayContaining(['react', 'undici', 'zod', 'electron-store']))
  expect(importedPackages()).not.toContain('vitest')
  expect(shippedPackages().length).toBeGreaterThan(importedPackages().length)
})

it('every one of them has a licence that asks for no more than to be named', () => {
  expect(shippedPackages().filter(({ licence }) => !allowed.test(licence))).toEqual([])
})

it('none of them runs a script when it is installed', () => {
  expect(shippedPackages().filter(({ hasInstallScript }) => hasInstallScript)).toEqual([])
})

it('everything in the lock file is held to what it was: each package has its integrity', () => {
  const loose = Object.entries(lockedPackages()).filter(
    ([path, { integrity }]) => path !== '' && !/^sha512-/.test(integrity ?? ''),
  )
  expect(loose.map(([path]) => path)).toEqual([])
})

it('docs/licences.md lists them as they are; `npx vitest run scripts -u` writes it anew', async () => {
  const rows = [
    ['Library', 'Version', 'Licence'],
    ...shippedPackages().map(({ name, version, licence }) => [name, version, licence]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const [head = [], ...rest] = rows
  const table = [line(head), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n')
  const text = `# Licences\n\nThe libraries inside the app. Electron and Chromium bring theirs along in the app's folder.\n\n${table}\n`
  await expect(text).toMatchFileSnapshot('../../docs/licences.md')
})
