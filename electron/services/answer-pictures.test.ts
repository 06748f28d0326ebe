import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showBody } from './answer-body.ts'
import { signatureOf } from './file-signature.ts'
import { pictureSize } from './picture-size.ts'
import { svgUnfolds } from './svg-picture.ts'
import { headOf, onePixel, pngOf } from './test-pictures.ts'

const raw = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

function shown(body: Uint8Array, contentType: string, size = body.byteLength) {
  const headers = [['content-type', contentType]] as const
  return showBody({ body, size, headers, url: 'https://h.example/a/thing', secrets: [] })
}

describe('a picture', () => {
  it.each([
    ['png', pngOf(3, 2), { width: 3, height: 2 }],
    ['gif', onePixel.gif, { width: 1, height: 1 }],
    ['jpeg', onePixel.jpeg, { width: 1, height: 1 }],
    ['webp', onePixel.webp, { width: 1, height: 1 }],
    ['webp', headOf('webp-lossless', 300, 200), { width: 300, height: 200 }],
    ['webp', headOf('webp-extended', 70_000, 5), { width: 70_000, height: 5 }],
    ['avif', headOf('avif', 640, 480), { width: 640, height: 480 }],
    ['bmp', headOf('bmp', 33, 44), { width: 33, height: 44 }],
    ['ico', headOf('ico', 16, 32), { width: 16, height: 32 }],
  ] as const)('is told by its first bytes, here %s, whatever it calls itself', (format, body, size) => {
    expect(pictureSize(format, body)).toEqual(size)
    for (const type of ['', 'text/html', 'image/x-other', 'application/json']) {
      expect(shown(body, type)).toMatchObject({ kind: 'image', picture: { format, ...size, notDrawn: null } })
    }
  })

  it.each([
    ['with more pixels than fit into memory', pngOf(1, 1, { width: 40_000, height: 40_000 }), 'too-many-pixels'],
    ['without a size', raw('\x89PNG\r\n\x1a\n'), 'no-size'],
    ['of no height', pngOf(1, 1, { width: 40_000, height: 0 }), 'no-size'],
  ] as const)('%s is not drawn', (_what, body, notDrawn) => {
    expect(shown(body, 'image/png')).toMatchObject({ kind: 'image', picture: { notDrawn } })
  })

  it('of too many bytes is not drawn', () => {
    expect(shown(pngOf(1, 1), 'image/png', 26 * 1024 * 1024)).toMatchObject({ picture: { notDrawn: 'too-large' } })
  })

  it('never makes the reading of its head fail, however it is broken', () => {
    const formats = ['png', 'gif', 'jpeg', 'webp', 'avif', 'bmp', 'ico'] as const
    fc.assert(
      fc.property(fc.constantFrom(...formats), fc.uint8Array({ maxLength: 200 }), (format, body) => {
        pictureSize(format, body)
        pictureSize(format, Uint8Array.from([...pngOf(1, 1).subarray(0, 20), ...body]))
      }),
    )
  })
})

describe('an SVG', () => {
  const svg = (inside: string, root = '') =>
    `<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"${root}>${inside}</svg>`
  const of = (text: string, type = 'image/svg+xml') => shown(raw(text), type)

  it.each([
    [' width="120" height="80px"', 120, 80],
    [' viewBox="0 0 24 12"', 24, 12],
    [' width="100%" height="100%" viewBox="0 0 24 12"', 24, 12],
    ['', null, null],
  ])('with the root%s says its size', (root, width, height) => {
    expect(of(svg('<path/>', root))).toMatchObject({
      kind: 'image',
      picture: { format: 'svg', width, height, notDrawn: null },
    })
  })

  it('has its source beside the picture', () => {
    expect(of(svg('<script>alert(1)</script>'), 'text/plain')).toMatchObject({
      kind: 'image',
      source: { charset: 'utf-8' },
    })
  })

  it('of huge size is not drawn', () => {
    expect(of(svg('', ' width="1000000" height="1000000"'))).toMatchObject({ picture: { notDrawn: 'too-many-pixels' } })
  })

  it('that unfolds into millions of elements is not drawn', () => {
    const levels = Array.from({ length: 9 }, (_, at) => `<g id="a${at}">${`<use href="#a${at + 1}"/>`.repeat(10)}</g>`)
    expect(of(svg(`${levels.join('')}<path id="a9"/>`))).toMatchObject({ picture: { notDrawn: 'unfolds' } })
    expect(svgUnfolds(`<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>`)).toBe(true)
    expect(svgUnfolds('<g>'.repeat(100_000))).toBe(true)
  })

  it('that repeats a few parts, or itself, is drawn', () => {
    expect(svgUnfolds(svg(`<symbol id="s"><path/></symbol>${'<use xlink:href="#s"/>'.repeat(500)}`))).toBe(false)
    expect(svgUnfolds(svg('<g id="a"><use href="#a"/></g>'))).toBe(false)
  })

  it('is looked through in a short time, whatever it holds', () => {
    for (const text of ['<use "'.repeat(300_000), '<a x="<'.repeat(200_000), ' id="'.repeat(300_000)]) svgUnfolds(text)
    const nested = Array.from({ length: 400 }, (_, at) => `<g id="g${at}">`).join('')
    expect(svgUnfolds(svg(nested + '<use href="#a"/>'.repeat(100_000)))).toBe(true)
    const chain = Array.from({ length: 50_000 }, (_, at) => `<use id="u${at}" href="#u${at + 1}"/>`)
    expect(svgUnfolds(svg(chain.join('')))).toBe(true)
    // Each of them would take minutes, or forever, if it were tried in every possible way.
    for (const text of ['<!---->'.repeat(500), '<svg '.repeat(350_000)]) expect(shown(raw(text), '')).toBeDefined()
    expect(of(`${'<!-- x -->\n'.repeat(60)}${svg('<path/>')}`, '')).toMatchObject({ kind: 'image' })
  })
})

describe('another file', () => {
  it.each([
    ['PK\x03\x04\x14\0', 'application/json', 'a zip archive'],
    ['%PDF-1.7\n', 'text/plain', 'a PDF document'],
    ['\x1f\x8b\x08\0', '', 'gzip-compressed data'],
    ['\0\0\0\x20ftypisom', 'image/png', 'an MP4 video'],
    [`${'x'.repeat(257)}ustar\0`, '', 'a tar archive'],
    ['\x01\x02\0', 'image/png', null],
  ])('that begins %j and calls itself %j is %s', (body, type, found) => {
    expect(shown(raw(body), type)).toMatchObject({ kind: 'binary', contentType: type, found })
  })

  it('is not found in texts that happen to begin alike', () => {
    for (const text of ['BMW builds cars', 'MZ 1', 'Rar!', 'GIF', 'PK', 'ID3', 'RIFF'])
      expect(signatureOf(raw(text))).toBeNull()
  })
})
