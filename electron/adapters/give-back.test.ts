import { describe, expect, it } from 'vitest'
import { giveBack } from './give-back.ts'

const canGiveBack = 'transfer' in ArrayBuffer.prototype

describe('a piece that is given back', () => {
  it('is empty, when all of its memory is its own and the runtime can do that (Node 20 cannot, every Electron can)', () => {
    const piece = new Uint8Array(64 * 1024)
    giveBack(piece)
    expect(piece.byteLength).toBe(canGiveBack ? 0 : 64 * 1024)
  })

  it.each([
    ['a part of a larger one', () => new Uint8Array(64 * 1024).subarray(1)],
    ['small', () => Buffer.allocUnsafe(100)],
    ['as large as Node’s pool of small ones', () => new Uint8Array(8 * 1024)],
    ['shared with other threads', () => new Uint8Array(new SharedArrayBuffer(64 * 1024))],
  ])('stays as it is when it is %s', (_what, make) => {
    const piece = make()
    const before = piece.byteLength
    giveBack(piece)
    expect(piece.byteLength).toBe(before)
    giveBack(piece.fill(7))
    expect(piece[0]).toBe(7)
  })
})
