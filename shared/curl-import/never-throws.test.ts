/** Whatever is pasted, nothing throws, and nothing takes long. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shell } from './curl-reading.ts'
import { readCurlCommand } from './read-command.ts'

const shells = fc.constantFrom<(Shell | undefined)[]>('bash', 'cmd', 'powershell', undefined)

function holds(text: string, shell: Shell | undefined): void {
  const reading = readCurlCommand(text, shell)
  if (reading === null) return
  expect(reading.request.method).not.toBe('')
  expect(new Set(reading.placeholders).size).toBe(reading.placeholders.length)
  expect(reading.secrets.every(({ value, what }) => value !== '' && what !== '')).toBe(true)
}

test('any text', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }))
  fc.assert(
    fc.property(texts, shells, (text, shell) => {
      holds(text, shell)
      holds(`curl ${text}`, shell)
      holds(`curl http://h/?${text} -d ${text} -F ${text}`, shell)
    }),
    { numRuns: 3_000 },
  )
})

test('any soup of options, quotes and pieces of commands', () => {
  const pieces = fc.constantFrom(
    ...[
      '-X',
      '-d',
      '-F',
      '-H',
      '-u',
      '-b',
      '-G',
      '-I',
      '-T',
      '-x',
      '-E',
      '-m',
      '-sSL',
      '--json',
      '--data-urlencode',
      '--next',
      '--url',
    ],
    ...[
      '--no-',
      '--',
      '-',
      '@',
      '@f',
      '<f',
      '=',
      'a=b',
      ';type=',
      ';filename="',
      ':',
      'http://h/',
      '{a,b}',
      '[1-9]',
      '#',
      '?',
      '&',
    ],
    ...[
      "'",
      '"',
      '`',
      '\\',
      '^',
      '$',
      '$(',
      ')',
      '${',
      '}',
      "$'",
      '\\u',
      '%',
      '%A%',
      '<',
      '>',
      '|',
      ';',
      '<<EOF',
      '<<<',
      "@'\n",
      '“',
      '’',
    ],
    ...[
      'curl',
      '\n',
      '\r\n',
      ' ',
      '  ',
      '\\\n',
      '^\n',
      '`\n',
      '\ud800',
      '\0',
      '\u200b',
      'é',
      '<name>',
      '{{x}}',
      '```',
      '-',
    ],
  )
  const soups = fc.array(fc.tuple(pieces, fc.constantFrom('', ' ')), { maxLength: 25 })
  fc.assert(
    fc.property(soups, shells, (soup, shell) => holds(`curl ${soup.flat().join('')}`, shell)),
    { numRuns: 10_000 },
  )
})

/** Every unit was tried with a megabyte as well, in all shells: none took two seconds on the machine this was written on. */
describe('the time grows with the text, not with its square', () => {
  const units = [
    ...[
      'a',
      ' ',
      '\n',
      '\\\n',
      '^\n',
      '`\n',
      "'",
      '"',
      "''",
      '""',
      '\\',
      '^',
      '`',
      '$',
      '$(',
      '$a',
      `\${a}`,
      '(',
      '{',
      '[',
      '<',
      '>',
      '<a',
    ],
    ...[
      '&',
      '&a=',
      '?a=&b=',
      '|',
      '%',
      '%a%',
      '=',
      ':',
      ';',
      '-',
      ' -',
      ' --x',
      ' --no-a',
      ' -d a',
      ' -d @f',
      ' -d "a',
      ' -F a=b;c',
      ' -F "a=@',
      ',@',
    ],
    ...[
      ' -H a:b',
      ' -b a=b',
      ' http://h',
      ' curl',
      '\ncurl',
      '\ncurl a b',
      "\ncurl isn't a b",
      'curl ',
      '`curl ',
      '“',
      '”',
      '’ “a',
      '“a ',
      "$'\\x41",
      '\\u0041',
    ],
    ...[
      '"a":"b",',
      '"a":"',
      '{"a":',
      '{a,',
      '[1-',
      '<a b',
      '{{',
      '}}',
      'YOUR_',
      'x',
      '*',
      '\r',
      '\u200b',
      '#',
      ' #',
      '<<a\n',
      '<<<',
      "@'\n",
      '```\n',
      '../',
      'C:\\',
    ],
    ...[
      ' -d a=$b&c',
      ' -d $a$b',
      ' --data-urlencode a=é',
      'your-',
      '~',
      'A=b ',
      'sudo ',
      ' --next a',
      '%41',
      "'\\''",
      '^"',
      '^\\^"',
      '^\n\n',
      '> ',
    ],
  ]
  const LENGTH = 30_000
  test.each(units)(
    '%j',
    (unit) => {
      for (const start of ['curl http://h/?', "curl -d '", 'curl "', 'curl -d "', '']) {
        const text = (start + unit.repeat(Math.ceil(LENGTH / unit.length))).slice(0, LENGTH)
        for (const shell of ['bash', 'cmd', 'powershell'] as const) {
          // A search that doubles with each sign would not end within the time this test has.
          holds(text, shell)
        }
      }
    },
    60_000,
  )
})

test('a megabyte of anything is read', () => {
  for (const unit of ['a', "'\\''", ' -H a:b', '$a ', 'curl ', '\\\n', '"a":"b",'])
    holds(`curl -d '${unit.repeat(1_000_000 / unit.length)}`, undefined)
}, 30_000)

test('what is far too long is not read', () => {
  expect(readCurlCommand(`curl http://h -d ${'a'.repeat(4_000_000)}`)).toBeNull()
})
