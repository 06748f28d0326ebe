import fc from 'fast-check'
import { expect, test } from 'vitest'
import { petstore } from '../../shared/open-api/test-documents.ts'
import { shop, staging } from '../../shared/postman/test-collections.ts'
import { readFile } from './read-file.ts'

const files = [petstore, shop, staging].map((one) => JSON.stringify(one, null, 1))

function readAll(text: string): void {
  const outcomes = [
    readFile({ kind: 'open-api', text, source: null }),
    readFile({ kind: 'postman-collection', text, known: [] }),
    readFile({ kind: 'postman-environment', text }),
  ]
  for (const outcome of outcomes) if (!outcome.ok) expect(outcome.reason).toMatch(/^[A-Z].*[.“”"]$/s)
}

test('any text is read, or told in a sentence', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), readAll))
})

test('files that were cut, or had a piece put in, are as well', () => {
  const pieces = fc.constantFrom('', '"', '{', ']', ',', 'null', '\n- ', '{{', '\u0000', '&a *a', '"__proto__":')
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(), fc.nat({ max: 40 }), pieces, (file, at, count, piece) => {
      const start = at % file.length
      readAll(file.slice(0, start) + piece + file.slice(start + count))
      readAll(file.slice(0, start) + piece)
    }),
    { numRuns: 300 },
  )
})
