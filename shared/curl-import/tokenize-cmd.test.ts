import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitArguments, tokenizeCmd } from './tokenize-cmd.ts'

test.each<[string, string, string[]]>([
  ['quotes', 'a "b c" d', ['a', 'b c', 'd']],
  ['single quotes are characters', "'a b'", ["'a", "b'"]],
  ['escaped quotes', '"{\\"a\\":\\"b c\\"}"', ['{"a":"b c"}']],
  ['doubled quotes', '"{""a"":1}"', ['{"a":1}']],
  ['an escaped backslash before a quote', '"a\\\\" b', ['a\\', 'b']],
  ['backslashes elsewhere', 'C:\\a\\b "C:\\c d"', ['C:\\a\\b', 'C:\\c d']],
  ['a caret at the line end', 'a ^\n  b', ['a', 'b']],
  ['with spaces behind it', 'a ^  \n  b', ['a', 'b']],
  ['empty lines behind it', 'a ^\n\n  -b', ['a', '-b']],
  ['a caret before a sign', 'a^&b ^^ ^|', ['a&b', '^', '|']],
  ['a caret within quotes', '"a^b"', ['a^b']],
  ['escaped quotes keep an & inside', '"{\\"a\\":\\"b&c\\"}" d', ['{"a":"b&c"}', 'd']],
  ['an & ends the command', 'a & b', ['a']],
  ['an & in an address', 'http://x/?a=1&b=2', ['http://x/?a=1&b=2']],
  ['a pipe', 'a | more', ['a']],
  ['redirections', 'a > "x y" 2>nul b', ['a', 'b']],
  ['a placeholder', '<user> <host name>', ['<user>', '<host', 'name>']],
  ['nothing in quotes', 'a ""', ['a', '']],
  ['a quote that is never closed', 'a "b c', ['a', 'b c']],
  ['the line end', 'a\nb', ['a']],
  ['the prompt for more', 'a ^\nMore? -b', ['a', '-b']],
])('%s', (_, text, expected) => {
  expect(tokenizeCmd(text, 0, null).words).toEqual(expected)
})

describe('variables', () => {
  test.each<[string, string[]]>([
    ['-u %USER%:%PASS_WORD%', ['%USER%', '%PASS_WORD%']],
    ['"Bearer %TOKEN%"', ['%TOKEN%']],
    ['http://x/%C3%A9%20a%20b', []],
    ['100% of 50%', []],
  ])('%s', (text, variables) => {
    expect(tokenizeCmd(text, 0, null).variables).toEqual(variables)
  })
})

/** How Chrome and Edge write an argument under "Copy as cURL (cmd)" (devtools-frontend, NetworkLogView `escapeStringWin`). */
function escapeAsChrome(text: string): string {
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
    .replace(/%(?=[a-zA-Z0-9_])/g, '%^')
    .replace(/\r?\n/g, '^\n\n')
  return `^"${escaped}^"`
}

test('whatever a browser writes for cmd reads as what it meant', () => {
  const pieces = fc.constantFrom(
    'a',
    ' ',
    '"',
    '\\',
    '\n',
    '^',
    '%',
    '&',
    '|',
    '<',
    '>',
    '{',
    '}',
    '$',
    '!',
    'é',
    '?',
    '-b',
    '%41',
  )
  fc.assert(
    fc.property(fc.array(fc.string({ unit: pieces, maxLength: 12 }), { maxLength: 4 }), (args) => {
      expect(tokenizeCmd(` ${args.map(escapeAsChrome).join(' ^\n  ')}`, 0, null).words).toEqual(args)
    }),
    { numRuns: 3_000 },
  )
})

test('the second step is the one of Microsoft’s documentation', () => {
  // The table in "Parsing C++ command-line arguments".
  expect(splitArguments('"abc" d e').words).toEqual(['abc', 'd', 'e'])
  expect(splitArguments('a\\\\b d"e f"g h').words).toEqual(['a\\\\b', 'de fg', 'h'])
  expect(splitArguments('a\\\\\\"b c d').words).toEqual(['a\\"b', 'c', 'd'])
  expect(splitArguments('a\\\\\\\\"b c" d e').words).toEqual(['a\\\\b c', 'd', 'e'])
  expect(splitArguments('a"b"" c d').words).toEqual(['ab" c d'])
})
