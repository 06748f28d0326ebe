import fc from 'fast-check'
import { expect, test } from 'vitest'
import { setClaim } from './set-claim.ts'

test('a value is replaced, and nothing else is touched', () => {
  expect(setClaim('{ "a" : 1,\n  "id": 12345678901234567890, "b":[1,{"a":2}] }', 'a', '7')).toBe(
    '{ "a" : 7,\n  "id": 12345678901234567890, "b":[1,{"a":2}] }',
  )
})

test('what is not there is added at the end, in the manner of what is there', () => {
  expect(setClaim('{"a":1}', 'exp', '5')).toBe('{"a":1,"exp": 5}')
  expect(setClaim('{\n  "a": 1,\n  "b": 2\n}', 'exp', '5')).toBe('{\n  "a": 1,\n  "b": 2,\n  "exp": 5\n}')
  expect(setClaim('{}', 'exp', '5')).toBe('{\n  "exp": 5\n}')
})

test('what is taken away takes its comma along', () => {
  expect(setClaim('{"a":1,"b":2,"c":3}', 'a', null)).toBe('{"b":2,"c":3}')
  expect(setClaim('{"a":1,"b":2,"c":3}', 'b', null)).toBe('{"a":1,"c":3}')
  expect(setClaim('{"a":1,"b":2,"c":3}', 'c', null)).toBe('{"a":1,"b":2}')
  expect(setClaim('{"a":1}', 'a', null)).toBe('{}')
  expect(setClaim('{"a":1,"b":2,"a":3}', 'a', null)).toBe('{"b":2}')
})

test('what is no object stays out of it', () => {
  for (const text of ['', '[]', '1', '{"a":', 'null', '{"a":1}}']) expect(setClaim(text, 'a', '1')).toBeNull()
})

test('any object ends up with the value, and with everything else as it was', () => {
  const name = fc.string({ unit: 'grapheme' }).filter((text) => text !== '__proto__')
  fc.assert(
    fc.property(
      fc.dictionary(name, fc.jsonValue({ maxDepth: 3 })),
      name,
      fc.option(fc.jsonValue({ maxDepth: 2 }), { nil: null }),
      fc.constantFrom(0, 2),
      (object, key, value, indent) => {
        const text = JSON.stringify(object, null, indent)
        const changed = setClaim(text, key, value === null ? null : JSON.stringify(value))
        const { [key]: _, ...rest } = JSON.parse(text) as Record<string, unknown>
        expect(JSON.parse(changed ?? '')).toEqual(
          value === null ? rest : { ...rest, [key]: JSON.parse(JSON.stringify(value)) },
        )
      },
    ),
  )
})
