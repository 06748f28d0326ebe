import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastPassphrase, passphraseProblem, passphraseStrength } from './passphrase-strength.ts'

test.each([
  ['too-short', ['', 'password', 'Tr0ub4dor&3', '😀😀😀😀😀😀😀😀😀😀😀']],
  ['too-long', [`mill otter saddle ${'r'.repeat(1000)}`, 'x'.repeat(1_000_000)]],
  [
    'weak',
    [
      'aaaaaaaaaaaaaaaaaaaa',
      'passwordpassword',
      '123456789012345',
      'abcdefghijklmnop',
      'qwertyuiopasdfghjkl',
      'hallpasshallpass1!',
      'abcabcabcabcabcabc',
    ],
  ],
  ['fair', ['blue chair mountain', 'kitten-lamp-42']],
  ['strong', ['mill otter saddle ribbon quartz', 'k7#Wq9!vZ2p$Lm4x', 'die sieben Zwerge backen heute keinen Kuchen']],
] as const)('these are %s', (strength, passphrases) => {
  expect(passphrases.map((one) => [one, passphraseStrength(one)])).toEqual(passphrases.map((one) => [one, strength]))
})

test('what is too short or weak is refused in a sentence, the rest is taken', () => {
  expect(passphraseProblem('short')).toContain(`${leastPassphrase} characters`)
  expect(passphraseProblem('passwordpassword')).toMatch(/too easy to guess/)
  expect(passphraseProblem('kitten-lamp-42')).toBeNull()
  expect(passphraseProblem('x y'.repeat(400))).toMatch(/at most/)
})

test('whatever is typed is judged', () => {
  const order = ['too-short', 'too-long', 'weak', 'fair', 'strong']
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      expect(order).toContain(passphraseStrength(typed))
    }),
  )
})
