import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { isCardLink, textOfCardLink } from './card-link.ts'
import { longestCard, readCard } from './read-card.ts'

const linkOf = (packed: Uint8Array) => `hallpass://card?c=${Buffer.from(packed).toString('base64url')}`

/** The reason; null where it was read. */
function reasonOf(act: () => unknown): string | null {
  try {
    act()
    return null
  } catch (thrown) {
    if (thrown instanceof AppFailure && thrown.error.code === 'invalid-input') return thrown.error.reason
    throw thrown
  }
}

test('any text comes back out of a link', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const link = linkOf(deflateRawSync(text))
      expect(isCardLink(link)).toBe(true)
      expect(textOfCardLink(link)).toBe(text)
    }),
  )
})

test('any other link is refused in a sentence, and so is any text that is no card', () => {
  const packed = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map(linkOf),
    fc.string({ unit: 'binary' }).map((text) => `hallpass://card?c=${text}`),
    fc.json().map((text) => linkOf(deflateRawSync(text).subarray(0, 20))),
  )
  fc.assert(
    fc.property(packed, (link) => {
      expect(reasonOf(() => readCard(textOfCardLink(link)))).toMatch(/\.$/)
    }),
    { numRuns: 120 },
  )
})

test('a link that unfolds without end is cut off', () => {
  const bomb = linkOf(deflateRawSync(Buffer.alloc(longestCard + 1)))
  expect(reasonOf(() => textOfCardLink(bomb))).toMatch(/does not hold a whole provider card/)
})
