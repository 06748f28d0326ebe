/** Small pictures for tests: whole ones that a browser draws, and heads that only state a size. */
import { deflateSync } from 'node:zlib'

/** Bytes of base64. */
const decoded = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

/** A whole PNG of one colour; `stated` = what its head says instead of its true size. */
export function pngOf(
  width: number,
  height: number,
  stated: { width: number; height: number } = { width, height },
): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(stated.width, 0)
  head.writeUInt32BE(stated.height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 4, Buffer.from([0x1c, 0x6b, 0x6b, 0xb0]))])
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const parts = [
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return new Uint8Array(Buffer.concat(parts))
}

function chunk(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.byteLength)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** ISO 3309, as PNG has it; `zlib.crc32` is newer than Node 20.18. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** One pixel of each other kind, as encoders write it. */
export const onePixel = {
  gif: decoded('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
  webp: decoded('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'),
  jpeg: decoded(
    '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
  ),
} as const

/** A head of each kind that states this size, and nothing behind it. */
export function headOf(
  format: 'bmp' | 'ico' | 'webp-lossless' | 'webp-extended' | 'avif',
  width: number,
  height: number,
): Uint8Array {
  const head = Buffer.alloc(64)
  if (format === 'bmp') {
    head.write('BM', 'latin1')
    head.writeUInt32LE(40, 14)
    head.writeInt32LE(width, 18)
    head.writeInt32LE(-height, 22)
  } else if (format === 'ico') {
    head.set([0, 0, 1, 0, 1, 0, width, height, 0, 0])
    head.writeUInt32LE(22, 18)
  } else if (format === 'webp-lossless') {
    head.write('RIFF____WEBPVP8L', 'latin1')
    head[20] = 0x2f
    head.writeUInt32LE((width - 1) | ((height - 1) << 14), 21)
  } else if (format === 'webp-extended') {
    head.write('RIFF____WEBPVP8X', 'latin1')
    head.writeUIntLE(width - 1, 24, 3)
    head.writeUIntLE(height - 1, 27, 3)
  } else {
    head.write('\0\0\0\x1cftypavif', 'latin1')
    head.write('ispe', 32, 'latin1')
    head.writeUInt32BE(width, 40)
    head.writeUInt32BE(height, 44)
  }
  return new Uint8Array(head)
}
