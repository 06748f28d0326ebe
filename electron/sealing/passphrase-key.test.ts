import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { chooseRecipe, isKeyRecipe, type KeyRecipe, keyOf, leastKeyMs, newSalt } from './passphrase-key.ts'

const salt = Buffer.alloc(16, 7).toString('base64')
/** As cheap as a recipe can be made; a file's may not be. */
const cheap: KeyRecipe = { kdf: 'scrypt', n: 2 ** 4, r: 8, p: 1, salt }

test('the same passphrase, recipe and salt give the same key; anything else another one', async () => {
  const key = await keyOf('correct horse', cheap)
  expect(key.byteLength).toBe(32)
  expect(await keyOf('correct horse', cheap)).toEqual(key)
  expect(await keyOf('correct horsf', cheap)).not.toEqual(key)
  expect(await keyOf('correct horse', { ...cheap, salt: newSalt() })).not.toEqual(key)
  expect(await keyOf('correct horse', { ...cheap, n: 2 ** 5 })).not.toEqual(key)
})

test('the key is that of RFC 7914 (section 12, third example)', async () => {
  const recipe: KeyRecipe = {
    kdf: 'scrypt',
    n: 16384,
    r: 8,
    p: 1,
    salt: Buffer.from('SodiumChloride').toString('base64'),
  }
  const key = await keyOf('pleaseletmein', recipe)
  expect(key.toString('hex')).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2')
})

test('accents count the same however the keyboard makes them', async () => {
  expect(await keyOf('caf\u00e9', cheap)).toEqual(await keyOf('cafe\u0301', cheap))
})

test('a computer that is quick enough for the least cost gets more, until a key takes long enough', async () => {
  const measured: KeyRecipe[] = []
  const recipe = await chooseRecipe(async (one) => {
    measured.push(one)
    return measured.length * (leastKeyMs / 3)
  })
  expect(measured.map(({ n }) => Math.log2(n))).toEqual([17, 18, 19])
  expect(recipe).toMatchObject({ kdf: 'scrypt', n: 2 ** 19, r: 8, p: 1 })
})

test('a slow computer keeps the least cost, and a very quick one ends at what others can still open', async () => {
  expect(await chooseRecipe(async () => leastKeyMs)).toMatchObject({ n: 2 ** 17, p: 1 })
  const most = await chooseRecipe(async () => 0)
  expect(most).toMatchObject({ n: 2 ** 19, p: 8 })
  expect(isKeyRecipe(most)).toBe(true)
})

test('a recipe of a file is only followed if it is neither too cheap nor too dear', () => {
  const good: KeyRecipe = { kdf: 'scrypt', n: 2 ** 17, r: 8, p: 1, salt: randomBytes(16).toString('base64') }
  expect(isKeyRecipe(good)).toBe(true)
  const others = [null, 'scrypt', {}, { ...good, kdf: 'pbkdf2' }, { ...good, n: 2 ** 14 }, { ...good, n: 2 ** 24 }]
  const odd = [
    { ...good, n: 2 ** 17 + 1 },
    { ...good, r: 1 },
    { ...good, p: 0 },
    { ...good, p: 64 },
    { ...good, salt: '' },
  ]
  for (const one of [...others, ...odd]) expect(isKeyRecipe(one)).toBe(false)
})
