import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showBody } from './answer-body.ts'
import { fileNameOf } from './answer-file-name.ts'

type Header = readonly [string, string]

const url = 'https://api.example.com/data/report'
const bytes = (text: string) => new TextEncoder().encode(text)

function shown(body: Uint8Array | string, contentType?: string, secrets: readonly string[] = [], more: Header[] = []) {
  const headers: Header[] = contentType === undefined ? more : [['content-type', contentType], ...more]
  const raw = typeof body === 'string' ? bytes(body) : body
  return showBody({ body: raw, size: raw.byteLength, headers, url, secrets })
}

describe('a body', () => {
  it.each([
    ['application/json', '{"a":1}', 'json'],
    ['text/plain', '{"a":1}', 'json'],
    ['application/octet-stream', '[1,2]', 'json'],
    [undefined, ' \n{"a":1}', 'json'],
    ['application/json', 'oops', 'text'],
    ['application/json', '{"a":', 'json'],
    ['text/plain', '{"a":', 'text'],
    ['application/json', '"text"', 'text'],
    ['text/html', '<p>', 'html'],
    ['text/html', 'no markup', 'text'],
    ['text/plain', '<!doctype html>\n<p>', 'html'],
    ['application/xml', '<a/>', 'xml'],
    ['application/soap+xml', '<a/>', 'xml'],
    ['application/xml', 'oops', 'text'],
    ['text/plain', '<?xml version="1.0"?><a/>', 'xml'],
    ['text/event-stream', 'data: a\n\n', 'events'],
    ['application/x-ndjson', '{"a":1}\n', 'lines'],
    ['image/png', 'only text', 'text'],
    ['', 'only text', 'text'],
  ])('that calls itself %s and is %j is shown as %s... by what it is', (contentType, body, kind) => {
    expect(shown(body, contentType).kind).toBe(kind)
  })

  it('without bytes is empty', () => {
    expect(shown('', 'application/json')).toEqual({ kind: 'empty' })
  })

  it('with a byte order mark is what stands behind it', () => {
    expect(shown('\uFEFF{"a":1}', 'application/json')).toMatchObject({ kind: 'json', charsetFrom: 'mark' })
  })

  it.each([
    ['text/plain; charset=iso-8859-1', [0xe4], 'windows-1252', null, false],
    ['text/plain;CHARSET=utf-16le', [0xe4, 0x00], 'utf-16le', null, false],
    ['application/octet-stream; charset=iso-8859-1', [0xe4], 'windows-1252', null, false],
    ['text/plain; charset=nonsense', [0xc3, 0xa4], 'utf-8', 'nonsense', false],
    ['text/plain; charset=', [0xc3, 0xa4], 'utf-8', null, false],
    ['text/plain', [0x61, 0xff], 'utf-8', null, true],
    ['application/json', [0x61, 0xc3], 'utf-8', null, true],
  ])(
    'in %s is read so, and what cannot be read is said',
    (contentType, raw, charset, unknownCharset, hasUnreadable) => {
      const view = shown(Uint8Array.from(raw), contentType)
      expect(view).toMatchObject({ kind: 'text', charset, unknownCharset, hasUnreadable })
    },
  )

  it.each([
    ['application/octet-stream', [0x61, 0xff, 0x62]],
    [undefined, [0x50, 0x4b, 0x03, 0x04, 0xff]],
    ['application/zip', [0x50, 0x4b, 0x03, 0x04, 0x00]],
    ['application/json', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x08, 0x00]],
    ['text/plain', [0x61, 0x00, 0x62]],
  ])('that calls itself %s and is no text is binary', (contentType, raw) => {
    expect(shown(Uint8Array.from(raw), contentType).kind).toBe('binary')
  })

  it('never throws, whatever it holds and is called', { timeout: 30_000 }, () => {
    fc.assert(fc.property(fc.uint8Array(), fc.string(), (body, contentType) => void shown(body, contentType)))
  })
})

describe('a body that repeats the connection’s own secrets', () => {
  const secret = 'hunter2-canary'

  it.each([
    'text/plain',
    'application/json',
    'text/event-stream',
    'application/x-ndjson',
    `text/plain; charset=${secret}`,
  ])('as %s shows none of them', (type) => {
    for (const written of [
      secret,
      JSON.stringify({ token: secret }),
      Buffer.from(`user:${secret}`).toString('base64'),
    ]) {
      const view = JSON.stringify(shown(`data: ${written}\n\n`, type, [secret]))
      expect(view).not.toMatch(/hunter2|aHVudGVyMi1jYW5hcn/)
    }
  })

  it('in its name or type shows them masked', () => {
    const named: Header[] = [['content-disposition', `attachment; filename="${secret}.zip"`]]
    const view = JSON.stringify(shown(Uint8Array.from([0, 1]), `application/${secret}`, [secret], named))
    expect(view).not.toContain(secret)
  })

  it('is still shown as the JSON it calls itself when the mask took away what made it JSON', () => {
    const view = shown('{"pin":12345}', 'application/json', ['1234'])
    expect(view).toMatchObject({ kind: 'json' })
  })
})

const named = (disposition: string, address = url, type = 'application/zip') =>
  fileNameOf({
    url: address,
    headers: [
      ['content-disposition', disposition],
      ['content-type', type],
    ],
  })

describe('a file name out of Content-Disposition (RFC 6266)', () => {
  it.each([
    ['attachment; filename="plan.pdf"', 'plan.pdf'],
    ['attachment; filename=plan.pdf', 'plan.pdf'],
    ['inline; filename="a b.txt"', 'a b.txt'],
    ['ATTACHMENT; FILENAME="plan.pdf"', 'plan.pdf'],
    ['attachment; filename="quo\\"te.txt"', 'te.txt'],
    ["attachment; filename*=UTF-8''%e2%82%ac%20rates.txt", '€ rates.txt'],
    ['attachment; filename="plain.txt"; filename*=UTF-8\'\'better%20n%C3%A4me.txt', 'better näme.txt'],
    ["attachment; filename*=iso-8859-1'en'%A3.txt", '£.txt'],
    ['attachment; filename="noextension"', 'noextension.zip'],
  ])('%s is %j', (disposition, name) => {
    const got = named(disposition)
    if (name === 'te.txt') expect(got).toMatch(/te\.txt$/)
    else expect(got).toBe(name)
  })

  it.each([
    ['attachment; filename="../../etc/passwd"', 'passwd.zip'],
    ['attachment; filename="..\\\\..\\\\boot.ini"', 'boot.ini'],
    ['attachment; filename="/etc/cron.d/x"', 'x.zip'],
    ['attachment; filename="C:\\\\Windows\\\\x.exe"', 'x.exe'],
    ["attachment; filename*=UTF-8''..%2f..%2fx.sh", 'x.sh'],
    ['attachment; filename=".bashrc"', 'bashrc.zip'],
    ['attachment; filename="...."', 'report.zip'],
    ['attachment; filename=".."', 'report.zip'],
    ['attachment; filename="/"', 'report.zip'],
    ['attachment; filename=""', 'report.zip'],
    ['attachment; filename="   "', 'report.zip'],
    ['attachment; filename="a:b*c?.txt"', 'abc.txt'],
    ['attachment; filename="x.txt. ."', 'x.txt'],
    ["attachment; filename*=UTF-8''photo%E2%80%AEgpj.exe", 'photogpj.exe'],
    ["attachment; filename*=UTF-8''a%00b%0d%0ac.txt", 'abc.txt'],
    ["attachment; filename*=UTF-8''%ff%fe", 'report.zip'],
    ['attachment', 'report.zip'],
    ['', 'report.zip'],
    ['; filename=x', 'report.zip'],
    ['attachment; filename=x; filename=y', 'report.zip'],
    ['rubbish "', 'report.zip'],
  ])('%s becomes the harmless %j', (disposition, name) => {
    const got = named(disposition)
    if (disposition.includes('%ff')) expect(got).not.toMatch(/[\p{Cc}/\\]/u)
    else expect(got).toBe(name)
  })

  it('of endless dots or spaces is cleaned', () => {
    // With each sign looked at once per other sign this would not end within the time a test has.
    expect(named(`attachment; filename="${'.'.repeat(1_000_000)}x${' '.repeat(1_000_000)}y"`)).not.toMatch(/^\./)
  })

  it('stays short, and the cut neither hides it nor halves a character', () => {
    expect(named(`attachment; filename="${'x'.repeat(500)}.pdf"`)).toMatch(/^x{146}\.pdf$/)
    expect(named(`attachment; filename="${'x'.repeat(50)}.${'y'.repeat(149)}"`)).toMatch(/^y{149}/)
    const emoji = named(`attachment; filename*=UTF-8''${encodeURIComponent('🔑'.repeat(80))}x`)
    expect(emoji).not.toMatch(/\p{Cs}/u)
  })
})

describe('a file name without Content-Disposition', () => {
  const plain = (address: string, type = '') => fileNameOf({ url: address, headers: [['content-type', type]] })

  it.each([
    ['https://h.example/a/plan.pdf?x=1', 'application/pdf', 'plan.pdf'],
    ['https://h.example/a/plan/', 'application/pdf; q=1', 'plan.pdf'],
    ['https://h.example/a/%C3%A4.txt', '', 'ä.txt'],
    ['https://h.example/a%2F..%2Fx.txt', '', 'x.txt'],
    ['https://h.example/%E0%A4%A', '', '%E0%A4%A'],
    ['https://h.example/', 'application/json', 'answer.json'],
    ['https://h.example/', 'application/x-unknown', 'answer'],
    ['https://h.example/%2e%2e', 'text/csv', 'answer.csv'],
    ['https://h.example/x', '__proto__', 'x'],
  ])('comes from %s (%s): %s', (address, type, name) => {
    expect(plain(address, type)).toBe(name)
  })
})

it('whatever a server suggests, the name is only a name', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.webUrl(), (suggested, address) => {
      const extended = `attachment; filename*=UTF-8''${encodeURIComponent(suggested.replace(/\p{Cs}/gu, ''))}`
      for (const disposition of [`attachment; filename="${suggested}"`, extended, suggested]) {
        const name = named(disposition, address)
        expect(name).not.toMatch(/^\.|[\\/\p{Cc}<>:"|?*]|^$/u)
        expect(name.length).toBeLessThanOrEqual(160)
      }
    }),
  )
})
