// The fuses of the app that people get: switches in Electron's binary that are set once, before it is signed, and that no
// argument, variable or file turns back.
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'
import { Problem } from './problem.mjs'

/** @typedef {{ name: string, on: boolean, why: string }} Fuse */

/** In the order of the wire: a fuse's place is its number. @type {readonly Fuse[]} */
export const FUSES = [
  {
    name: 'RunAsNode',
    on: false,
    why: 'else ELECTRON_RUN_AS_NODE makes a Node of the app, under its name and signature',
  },
  { name: 'EnableCookieEncryption', on: true, why: 'the app keeps no cookies; were there any, they would be sealed' },
  { name: 'EnableNodeOptionsEnvironmentVariable', on: false, why: 'else NODE_OPTIONS loads foreign code into it' },
  {
    name: 'EnableNodeCliInspectArguments',
    on: false,
    why: 'else --inspect, or a signal, opens its memory to a debugger',
  },
  {
    name: 'EnableEmbeddedAsarIntegrityValidation',
    on: true,
    why: 'a changed app.asar does not start (macOS, Windows)',
  },
  { name: 'OnlyLoadAppFromAsar', on: true, why: 'a folder called "app" beside it is no way round that' },
  { name: 'LoadBrowserProcessSpecificV8Snapshot', on: false, why: 'there is no snapshot of our own to load' },
  { name: 'GrantFileProtocolExtraPrivileges', on: false, why: 'our page comes over app://; file:// gets nothing' },
  { name: 'WasmTrapHandlers', on: true, why: 'as Electron has it; not there before Electron 41' },
]

const ON = '1'.charCodeAt(0)
const OFF = '0'.charCodeAt(0)

/**
 * Sets every fuse, and reads them back. Strict in a way of its own: `strictlyRequireAllFuses` counts only those fuses that the
 * library knows, so a fuse of a newer Electron that is not named above, or is not as it says, stops it here.
 * @param {string} app the binary; on macOS the .app
 */
export async function setFuses(app) {
  const known = FUSES.map(({ on }, place) => [place, on]).filter(
    ([place]) => FuseV1Options[Number(place)] !== undefined,
  )
  await flipFuses(app, { version: FuseVersion.V1, ...Object.fromEntries(known) })
  const wrong = (await readFuses(app)).filter(({ on }, place) => on !== FUSES[place]?.on).map(({ name }) => name)
  if (wrong.length === 0) return
  throw new Problem(
    `These fuses of ${app} are not set as scripts/lib/fuses.mjs says: ${wrong.join(', ')}.`,
    'Decide what they should be and name them there; for newer fuses a newer @electron/fuses may be needed.',
  )
}

/**
 * The fuses that a binary has, in their order; `on` is null for one that was removed.
 * @param {string} app
 * @returns {Promise<readonly { name: string, on: boolean | null }[]>}
 */
export async function readFuses(app) {
  const { version: _version, ...wire } = await getCurrentFuseWire(app)
  return Object.entries(wire).map(([place, state]) => ({
    name: FUSES[Number(place)]?.name ?? `number ${place}`,
    on: Number(state) === ON ? true : Number(state) === OFF ? false : null,
  }))
}
