import { expect, test } from 'vitest'
import { hueOf, monogramOf } from './provider-mark.ts'
import { variableName, variableNameFrom } from './variable.ts'

test.each([
  ['Swagger Petstore', 'SP'],
  ['library', 'Li'],
  ['x', 'X'],
  ['Ärzte-Portal', 'ÄP'],
  ['«»', '?'],
])('“%s” has the mark %s', (name, mark) => {
  expect(monogramOf(name)).toBe(mark)
})

test('the hue follows from the name, and is one', () => {
  const hues = ['Shop', 'Library', '', '😀'.repeat(1_000)].map(hueOf)
  expect(hues).toEqual(['Shop', 'Library', '', '😀'.repeat(1_000)].map(hueOf))
  for (const hue of hues) expect(hue).toSatisfy((one: number) => Number.isInteger(one) && one >= 0 && one < 360)
})

test.each(['my page', '$x', '-a', '', '  ', '😀', 'a'.repeat(300), '__proto__', 'größe'])(
  'a variable’s name can be made of “%s”',
  (text) => {
    expect(variableNameFrom(text)).toMatch(variableName)
  },
)
