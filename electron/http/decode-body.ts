/** Undoes a `Content-Encoding` while the body comes, with a bound against answers that unfold without end. */
import { pipeline, Readable, type Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { AppFailure } from '../../shared/core/app-error.ts'

/** Larger than this *and* more than a thousand times what came over the wire: nothing real does that. */
const bomb = { bytes: 100 * 1024 * 1024, ratio: 1000 } as const

const options = { chunkSize: 64 * 1024 }

const decoders: Readonly<Record<string, (first: Uint8Array) => Transform>> = {
  gzip: () => zlib.createGunzip(options),
  'x-gzip': () => zlib.createGunzip(options),
  // Many servers leave out the wrapper (RFC 1950) that begins with these four bits; browsers read both.
  deflate: (first) => ((first[0] ?? 0) % 16 === 8 ? zlib.createInflate(options) : zlib.createInflateRaw(options)),
  br: () => zlib.createBrotliDecompress(options),
  ...zstdDecoder(),
}

/** The body without its encoding; one in an encoding that is not known stays as it is, and so does an empty one. */
export async function* decodeBody(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const name = encoding?.trim().toLowerCase() ?? ''
  const decoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined
  if (decoder === undefined) return yield* chunks
  const iterator = chunks[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) return
  const source = Readable.from(startingWith(first.value, iterator), { objectMode: false })
  const decoded = decoder(first.value)
  // Either end takes the other down; what went wrong comes out of the loop below.
  pipeline(source, decoded, () => {})
  yield* decoded as AsyncIterable<Uint8Array>
}

/** Throws `unfolds-too-far` when so many decoded bytes came out of so few on the wire. */
export function assertNoBomb(decodedBytes: number, wireBytes: number, from: { host: string; status: number }): void {
  if (decodedBytes <= bomb.bytes || decodedBytes <= wireBytes * bomb.ratio) return
  throw new AppFailure({ code: 'unexpected-answer', ...from, why: 'unfolds-too-far' })
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

/** Only newer runtimes have it (Node 22.15), and the types are those of Node 20. */
function zstdDecoder(): { zstd?: () => Transform } {
  const { createZstdDecompress: create } = zlib as { createZstdDecompress?: (options: zlib.ZlibOptions) => Transform }
  return create === undefined ? {} : { zstd: () => create(options) }
}
