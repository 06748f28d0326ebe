/** Everything here that reads a text: any text is answered, and what is written can be read again. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ExtraParameter,
  extraPlaces,
  extraSteps,
  readExtraParameters,
  writeExtraParameters,
} from './extra-parameters.ts'
import { readInstant } from './instant.ts'
import { joinPath, splitPath } from './json-path.ts'
import { fillGaps } from './oauth-address.ts'
import { fillPath, pathFieldNames } from './path-fields.ts'
import { isReturnTo, redirectOf, redirectUriToRegister } from './redirect-uri.ts'
import { resourceProblem } from './resource-indicators.ts'
import { endpointUrl } from './server-address.ts'
import { typeOfFile } from './type-of-file.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const mean = fc
  .array(
    fc.constantFrom(
      ...['/', '//', '\\', '@', ':', '?', '#', '.', '..', '%2f', '%', '&', '=', '[', ']', ' ', '\t', '\n', '\u0000'],
      ...[
        'http:',
        'https:',
        'evil.example',
        'state=',
        'code=',
        '\ud800',
        '\udfff',
        '\u202e',
        '__proto__',
        '{',
        '}',
        '<',
      ],
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))
const text = fc.oneof(anyText, mean)

describe('what is put into an address', () => {
  test('stays in its place, whatever it is: same server, one segment, and no word of it lost', () => {
    fc.assert(
      fc.property(text, (value) => {
        const filled = [
          fillPath('https://api.example.com/a/{ID}/b', { ID: value }),
          endpointUrl('https://api.example.com', fillGaps('/a/{ID}/b', { ID: value })),
        ]
        for (const address of filled) {
          if (pathFieldNames(address).length > 0) continue
          const url = new URL(address)
          expect(url.origin + url.search + url.hash).toBe('https://api.example.com')
          if (/^\.{1,2}$/.test(value.trim())) continue
          expect(url.pathname.split('/')).toHaveLength(4)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('an instant', () => {
  test('is one, or none', () => {
    const digits = fc.array(fc.constantFrom(...'0123456789-:TZ+., GMTondayJan'), { maxLength: 34 })
    const given = fc.oneof(
      text,
      digits.map((letters) => letters.join('')),
      fc.double(),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(given, (value) => {
        const read = readInstant(value)
        if (read !== null) expect(Number.isFinite(read.instant)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('is read from each way to write it', () => {
    const when = fc.date({ min: new Date('1980-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(when, (date) => {
        const at = date.getTime()
        const second = Math.floor(at / 1000) * 1000
        expect(readInstant(date.toISOString())?.instant).toBe(at)
        expect(readInstant(at)?.instant).toBe(at)
        expect(readInstant(String(at))?.instant).toBe(at)
        expect(readInstant(second / 1000)?.instant).toBe(second)
        expect(readInstant(date.toUTCString())?.instant).toBe(second)
      }),
    )
  })
})

test('a path into JSON leads to the names it was made of', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), (names) => {
      // `$` alone is the whole document.
      fc.pre(names.length !== 1 || names[0] !== '$')
      expect(splitPath(joinPath(names))).toEqual(names)
    }),
  )
  fc.assert(fc.property(text, (path) => void expect(Array.isArray(splitPath(path))).toBe(true)))
})

test('further parameters come back as they were written; any other text counts for none', () => {
  const row: fc.Arbitrary<ExtraParameter> = fc.record({
    step: fc.constantFrom(...extraSteps),
    in: fc.constantFrom(...extraPlaces),
    name: text.filter((name) => name.trim() !== ''),
    value: text,
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
      expect(readExtraParameters(writeExtraParameters(rows))).toEqual(rows)
    }),
  )
  fc.assert(
    fc.property(fc.oneof(text, fc.json()), (written) => {
      for (const { name, value } of readExtraParameters(written))
        expect([typeof name, typeof value]).toEqual(['string', 'string'])
    }),
  )
})

test('addresses to come back to, lists of resources and names of files are judged, whatever they are', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect([true, false]).toContain(isReturnTo(one, other))
      expect(typeof redirectOf({ redirect: 'fixed-port', redirectPort: one, redirectPath: other }).ok).toBe('boolean')
      const uri = redirectUriToRegister({ redirect: 'loopback', redirectPath: one })?.uri
      if (uri !== undefined) expect(new URL(uri).hostname).toMatch(/^(127\.0\.0\.1|localhost|\[::1\])$/)
      expect(resourceProblem(one) ?? 'none').toMatch(/\S/)
      expect(typeOfFile(one)).toMatch(/^[\w.+-]+\/[\w.+-]+$/)
    }),
    { numRuns: 500 },
  )
})
