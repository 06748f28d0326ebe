/** What the tests of this folder share: servers per test file with a clock to turn, and short ways to ask them. */

import { createRequire } from 'node:module'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { startPracticeServers } from './practice-servers.ts'
import type { PracticeServers, PracticeSystem, PracticeSystemId, RecordedRequest } from './practice-system.ts'

/** An answer read to its end. */
export type ReadAnswer = { readonly status: number; readonly headers: Headers; readonly text: string }

/** Starts the servers around all tests of a file; each test begins with no faults, no requests and the right time. */
export function usePractice(id: PracticeSystemId): {
  /** The system under test. */
  readonly system: PracticeSystem
  /** Turns the servers' clock forward, by seconds. */
  readonly pass: (seconds: number) => void
  /** The request that arrived last. */
  readonly last: () => RecordedRequest | undefined
} {
  let servers: PracticeServers | undefined
  let passed = 0
  const system = (): PracticeSystem => {
    if (!servers) throw new Error('The practice servers run only inside of tests')
    return servers.systems[id]
  }
  beforeAll(async () => {
    servers = await startPracticeServers({ now: () => Date.now() + passed * 1000, slowMs: 120, dripMs: 180 })
  })
  afterAll(() => servers?.stop())
  beforeEach(() => {
    passed = 0
    system().forget()
    system().setLifetime(undefined)
  })
  return {
    get system() {
      return system()
    },
    pass(seconds) {
      passed += seconds
    },
    last: () => system().requests.at(-1),
  }
}

/** Sends a request and reads the whole answer; follows no redirect. */
export async function ask(url: string, init: RequestInit = {}): Promise<ReadAnswer> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** The answer's JSON, with string keys. */
export function jsonOf(answer: ReadAnswer): Record<string, unknown> {
  return JSON.parse(answer.text) as Record<string, unknown>
}

/** One text field of the answer's JSON. */
export function textField(answer: ReadAnswer, name: string): string {
  return String(jsonOf(answer)[name])
}

/** A POST with a form in its body. */
export function formPost(fields: Readonly<Record<string, string>>, headers?: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields), headers: headers ?? {} }
}

/** A POST with JSON in its body. */
export function jsonPost(value: unknown, headers?: Record<string, string>): RequestInit {
  return { method: 'POST', body: JSON.stringify(value), headers: { 'Content-Type': 'application/json', ...headers } }
}

/** A GET with an Authorization header, and perhaps others. */
export function authorized(authorization: string, headers?: Record<string, string>): RequestInit {
  return { headers: { ...headers, Authorization: authorization } }
}

/** The value of a Basic header: base64 of the UTF-8 bytes. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

/** The payload of a JWT, not verified. */
export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
}

/** The header of a JWT. */
export function headerOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>
}

type ZipEntry = { readonly fileName: string }
type ZipFile = {
  on(event: 'entry', listener: (entry: ZipEntry) => void): void
  on(event: 'end', listener: () => void): void
  on(event: 'error', listener: (error: Error) => void): void
  readEntry(): void
  openReadStream(entry: ZipEntry, done: (error: Error | null, stream: Readable) => void): void
}
type Yauzl = {
  fromBuffer(bytes: Buffer, options: object, done: (error: Error | null, zip: ZipFile) => void): void
}

/** The part of yauzl that is used here; the package brings no types. */
const yauzl = createRequire(import.meta.url)('yauzl') as Yauzl

/** The texts in a zip file by name, read strictly: names, sizes and checksums must be right. */
export function unzipped(bytes: Buffer): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('end', () => resolve(found))
      zip.on('error', reject)
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure)
          text(stream).then((content) => {
            found[entry.fileName] = content
            zip.readEntry()
          }, reject)
        })
      })
      zip.readEntry()
    })
  })
}
