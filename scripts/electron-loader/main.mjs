// Opens the app named on the command line, as the loader inside an official Electron does.
// It is copied into the runtime that scripts/lib/pinned-runtime.mjs builds, and is no part of Hallpass.
// It must stay ESM with a top-level await: Electron's `ready` then waits for the app's own module.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as electron from 'electron'

/** Two methods that Electron keeps for its own loader. @type {Electron.App & { setVersion(version: string): void, setAppPath(path: string): void }} */
const app = /** @type {any} */ (electron.app)

const { appArgument, modules, wantsVersion } = readCommandLine(process.argv.slice(1))
const require = createRequire(join(process.cwd(), 'command-line'))

if (wantsVersion) {
  console.log(`v${process.versions.electron}`)
  process.exit(0)
}
for (const name of modules) require(name)
if (appArgument === undefined) {
  console.log(`Electron ${process.versions.electron}. Give it the folder of an app: electron <folder>`)
  process.exit(0)
}
await openApp(resolve(appArgument))

/**
 * What comes before the app belongs to Electron, what comes after it to the app. Chromium's own switches are passed over.
 * @param {readonly string[]} args
 */
function readCommandLine(args) {
  /** @type {string[]} */
  const modules = []
  const left = [...args]
  while (left.length > 0) {
    const arg = left.shift() ?? ''
    if (arg === '-r' || arg === '--require') modules.push(left.shift() ?? '')
    else if (arg === '-v' || arg === '--version') return { modules, wantsVersion: true }
    else if (!arg.startsWith('-')) return { modules, appArgument: arg, wantsVersion: false }
  }
  return { modules, wantsVersion: false }
}

/** @param {string} appPath a folder with a package.json, or one file */
async function openApp(appPath) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
  const packageFile = join(appPath, 'package.json')
  const isFolder = existsSync(packageFile)
  if (isFolder) {
    const about = JSON.parse(readFileSync(packageFile, 'utf8'))
    if (about.version) app.setVersion(about.version)
    if (about.productName ?? about.name) app.setName(about.productName ?? about.name)
    app.setDesktopName?.(about.desktopName ?? `${app.getName()}.desktop`)
  }
  try {
    const file = require.resolve(appPath)
    app.setAppPath(isFolder ? appPath : dirname(file))
    await import(pathToFileURL(file).href)
  } catch (cause) {
    console.error('The app could not be loaded:')
    console.error(cause)
    process.exit(1)
  }
}
