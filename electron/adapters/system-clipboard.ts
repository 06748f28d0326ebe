/**
 * The system's clipboard. On X11 writing also fills the primary selection (middle click), and clearing leaves it, so
 * both are looked after. Serves Electron's older functions and the promises (and `clipboard.selection`) of 45.
 */
import { clipboard } from 'electron'
import type { Clipboard } from '../ports/clipboard.ts'

/** One place that can hold a text. */
type Place = { readonly read: () => Promise<string>; readonly clear: () => Promise<void> }

/** What the functions look like up to Electron 44: synchronous, with the place as an argument. */
type OlderClipboard = {
  readonly readText: (type?: 'selection') => string
  readonly clear: (type?: 'selection') => void
}

export const systemClipboard: Clipboard = {
  async write(text) {
    await clipboard.writeText(text)
  },
  async clearIf(isTheOne) {
    const cleared = await Promise.all(places().map((place) => clearPlace(place, isTheOne)))
    return cleared.includes(true)
  },
}

async function clearPlace(place: Place, isTheOne: (text: string) => Promise<boolean>): Promise<boolean> {
  try {
    const text = await place.read()
    if (text === '' || !(await isTheOne(text))) return false
    // Looking may have taken a while.
    if ((await place.read()) !== text) return false
    await place.clear()
    return true
  } catch {
    // Not every Linux desktop has a primary selection.
    return false
  }
}

function places(): readonly Place[] {
  const main: Place = { read: async () => clipboard.readText(), clear: async () => clipboard.clear() }
  return process.platform === 'linux' ? [main, primarySelection()] : [main]
}

function primarySelection(): Place {
  if ('selection' in clipboard) {
    const { selection } = clipboard
    return { read: async () => selection.readText(), clear: async () => selection.clear() }
  }
  const older = clipboard as unknown as OlderClipboard
  return { read: async () => older.readText('selection'), clear: async () => older.clear('selection') }
}
