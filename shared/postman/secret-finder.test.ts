import fc from 'fast-check'
import { expect, test } from 'vitest'
import { secretFinder } from './secret-finder.ts'

const mark = (secret: string) => `<${secret.length}>`

test('every one is found wherever it stands, the longest where several begin', () => {
  const find = secretFinder(['abcdef', 'abcdefgh', 'secret-1'])
  expect(find('abcdefgh abcdef! secret-1secret-1 secret', mark)).toBe('<8> <6>! <8><8> secret')
  expect(find('', mark)).toBe('')
  expect(secretFinder([])('abcdef', mark)).toBe('abcdef')
})

test('none is left in any text', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 40 })
  const secrets = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 6, maxLength: 9 }), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(letters, secrets, (text, all) => {
      const clean = secretFinder(all)(text, () => ' ')
      expect(all.some((secret) => clean.includes(secret))).toBe(false)
    }),
  )
})
