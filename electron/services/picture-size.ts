/** The size of a picture from its first bytes, so that one that would fill the memory is never decoded. */
import type { PictureFormat } from '../../shared/domain/answer-body.ts'

/** Pixels. */
export type PictureSize = { readonly width: number; readonly height: number }

/** The largest size that the picture states, or null when none is found. SVG: see `svg-picture.ts`. */
export function pictureSize(format: Exclude<PictureFormat, 'svg'>, bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readers[format](view)
  } catch (thrown) {
    // It ends within its header.
    if (thrown instanceof RangeError) return null
    throw thrown
  }
}

type Reader = (view: DataView) => PictureSize | null

const readers: Readonly<Record<Exclude<PictureFormat, 'svg'>, Reader>> = {
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  jpeg,
  webp,
  avif,
  bmp: (view) =>
    view.getUint32(14, true) === 12
      ? { width: view.getUint16(18, true), height: view.getUint16(20, true) }
      : { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) },
  ico,
}

/** The frame header (ISO 10918-1, B.2.2) behind any number of other segments. */
function jpeg(view: DataView): PictureSize | null {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    const hasLength = marker !== 0x01 && !(marker >= 0xd0 && marker <= 0xd8)
    at += 2 + (hasLength ? view.getUint16(at + 2) : 0)
  }
}

function webp(view: DataView): PictureSize | null {
  const chunk = view.getUint32(12)
  if (chunk === 0x56503858) return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
  if (chunk === 0x5650384c) {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (chunk !== 0x56503820) return null
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

/** Every `ispe` box states the size of one image item (ISO 23008-12, 6.5.3): the largest counts. */
function avif(view: DataView): PictureSize | null {
  let largest: PictureSize | null = null
  for (let at = 4; at + 16 <= view.byteLength; at += 1) {
    if (view.getUint32(at) !== 0x69737065) continue
    largest = larger(largest, { width: view.getUint32(at + 8), height: view.getUint32(at + 12) })
  }
  return largest
}

/** Entries of up to 256 pixels, unless one holds a PNG: that has a size of its own. */
function ico(view: DataView): PictureSize | null {
  let largest: PictureSize | null = null
  for (let entry = 0; entry < view.getUint16(4, true); entry += 1) {
    const at = 6 + entry * 16
    const start = view.getUint32(at + 12, true)
    const isPng = view.getUint32(start) === 0x89504e47
    largest = larger(
      largest,
      isPng
        ? { width: view.getUint32(start + 16), height: view.getUint32(start + 20) }
        : { width: view.getUint8(at) || 256, height: view.getUint8(at + 1) || 256 },
    )
  }
  return largest
}

function larger(one: PictureSize | null, other: PictureSize): PictureSize {
  return one !== null && one.width * one.height >= other.width * other.height ? one : other
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
