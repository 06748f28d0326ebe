// The app as people get it, made of the Electron at hand: its own name, an app.asar, fuses set. For tests on Linux only.
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setFuses } from './fuses.mjs'
import { PACKED } from './packaging.mjs'
import { projectFolder } from './project-folder.mjs'
import { writeAsar } from './write-asar.mjs'

/**
 * @param {string} electron the binary to copy; what lies beside it is linked to
 * @param {string} folder an empty one; afterwards it holds the app
 * @returns {Promise<string>} the binary, for which `app.isPackaged` is true by its name
 */
export async function makePackagedCopy(electron, folder) {
  const home = dirname(electron)
  const resources = join(folder, 'resources')
  mkdirSync(resources, { recursive: true })
  for (const name of readdirSync(home)) {
    if (name !== basename(electron) && name !== 'resources') symlinkSync(join(home, name), join(folder, name))
  }
  const binary = join(folder, 'hallpass')
  cpSync(electron, binary)
  writeAsar(join(resources, 'app.asar'), projectFolder, PACKED)
  await setFuses(binary)
  return binary
}
