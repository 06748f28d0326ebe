import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimOf, headerClaimOf } from '../claims/claim-of.ts'
import { readRows } from './claim-rows.ts'
import type { ClaimRow } from './token-reading.ts'

function rows(text: string): readonly ClaimRow[] {
  return readRows(text, claimOf).rows
}

function row(text: string, path: string): ClaimRow {
  const found = rows(text).find((one) => one.path === path)
  if (found === undefined) throw new Error(`No row ${path}`)
  return found
}

describe('the rows of a part', () => {
  test('stand in the order of the text, each with its kind, its text and what is inside', () => {
    const text = '{"s":"a\\nb","n":-1.50,"t":true,"f":false,"x":null,"l":[1,[]],"o":{}}'
    expect(rows(text).map(({ depth, path, kind, text, count }) => [depth, path, kind, text, count])).toEqual([
      [0, 's', 'text', 'a\nb', 0],
      [0, 'n', 'number', '-1.50', 0],
      [0, 't', 'boolean', 'true', 0],
      [0, 'f', 'boolean', 'false', 0],
      [0, 'x', 'null', 'null', 0],
      [0, 'l', 'list', '[1,[]]', 2],
      [1, 'l[0]', 'number', '1', 0],
      [1, 'l[1]', 'list', '[]', 0],
      [0, 'o', 'object', '{}', 0],
    ])
    expect(rows(text)[6]).toMatchObject({ name: null, index: 0 })
    expect(rows(text)[5]).toMatchObject({ name: 'l', index: null })
  })

  test('say exactly where they stand, their names included', () => {
    const text = ' { "a" : { "b" : [ "x" , 22 ] } , "c":3 }'
    expect(rows(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      '"a" : { "b" : [ "x" , 22 ] }',
      '"b" : [ "x" , 22 ]',
      '"x"',
      '22',
      '"c":3',
    ])
  })

  test.each([
    ['{"realm_access":{"roles":["a"]}}', 'realm_access.roles[0]'],
    ['{"a.b":1}', '["a.b"]'],
    ['{"https://x.example/r":{"y":1}}', '["https://x.example/r"].y'],
    ['{"a":{"":1}}', 'a[""]'],
    ['{"q\\"":1}', '["q\\""]'],
    ['{"$x_1":1}', '$x_1'],
    ['{"1a":1}', '["1a"]'],
    ['{"sub":"{\\"email\\":\\"x\\"}"}', 'sub.email'],
    ['{"sub":"[[1]]"}', 'sub[0][0]'],
  ])('%s has the path %s', (text, path) => {
    expect(rows(text).map((one) => one.path)).toContain(path)
  })

  test('a path that nobody would read is cut, and a long name in a wide list costs nothing', () => {
    const text = `{"${'n'.repeat(100_000)}":[${'1,'.repeat(100_000)}1]}`
    expect(new Set(rows(text).map((one) => one.path.length > 500))).toEqual(new Set([false]))
    expect(rows(text)).toHaveLength(100_002)
  })

  test('of a long object the beginning is shown, with no half of a character at its end', () => {
    const { text } = row(`{"a":{"b":"${'x'.repeat(192)}😀yyyyyy"}}`, 'a')
    expect(text).toMatch(/x…$/)
    expect(text.length).toBeLessThanOrEqual(200)
  })
})

describe('what is known of a row', () => {
  test('names of the first level, and members of known objects', () => {
    const text =
      '{"iss":"a","act":{"sub":"b"},"other":{"sub":"c"},"resource_access":{"x":{"roles":[]}},"deep":{"act":{"sub":"d"}}}'
    const known = rows(text).flatMap((one) => (one.known === null ? [] : [one.path]))
    expect(known).toEqual(expect.arrayContaining(['iss', 'act', 'act.sub', 'resource_access.x.roles']))
    expect(known).not.toEqual(expect.arrayContaining(['other.sub']))
    expect(known).not.toEqual(expect.arrayContaining(['deep.act.sub']))
  })

  test.each([
    ['exp', '1623351943', 1623351943000],
    ['iat', '1632489121', 1632489121000],
    ['nbf', '0', 0],
    ['auth_time', '1623351943.5', 1623351943500],
    ['exp', '"1623351943"', 1623351943000],
    ['exp', '1623351943000', null],
    ['exp', '-1', null],
    ['exp', '"soon"', null],
    ['exp', '1e400', null],
    ['exp', 'null', null],
    ['exp', '[1623351943]', null],
    ['sub', '1623351943', null],
  ])('%s %s is the instant %d', (name, value, instant) => {
    expect(row(`{"${name}":${value}}`, name).instant).toBe(instant)
  })

  test('an unknown name has no meaning, not even one that every object has', () => {
    expect(row('{"toString":"x"}', 'toString').known).toBeNull()
  })

  test('header parameters have their own meanings', () => {
    const [alg] = readRows('{"alg":"RS256"}', headerClaimOf).rows
    expect(alg?.known).toEqual(headerClaimOf('alg'))
    expect(alg?.known).not.toBeNull()
  })
})

describe('texts that are JSON themselves', () => {
  test('are unfolded, at the place of the text they are in', () => {
    const text = '{"x":1,"sub":"{\\"a\\":[1,\\"{\\\\\\"b\\\\\\":2}\\"]}"}'
    const inside = rows(text).slice(2)
    expect(inside.map(({ path, depth, text }) => [path, depth, text])).toEqual([
      ['sub.a', 1, expect.stringContaining('[1,')],
      ['sub.a[0]', 2, '1'],
      ['sub.a[1]', 2, '{"b":2}'],
      ['sub.a[1].b', 3, '2'],
    ])
    const { from, to } = row(text, 'sub')
    expect(text.slice(from, to)).toBe(text.slice(text.indexOf('"sub"'), -1))
    expect(new Set(inside.map((one) => `${one.from}-${one.to}`))).toEqual(new Set([`${from}-${to}`]))
    expect(row(text, 'sub')).toMatchObject({ kind: 'text', isUnfolded: true, count: 1 })
    expect(row(text, 'sub.a[1]')).toMatchObject({ kind: 'text', isUnfolded: true, count: 1 })
  })

  test.each(['text', '17', '"quoted"', 'true', '{not json', '', '{}x', '{', '[1,]'])('%j is not', (plain) => {
    expect(rows(JSON.stringify({ sub: plain }))).toMatchObject([{ isUnfolded: false, count: 0, text: plain }])
  })

  test('folded into itself without end they stop being unfolded', () => {
    let folded = '{"end":true}'
    for (let layer = 0; layer < 12; layer += 1) folded = JSON.stringify([folded])
    const unfolded = rows(`{"sub":${JSON.stringify(folded)}}`).filter((one) => one.isUnfolded)
    expect(unfolded).toHaveLength(8)
  })

  test('many that only look like it are left alone in no time', () => {
    const text = JSON.stringify(Array.from({ length: 50_000 }, () => '{x}'))
    expect(rows(text).every((one) => !one.isUnfolded)).toBe(true)
  })
})

describe('what should be looked at twice', () => {
  test('a name that stands twice is marked every time, and only in its own object', () => {
    const reading = readRows('{"a":1,"b":{"a":2},"a":3,"\\u0061":4,"c":[{"d":1,"d":2}]}', claimOf)
    expect(reading.rows.flatMap((one) => (one.isRepeated ? [`${one.path}=${one.text}`] : []))).toEqual([
      'a=1',
      'a=3',
      'a=4',
      'c[0].d=1',
      'c[0].d=2',
    ])
    expect(reading.repeated).toEqual(['d', 'a'])
  })

  test('hidden characters are found in names and values, line ends in values are welcome', () => {
    expect(readRows('{"ok":1,"x":{"a\\u202eb":1}}', claimOf).hidden).toMatchObject({ hidden: 'U+202E' })
    expect(readRows('{"x":["a\\u200b"]}', claimOf).hidden).toMatchObject({ hidden: 'U+200B', path: 'x[0]' })
    expect(readRows('{"x":"\\ud800"}', claimOf).hidden).toMatchObject({ hidden: 'U+D800' })
    expect(readRows('{"x":"a\\r\\n\\tb 👨‍👩‍👧"}', claimOf).hidden).toBeNull()
  })
})

test('depth 1,000, 10,000 claims and lone surrogates are rows like any others', () => {
  expect(rows(`{"a":${'['.repeat(999)}7${']'.repeat(999)}}`).at(-1)).toMatchObject({ depth: 999, text: '7' })
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`n${index}`, index]))
  expect(rows(JSON.stringify(many))).toHaveLength(10_000)
  expect(rows('{"\\udc00":"\\ud800"}')).toMatchObject([{ name: '\udc00', text: '\ud800' }])
})

test('at the place of every row of any JSON stands just what the row says', () => {
  const plain = fc.string({ unit: 'binary' }).map((text) => `.${text}`)
  const leaf = fc.oneof(plain, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null))
  const { any } = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'binary' }), tie('any'), { maxKeys: 4 }),
    ),
  }))
  fc.assert(
    fc.property(fc.array(any, { minLength: 1 }), fc.constantFrom(0, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space)
      const read = rows(text)
      expect(read.length).toBeGreaterThan(0)
      for (const { name, kind, from, to, ...one } of read) {
        const at = text.slice(from, to)
        const [entry] = name === null ? [['', JSON.parse(at)]] : Object.entries<unknown>(JSON.parse(`{${at}}`))
        expect(entry?.[0]).toBe(name ?? '')
        const item: unknown = entry?.[1]
        if (kind === 'text') expect(one.text).toBe(item)
        else if (kind === 'list' || kind === 'object') expect(one.count).toBe(Object.keys(item ?? {}).length)
        else expect(JSON.parse(one.text)).toBe(item)
      }
    }),
    { numRuns: 300 },
  )
})
