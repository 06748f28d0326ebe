import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { AppFailure } from '../../shared/core/app-error.ts'

type Decoder = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>

const inflateWrapped: Decoder = promisify(inflate)
const inflateBare: Decoder = promisify(inflateRaw)

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  // Many servers leave out the wrapper (RFC 1950) that begins with these four bits; browsers read both.
  deflate: (body, options) => ((body[0] ?? 0) % 16 === 8 ? inflateWrapped : inflateBare)(body, options),
  br: promisify(brotliDecompress),
}

/** Reads a body to its end, refusing with `too-large` once it is longer than `maxBytes`, before more is kept. */
export async function readBody(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  refusal: { readonly host: string; readonly status: number },
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge(refusal)
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

/**
 * Undoes a `Content-Encoding` of gzip, deflate or br; any other is left as it is. What it unfolds to is bounded by
 * `maxBytes` too, so that a small answer cannot fill the memory.
 */
export async function decodeBody(
  body: Uint8Array,
  encoding: string | undefined,
  maxBytes: number,
  refusal: { readonly host: string; readonly status: number },
): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase()
  const decoder = Object.entries(decoders).find(([known]) => known === name)?.[1]
  if (decoder === undefined || body.byteLength === 0) return body
  try {
    return await decoder(body, { maxOutputLength: maxBytes })
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(refusal)
    throw new AppFailure({ code: 'connection-lost', host: refusal.host })
  }
}

function tooLarge(refusal: { readonly host: string; readonly status: number }): AppFailure {
  return new AppFailure({ code: 'unexpected-answer', ...refusal, why: 'too-large' })
}
