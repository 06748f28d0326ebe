import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryIn, multipartBody, newBoundary, type PartContent } from './multipart-body.ts'

/** Read back by the runtime's own parser, which knows nothing of how it was written. */
async function parse(parts: readonly PartContent[]): Promise<[string, string | File][]> {
  const boundary = newBoundary()
  const body = multipartBody(parts, boundary)
  const bytes = await bytesOf(body.open())
  expect(bytes.byteLength).toBe(body.length)
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  const form = await new Response(new Uint8Array(bytes), { headers }).formData()
  return [...form.entries()]
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

function file(bytes: Uint8Array, fileName: string, contentType = 'application/octet-stream') {
  async function* open() {
    yield bytes.subarray(0, 1)
    yield bytes.subarray(1)
  }
  return { fileName, contentType, file: { length: bytes.byteLength, open } }
}

/** Text that a browser would send as it stands: whole characters. */
const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const partName = text.map((name) => name.replace(/["\r\n]/g, ''))

describe('a multipart body', () => {
  it('arrives as it was put together, whatever is in it', async () => {
    const part = fc.oneof(
      fc.record({ name: partName, value: text, contentType: fc.constant(null) }),
      fc
        .tuple(
          partName,
          partName.filter((name) => name !== ''),
          fc.uint8Array({ minLength: 1, maxLength: 300 }),
        )
        .map(([name, fileName, bytes]) => ({ name, ...file(bytes, fileName), bytes })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
        const arrived = await parse(parts)
        expect(arrived.map(([name]) => name)).toEqual(parts.map(({ name }) => name))
        for (const [index, [, value]] of arrived.entries()) {
          const sent = parts[index]
          if (typeof value === 'string') expect(value).toBe(sent !== undefined && 'value' in sent ? sent.value : null)
          else if (sent !== undefined && 'bytes' in sent) {
            expect(value.name).toBe(sent.fileName)
            expect(Buffer.from(await value.arrayBuffer()).equals(sent.bytes)).toBe(true)
          } else throw new Error('A text arrived as a file.')
        }
      }),
      { numRuns: 60 },
    )
  })

  it('writes names as browsers do, and lets none of them begin a line of its own', async () => {
    const body = multipartBody(
      [
        { name: 'a"\r\nX-Evil: 1\r\n\r\nb', value: 'v', contentType: 'application/json' },
        { name: 'grüße', ...file(Buffer.from('x'), 'ü "1"\n.png', 'image/png') },
      ],
      'B',
    )
    expect((await bytesOf(body.open())).toString('utf8')).toBe(
      [
        '--B',
        'Content-Disposition: form-data; name="a%22%0D%0AX-Evil: 1%0D%0A%0D%0Ab"',
        'Content-Type: application/json',
        '',
        'v',
        '--B',
        'Content-Disposition: form-data; name="grüße"; filename="ü %221%22%0A.png"',
        'Content-Type: image/png',
        '',
        'x',
        '--B--',
        '',
      ].join('\r\n'),
    )
  })

  it('may have no parts, and can be read twice', async () => {
    const body = multipartBody([], 'B')
    expect((await bytesOf(body.open())).toString()).toBe('--B--\r\n')
    expect((await bytesOf(body.open())).toString()).toBe('--B--\r\n')
    expect(body.length).toBe(7)
  })

  it('has a border of its own each time', () => {
    expect(newBoundary()).toMatch(/^hallpass-[0-9a-f]{36}$/)
    expect(newBoundary()).not.toBe(newBoundary())
  })

  it.each([
    ['multipart/form-data; boundary=abc', 'abc'],
    ['multipart/form-data;charset=utf-8; Boundary="a b:c"', 'a b:c'],
    ['multipart/form-data', null],
    ['multipart/form-data; boundary=""', null],
    ['multipart/form-data; boundary=a\u00e4', null],
    [`multipart/form-data; boundary=${'x'.repeat(71)}`, null],
    ['text/plain', null],
  ])('finds the border in %s', (type, boundary) => {
    expect(boundaryIn(type)).toBe(boundary)
  })
})
