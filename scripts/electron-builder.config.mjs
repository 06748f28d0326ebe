// How the app is packed for people: `electron-builder --config scripts/electron-builder.config.mjs`. Only ever from the official Electron.
import { join } from 'node:path'
import { setFuses } from './lib/fuses.mjs'
import { APP_ID, PACKED } from './lib/packaging.mjs'

/** @typedef {{ appOutDir: string, electronPlatformName: string, packager: { executableName?: string, appInfo: { productFilename: string } } }} AfterPack */

export default {
  appId: APP_ID,
  asar: true,
  // All of it inside the archive, where it is hashed; nothing unpacked beside it.
  asarUnpack: [],
  files: [...PACKED, '!node_modules'],
  // The bundles hold all there is to ship; nothing is compiled, and no package's install script runs.
  npmRebuild: false,
  directories: { output: 'dist' },
  /** Before it is signed: afterwards the signature keeps the fuses as they are. @param {AfterPack} packed */
  afterPack: async ({ appOutDir, electronPlatformName, packager }) => {
    const { productFilename } = packager.appInfo
    const binaries = /** @type {const} */ ({ darwin: `${productFilename}.app`, win32: `${productFilename}.exe` })
    const name =
      electronPlatformName === 'darwin' || electronPlatformName === 'win32'
        ? binaries[electronPlatformName]
        : (packager.executableName ?? 'hallpass')
    await setFuses(join(appOutDir, name))
  },
}
