// Which libraries are inside the app that people get, and under what licence: those that its sources import, and what these need.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from './project-folder.mjs'

/** @typedef {{ version?: string, license?: string, integrity?: string, hasInstallScript?: boolean, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Locked */
/** @typedef {{ name: string, version: string, licence: string, hasInstallScript: boolean }} Shipped */

/** Comes as the runtime, not in the bundles. */
const RUNTIME = 'electron'
const SOURCES = ['electron', 'renderer', 'shared']
const TESTS =
  /\.test\.tsx?$|\/test-[^/]+$|-test-kit\.ts$|\/sample-tokens\.ts$|^electron\/(rules|snippets|architecture)\//

/** @returns {Record<string, Locked>} path in node_modules → what is locked */
export function lockedPackages() {
  return JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages
}

/** Names of packages that the app's own sources import. */
export function importedPackages() {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ).filter((name) => /\.(tsx?|css)$/.test(name) && !TESTS.test(name))
  const found = files.flatMap((name) =>
    [...readFileSync(inProject(name), 'utf8').matchAll(/(?:from|import|import\()\s*'([^'.][^']*)'/g)].map(
      ([, one = '']) => one,
    ),
  )
  const names = found
    .filter((one) => !one.startsWith('node:'))
    .map((one) =>
      one
        .split('/')
        .slice(0, one.startsWith('@') ? 2 : 1)
        .join('/'),
    )
  return [...new Set(names)].filter((name) => name !== RUNTIME).toSorted()
}

/** All that is in the bundles, by name. @returns {readonly Shipped[]} */
export function shippedPackages() {
  const packages = lockedPackages()
  /** @type {Map<string, Shipped>} */
  const shipped = new Map()
  /** @param {string} name @param {string} from the path of who needs it */
  const add = (name, from) => {
    const path = placeOf(packages, name, from)
    const one = path === null ? undefined : packages[path]
    if (path === null || one === undefined || shipped.has(path)) return
    const { version = '', license = 'unknown', hasInstallScript = false } = one
    shipped.set(path, { name, version, licence: license, hasInstallScript })
    for (const needed of Object.keys({ ...one.dependencies, ...one.optionalDependencies })) add(needed, path)
  }
  for (const name of importedPackages()) add(name, '')
  return [...shipped.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Where Node finds it: beside who needs it, or further up. @param {Record<string, Locked>} packages @param {string} name @param {string} from */
function placeOf(packages, name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (packages[path] !== undefined) return path
    if (at === '') return null
  }
}
