import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { appendFile, mkdir, open, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Exchange, PickedFile, RequestBody, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { type Arrived, failureOf } from '../http/test-server.ts'
import { connected, createTestServices, jsonAnswer, type TestServices } from './test-services.ts'

const photo = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0x0d, 0x0a, 0xc3, 0x28])

/** A folder for one test. */
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hallpass-files-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}

/** Chooses a file as the person would in the dialog. */
async function pick(services: TestServices, path: string): Promise<PickedFile> {
  services.chosen.push({ path, name: basename(path), size: 0 })
  const picked = await services.picked.choose()
  if (picked === null) throw new Error('The dialog was closed.')
  return picked
}

async function pickNew(services: TestServices, name: string, bytes: Uint8Array): Promise<[PickedFile, string]> {
  const path = join(folder(), name)
  await writeFile(path, bytes)
  return [await pick(services, path), path]
}

function draft(connectionId: string, body: RequestBody, changes: Partial<RequestDraft> = {}): RequestDraft {
  return {
    connectionId,
    authorization: { kind: 'connection' },
    method: 'POST',
    url: '/api/x',
    pathValues: {},
    query: [],
    headers: [],
    body,
    ...changes,
  }
}

function send(
  services: TestServices,
  id: string,
  body: RequestBody,
  changes?: Partial<RequestDraft>,
): Promise<Exchange> {
  return services.requests.send(draft(id, body, changes), 'send')
}

/** The parts of what arrived, read by the runtime's own parser. */
async function partsOf(arrived: Arrived | undefined): Promise<[string, string | File][]> {
  const headers = { 'content-type': arrived?.headers['content-type'] ?? '' }
  return [...(await new Response(new Uint8Array(arrived?.bytes ?? []), { headers }).formData()).entries()]
}

const reasonOf = async (what: Promise<unknown>) => {
  const { error } = await failureOf(what)
  return error.code === 'request-refused' && error.part === 'body' ? error.reason : `not refused: ${error.code}`
}

describe('a file as the body', () => {
  it('arrives byte for byte, with its length and the type that its name tells', async () => {
    const { services, server, connection } = await connected()
    const [file] = await pickNew(services, 'Föto 1.png', photo)
    expect(file).toEqual({ fileId: expect.any(String), name: 'Föto 1.png', size: photo.byteLength })
    await send(services, connection.id, { kind: 'file', file })
    const [arrived] = server.called()
    expect(arrived?.bytes.equals(photo)).toBe(true)
    expect(arrived?.headers).toMatchObject({ 'content-type': 'image/png', 'content-length': '10' })
  })

  it('has the type that the person wrote', async () => {
    const { services, server, connection } = await connected()
    const [file] = await pickNew(services, 'data', photo)
    await send(services, connection.id, { kind: 'file', file })
    await send(services, connection.id, { kind: 'file', file }, { headers: [{ name: 'content-Type', value: 'x/y' }] })
    expect(server.called().map(({ headers }) => headers['content-type'])).toEqual(['application/octet-stream', 'x/y'])
  })

  it('of 200 MB goes out without being held', async () => {
    const { services, connection } = await connected()
    const path = join(folder(), 'large.bin')
    const handle = await open(path, 'w')
    await handle.truncate(200 * 1024 * 1024)
    await handle.close()
    const file = await pick(services, path)
    let size = 0
    let most = 0
    const before = process.memoryUsage().arrayBuffers
    const large = createServer(async (request, response) => {
      for await (const piece of request as AsyncIterable<Buffer>) {
        size += piece.byteLength
        most = Math.max(most, process.memoryUsage().arrayBuffers - before)
      }
      response.end('{}')
    })
    await new Promise<void>((resolve) => large.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void large.close())
    const host = `127.0.0.1:${(large.address() as AddressInfo).port}`
    await services.connections.allowHost(connection.id, host)
    const exchange = await send(services, connection.id, { kind: 'file', file }, { url: `http://${host}/` })
    expect(exchange.status).toBe(200)
    expect(size).toBe(200 * 1024 * 1024)
    // What the collector has not yet taken back of pieces that are gone, and no more.
    expect(most).toBeLessThan(100 * 1024 * 1024)
  })
})

describe('a body of parts', () => {
  it('arrives with texts and files as they are, in their order', async () => {
    const { services, server, connection } = await connected()
    const [file] = await pickNew(services, 'päper "1".png', photo)
    const [empty] = await pickNew(services, 'empty.csv', new Uint8Array())
    await send(services, connection.id, {
      kind: 'multipart',
      parts: [
        { kind: 'text', name: 'title', value: 'Grüße\r\n--', contentType: null },
        { kind: 'text', name: 'facts', value: '{"a":1}', contentType: 'application/json' },
        { kind: 'file', name: 'photo', file, contentType: null },
        { kind: 'file', name: 'photo', file: empty, contentType: 'text/plain; charset=ascii' },
      ],
    })
    const [arrived] = server.called()
    expect(arrived?.headers['content-length']).toBe(String(arrived?.bytes.byteLength))
    expect(arrived?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=hallpass-[0-9a-f]{36}$/)
    expect(arrived?.body).toContain('name="facts"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n')
    const parts = await partsOf(arrived)
    expect(parts.map(([name]) => name)).toEqual(['title', 'facts', 'photo', 'photo'])
    expect(parts.slice(0, 2).map(([, value]) => value)).toEqual(['Grüße\r\n--', '{"a":1}'])
    const [image, table] = parts.slice(2).map(([, value]) => value as File)
    expect([image?.type, table?.type, table?.size]).toEqual(['image/png', 'text/plain; charset=ascii', 0])
    expect(Buffer.from((await image?.arrayBuffer()) ?? new ArrayBuffer(0)).equals(photo)).toBe(true)
  })

  it.each([
    ['multipart/mixed', /^multipart\/mixed; boundary=hallpass-/],
    ['multipart/form-data; boundary=mine', /^multipart\/form-data; boundary=mine$/],
    ['text/plain', /^text\/plain$/],
  ])('keeps %s where the person wrote it, and knows its border', async (value, expected) => {
    const { services, server, connection } = await connected()
    const part = { kind: 'text', name: 'a', value: 'b', contentType: null } as const
    await send(
      services,
      connection.id,
      { kind: 'multipart', parts: [part] },
      { headers: [{ name: 'Content-Type', value }] },
    )
    const [arrived] = server.called()
    expect(arrived?.headers['content-type']).toMatch(expected)
    const border = /boundary=(.*)$/.exec(arrived?.headers['content-type'] ?? '')?.[1]
    if (border !== undefined) expect(arrived?.body.startsWith(`--${border}\r\n`)).toBe(true)
  })

  it('refuses a type with a line break in it', async () => {
    const { services, server, connection } = await connected()
    const part = { kind: 'text', name: 'a', value: 'b', contentType: 'text/plain\r\nX-Evil: 1' } as const
    expect(await reasonOf(send(services, connection.id, { kind: 'multipart', parts: [part] }))).toContain('line break')
    const body = { kind: 'text', text: 'a', contentType: 'text/plain\nX: 1' } as const
    expect(await reasonOf(send(services, connection.id, body))).toContain('line break')
    expect(server.called()).toEqual([])
  })
})

describe('a file that cannot be sent', () => {
  it('is told of before anything is sent, and in the preview', async () => {
    const { services, server, connection } = await connected()
    const [file, path] = await pickNew(services, 'report.csv', photo)
    await rm(path)
    const body = { kind: 'file', file } as const
    expect(await reasonOf(send(services, connection.id, body))).toContain('“report.csv” is no longer where it was')
    expect((await services.requests.preview(draft(connection.id, body))).problem).toMatchObject({ part: 'body' })
    await mkdir(path)
    expect(await reasonOf(send(services, connection.id, body))).toContain('“report.csv” is a folder')
    expect(server.called()).toEqual([])
  })

  it('is refused when it is not as long as the person was shown', async () => {
    const { services, server, connection } = await connected()
    const [file, path] = await pickNew(services, 'report.csv', photo)
    await appendFile(path, 'more')
    const reason = await reasonOf(send(services, connection.id, { kind: 'file', file }))
    expect(reason).toContain('“report.csv” is not as long as it was when it was chosen (10 bytes, now 14 bytes)')
    expect(server.called()).toEqual([])
    expect(await services.picked.look(file)).toEqual({ ...file, size: 14 })
    await send(services, connection.id, { kind: 'file', file: await services.picked.look(file) })
    expect(server.called()[0]?.bytes.byteLength).toBe(14)
  })

  it('has to be chosen first, or again when nobody knows it', async () => {
    const { services, connection } = await connected()
    const sendPart = (file: PickedFile | null) =>
      send(services, connection.id, {
        kind: 'multipart',
        parts: [{ kind: 'file', name: 'photo', file, contentType: null }],
      })
    const { problem } = await services.requests.preview(draft(connection.id, { kind: 'file', file: null }))
    expect(problem).toBeNull()
    expect(await reasonOf(sendPart(null))).toContain('No file is chosen yet for the part “photo”')
    expect(await reasonOf(send(services, connection.id, { kind: 'file', file: null }))).toContain('No file is chosen')
    expect(await reasonOf(sendPart({ fileId: 'unknown', name: 'a.png', size: 1 }))).toContain(
      'Choose the file “a.png” again',
    )
  })

  it('is still known after a restart', async () => {
    const { services, connection, server } = await connected()
    const [file] = await pickNew(services, 'a.png', photo)
    const next = createTestServices(services.kept)
    await send(next, connection.id, { kind: 'file', file })
    expect(server.called()[0]?.bytes.equals(photo)).toBe(true)
  })

  it('never goes by a path that the window makes up', async () => {
    const { services, connection } = await connected()
    const [, path] = await pickNew(services, 'private.txt', photo)
    const file = { fileId: path, name: path, size: photo.byteLength }
    expect(await reasonOf(send(services, connection.id, { kind: 'file', file }))).toContain('again')
  })
})

describe('a body that has to go out twice', () => {
  it('is read again for a redirect on the same server', async () => {
    const { services, server, connection } = await connected()
    const [file] = await pickNew(services, 'a.bin', photo)
    server.apiAnswer = ({ path }) =>
      path === '/api/x' ? { status: 307, headers: { location: '/api/y' } } : jsonAnswer(200, { ok: true })
    const exchange = await send(services, connection.id, { kind: 'file', file }, { method: 'PUT' })
    expect(exchange.status).toBe(200)
    expect(server.called().map(({ method, path, bytes }) => [method, path, bytes.equals(photo)])).toEqual([
      ['PUT', '/api/x', true],
      ['PUT', '/api/y', true],
    ])
  })

  it('is not sent on when it changed before the redirect, and that is told', async () => {
    const { services, server, connection } = await connected()
    const [file, path] = await pickNew(services, 'a.bin', photo)
    server.apiAnswer = () => {
      touch(path)
      return { status: 308, headers: { location: '/api/y' } }
    }
    const exchange = await send(services, connection.id, { kind: 'file', file })
    expect([exchange.status, exchange.notFollowed]).toEqual([308, 'changed-file'])
    expect(server.called()).toHaveLength(1)
  })

  it('is read again with the renewed token', async () => {
    const { services, server, connection } = await connected()
    const [file] = await pickNew(services, 'a.png', photo)
    server.apiAnswer = () => (server.called().length === 1 ? jsonAnswer(401, {}) : jsonAnswer(200, { ok: true }))
    const parts = [{ kind: 'file', name: 'photo', file, contentType: null }] as const
    const exchange = await send(services, connection.id, { kind: 'multipart', parts })
    expect(exchange.attempts.map(({ because, status }) => [because, status])).toEqual([
      ['first', 401],
      ['renewed-and-sent-again', 200],
    ])
    for (const arrived of server.called()) {
      const [[, value] = ['', '']] = await partsOf(arrived)
      expect(Buffer.from(await (value as File).arrayBuffer()).equals(photo)).toBe(true)
    }
    expect(exchange.changedFile).toBeNull()
  })

  it.each([
    ['changed', (path: string) => touch(path)],
    ['vanished', (path: string) => rmSync(path)],
  ])('is not sent again by itself when it %s meanwhile', async (_what, change) => {
    const { services, server, connection } = await connected()
    const [file, path] = await pickNew(services, 'a.png', photo)
    server.apiAnswer = () => {
      change(path)
      return jsonAnswer(401, {})
    }
    const exchange = await send(services, connection.id, { kind: 'file', file })
    expect(server.called()).toHaveLength(1)
    expect(exchange).toMatchObject({
      status: 401,
      changedFile: 'a.png',
      tokenRenewed: true,
      stillRefused: false,
      renewalError: null,
    })
  })
})

describe('the Content-Type', () => {
  const file: PickedFile = { fileId: 'unknown', name: 'a.json', size: 1 }
  it.each<[RequestBody, string | null]>([
    [{ kind: 'none' }, null],
    [{ kind: 'json', text: '{}' }, 'application/json'],
    [{ kind: 'text', text: '<a/>', contentType: 'application/xml' }, 'application/xml'],
    [{ kind: 'text', text: 'a', contentType: ' ' }, null],
    [{ kind: 'form', fields: [] }, 'application/x-www-form-urlencoded;charset=UTF-8'],
    [{ kind: 'multipart', parts: [] }, 'multipart/form-data; boundary=…'],
    [{ kind: 'file', file }, 'application/json'],
    [{ kind: 'file', file: null }, null],
  ])('of %j is shown before it is sent, unless the person wrote one', async (body, type) => {
    const { services, connection } = await connected()
    const typeIn = async (changes: Partial<RequestDraft>) => {
      const { added } = await services.requests.preview(draft(connection.id, body, changes))
      return added.find(({ name }) => name === 'Content-Type')?.maskedValue ?? null
    }
    expect(await typeIn({})).toBe(type)
    expect(await typeIn({ headers: [{ name: 'content-type', value: 'x/y' }] })).toBeNull()
  })
})

/** Written to, without another length. */
function touch(path: string): void {
  utimesSync(path, 1, 1)
}
