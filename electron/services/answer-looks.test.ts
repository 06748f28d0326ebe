import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../shared/domain/http-exchange.ts'
import { failureOf } from '../http/test-server.ts'
import { onePixel, pngOf } from './test-pictures.ts'
import { connected, planted, type TestServices } from './test-services.ts'

/** An answer of this type and body, and the services that keep it. */
async function answered(type: string, body: string | Uint8Array) {
  const { services, server, connection } = await connected()
  server.apiAnswer = () => ({ headers: { 'content-type': type }, body })
  const exchange = await services.requests.send(
    {
      connectionId: connection.id,
      authorization: { kind: 'connection' },
      method: 'GET',
      url: '/api/x',
      pathValues: {},
      query: [],
      headers: [],
      body: { kind: 'none' },
    },
    'send',
  )
  return { services, exchange }
}

async function linesOf({ answerViews }: TestServices, { id }: Exchange, view: 'xml' | 'text'): Promise<string[]> {
  let known = await answerViews.open(id, view, -1)
  while (!known.isWhole) known = await answerViews.open(id, view, known.bytes)
  const lines = await answerViews.lines(id, view, [{ from: 0, count: known.lines }])
  return lines.map(({ depth, parts }) => ' '.repeat(depth) + parts.map(({ text }) => text).join(''))
}

describe('text in another charset', () => {
  const japanese = Uint8Array.of(0x93, 0xfa, 0x96, 0x7b)

  it('is read anew, line by line, and back again', async () => {
    const { services, exchange } = await answered('text/plain', japanese)
    expect(exchange.body).toMatchObject({ kind: 'text', charset: 'utf-8', hasUnreadable: true })
    expect((await linesOf(services, exchange, 'text')).join()).toContain('\ufffd')
    const read = await services.answerLooks.readAs(exchange.id, 'shift_jis')
    expect(read).toMatchObject({ charset: 'shift_jis', charsetFrom: 'person', hasUnreadable: false })
    expect(await linesOf(services, exchange, 'text')).toEqual(['日本'])
    await services.answerLooks.readAs(exchange.id, null)
    expect((await linesOf(services, exchange, 'text')).join()).toContain('\ufffd')
  })

  it('leaves nothing behind once the answer is gone', async () => {
    const { services, exchange } = await answered('text/plain', japanese)
    for (const charset of ['shift_jis', 'big5', null] as const) {
      await services.answerLooks.readAs(exchange.id, charset)
      await linesOf(services, exchange, 'text')
      await linesOf(services, exchange, 'xml')
    }
    await services.requests.forgetOthers([])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(services.answers.kept.size).toBe(0)
    expect((await failureOf(services.answerLooks.readAs(exchange.id, null))).error).toMatchObject({ code: 'not-found' })
  })

  it('can be had of what is no text too', async () => {
    const { services, exchange } = await answered('application/octet-stream', Uint8Array.of(0x61, 0x00, 0xff))
    expect(exchange.body.kind).toBe('binary')
    expect(await services.answerLooks.readAs(exchange.id, 'windows-1252')).toMatchObject({ kind: 'text' })
    expect((await linesOf(services, exchange, 'text')).join()).toMatch(/^a.ÿ$/u)
  })
})

describe('XML', () => {
  it('is laid out, in whatever charset it came, secrets masked', async () => {
    const text = `<?xml version="1.0" encoding="iso-8859-1"?><a><b>ä</b><c>${planted.clientSecret}</c></a>`
    const { services, exchange } = await answered('application/xml', Buffer.from(text, 'latin1'))
    const lines = await linesOf(services, exchange, 'xml')
    expect(lines.slice(1)).toEqual(['<a>', '  <b>ä</b>', '  <c>•••</c>', '</a>'])
  })

  it('that breaks says where, without a secret that stands there', async () => {
    const broken = `<a><b>${planted.clientSecret}</a>`
    const { services, exchange } = await answered('application/xml', broken)
    const { problem } = await services.answerViews.open(exchange.id, 'xml', -1)
    expect(problem).toMatchObject({ line: 1, column: 27, message: expect.stringContaining('<b> is still open') })
    expect(JSON.stringify(problem)).not.toContain('canary')
  })
})

describe('what a frame or <img> may load', () => {
  it('is the page in UTF-8, secrets masked', async () => {
    const html = Buffer.from(`<p>\xe4 ${planted.clientSecret}</p>`, 'latin1')
    const { services, exchange } = await answered('text/html; charset=iso-8859-1', html)
    expect(await services.answerLooks.pages.page(exchange.id)).toBe('<base target="_blank"><p>ä •••</p>')
  })

  it('is a page whose doctype stays its first word', async () => {
    const { services, exchange } = await answered('text/html', '\n<!DOCTYPE html>\n<p>x')
    expect(await services.answerLooks.pages.page(exchange.id)).toBe('\n<!DOCTYPE html><base target="_blank">\n<p>x')
  })

  it.each([
    ['image/png', pngOf(2, 2), 'image/png'],
    ['text/html', onePixel.gif, 'image/gif'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
  ])('is a picture that calls itself %s as what it is', async (type, body, contentType) => {
    const { services, exchange } = await answered(type, body)
    const picture = await services.answerLooks.pages.picture(exchange.id)
    expect(picture?.contentType).toBe(contentType)
    expect(Buffer.from(picture?.bytes ?? []).equals(Buffer.from(body as string))).toBe(true)
  })

  it.each([
    ['of too many pixels', pngOf(1, 1, { width: 90_000, height: 90_000 })],
    ['that is none', '<html>'],
  ])('is no picture %s', async (_what, body) => {
    const { services, exchange } = await answered('image/png', body)
    expect(await services.answerLooks.pages.picture(exchange.id)).toBeNull()
  })

  it('holds no secret that a picture holds', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text>${planted.clientSecret}</text></svg>`
    const { services, exchange } = await answered('image/svg+xml', svg)
    const picture = await services.answerLooks.pages.picture(exchange.id)
    expect(Buffer.from(picture?.bytes ?? []).toString()).toBe(svg.replace(planted.clientSecret, '*'.repeat(20)))
  })
})

describe('a file', () => {
  it('is dragged out under its safe name, and removed after a while', async () => {
    const { services, exchange } = await answered('application/zip', 'PK\x03\x04')
    expect(await services.answerLooks.drag(exchange.id)).toEqual({ dragged: true })
    expect(services.dragged).toMatchObject([{ name: 'x.zip' }])
    services.clock.pass(5 * 60_000)
    expect(services.dragged).toEqual([])
  })

  it('is copied in hexadecimal, secrets blotted out', async () => {
    const { services, exchange } = await answered('text/plain', `ab${planted.clientSecret}`)
    expect(await services.answerLooks.copyHex(exchange.id, 0, 5)).toEqual({ bytes: 5 })
    expect(services.clipboard.text).toBe('61 62 2a 2a 2a')
  })
})
