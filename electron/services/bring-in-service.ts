/** Bringing in: reads what people hand over, shows what it is, and takes it when they say so. */
import { readFile } from 'node:fs/promises'
import { type Brought, type BroughtChoice, longestBrought, type Taken } from '../../shared/bring-in/brought.ts'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { FileChooser } from '../ports/file-chooser.ts'
import type { Http } from '../ports/http.ts'
import type { Held, Reader } from './bring-in/reader.ts'

/** What the service works with. */
export type BringInParts = {
  /** Asked in this order. */
  readonly readers: readonly Reader[]
  readonly chooser: FileChooser
  readonly http: Http
  /** A new id, never used before. */
  readonly newId: () => string
}

export type BringInService = ReturnType<typeof createBringInService>

type Field = 'text' | 'file' | 'url'

/** Things held at a time: one is looked at, and perhaps one more in another place. */
const mostHeld = 4
const limits = { timeoutMs: 20_000, maxBytes: longestBrought } as const
const kinds = [{ name: 'Cards, OpenAPI, Postman', extensions: ['json', 'yaml', 'yml', 'txt', 'sh', 'ps1', 'py'] }]
const tooLong = 'This is longer than ten million characters, more than Hallpass reads.'

export function createBringInService({ readers, chooser, http, newId }: BringInParts) {
  const held = new Map<string, Held>()
  /** Counts up when everything is let go: what is read by then is not held any more. */
  let epoch = 0

  async function read(text: string, from: string, field: Field, address: string | null = null): Promise<Brought> {
    if (text.length > longestBrought) throw refuse(field, tooLong)
    const clean = text.replace(/^\uFEFF/, '')
    if (clean.trim() === '')
      throw refuse(field, field === 'text' ? 'Paste something first.' : 'There is nothing in it.')
    const reader = readers.find(({ fits }) => fits(clean))
    if (reader === undefined) {
      throw refuse(
        field,
        'Hallpass cannot tell what this is. It reads commands (curl, PowerShell, wget, HTTPie, Python), Hallpass cards, OpenAPI and Swagger files, and Postman collections and environments.',
      )
    }
    const begun = epoch
    const one = await reader.read(clean, from, address).catch((thrown) => {
      throw at(field, thrown)
    })
    if (begun !== epoch) throw new AppFailure({ code: 'cancelled' })
    const id = newId()
    held.set(id, one)
    for (const oldest of [...held.keys()].slice(0, -mostHeld)) held.delete(oldest)
    return { id, from, preview: one.preview }
  }

  return {
    read: (text: string, from: string): Promise<Brought> => read(text, from, 'text'),

    async readFile(): Promise<Brought | null> {
      const chosen = await chooser.choose({ title: 'Choose what to bring in', kinds })
      if (chosen === null) return null
      // Bytes are at least as many as characters.
      if (chosen.size > longestBrought) throw refuse('file', tooLong)
      const text = await readFile(chosen.path, 'utf8').catch(() => {
        throw refuse('file', `The file “${chosen.name}” cannot be read. Is it still there?`)
      })
      return read(text, chosen.name, 'file')
    },

    async readUrl(typed: string): Promise<Brought> {
      const url = addressOf(typed)
      const { status, body } = await http({
        method: 'GET',
        url: url.href,
        headers: [['accept', 'application/json, application/yaml, text/yaml, */*;q=0.5']],
        verifyTls: true,
        ...limits,
      })
      if (status >= 300 && status < 400) {
        throw refuse('url', `${url.host} sends on to another address. Open it in the browser, and use that address.`)
      }
      if (status !== 200) throw refuse('url', `${url.host} answered with status ${status} instead of a file.`)
      return read(new TextDecoder().decode(body), url.host, 'url', url.href)
    },

    async take(id: string, choice: BroughtChoice): Promise<Taken> {
      const one = held.get(id)
      if (one === undefined || one.preview.kind !== choice.kind) {
        throw new AppFailure({ code: 'not-found', what: 'import' })
      }
      // Not to be taken twice while it is being taken; what failed can be tried again.
      held.delete(id)
      const begun = epoch
      return one.take(choice).catch((thrown) => {
        if (begun === epoch) held.set(id, one)
        throw thrown
      })
    },

    drop(id: string): void {
      held.delete(id)
    },

    /** Lets everything go: nobody is there to take it. */
    dropAll(): void {
      epoch += 1
      held.clear()
    },
  }
}

function addressOf(typed: string): URL {
  const text = typed.trim()
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw refuse('url', 'This is no web address. It begins with https:// or http://.')
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse('url', 'Leave the user name and password out of the address: Hallpass asks without signing in.')
  }
  return url
}

/** The reader's own words, at the place where the person brought it in. */
function at(field: Field, thrown: unknown): unknown {
  if (!(thrown instanceof AppFailure) || thrown.error.code !== 'invalid-input') return thrown
  return new AppFailure({ ...thrown.error, field })
}

function refuse(field: Field, reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field, reason })
}
