import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenizePowershell } from './tokenize-powershell.ts'

test.each<[string, string, string[]]>([
  ['single quotes', "a 'b $c `n'", ['a', 'b $c `n']],
  ['doubled single quotes', "'it''s'", ["it's"]],
  ['double quotes', '"a b"', ['a b']],
  ['doubled double quotes', '"{""a"":1}"', ['{"a":1}']],
  ['escapes', '"`"a`" `$b `` `n`t"', ['"a" $b ` \n\t']],
  ['a backslash is only that', '"a\\b" C:\\d', ['a\\b', 'C:\\d']],
  ['quotes written for version 5', `'{\\"a\\":\\"b\\"}'`, ['{"a":"b"}']],
  ['quotes within quotes of JSON', `'{"a":"say \\"b\\""}'`, ['{"a":"say \\"b\\""}']],
  ['a back-tick at the line end', 'a `\n  b', ['a', 'b']],
  ['with spaces behind it', 'a `  \n  -b', ['a', '-b']],
  ['the second prompt', 'a `\n>> -b', ['a', '-b']],
  ['a here-string', `-d @'\n{"a":\n"it's"}\n'@ -k`, ['-d', '{"a":\n"it\'s"}', '-k']],
  ['an empty one', `@'\n'@`, ['']],
  ['one that is never closed', `@"\nx`, ['x']],
  ['a pipe', 'a | ConvertFrom-Json', ['a']],
  ['a semicolon', 'a; b', ['a']],
  ['a redirection', 'a > b.txt 2>$null -c', ['a', '-c']],
  ['a comment', 'a # b', ['a']],
  ['a quote that is never closed', "a 'b", ['a', 'b']],
])('%s', (_, text, expected) => {
  expect(tokenizePowershell(text, 0, null).words).toEqual(expected)
})

test.each<[string, string[]]>([
  ['"Bearer $token" $env:USER', ['$token', '$env:USER']],
  [`"\${a b}" "$($x.y)"`, [`\${a b}`, '$($x.y)']],
  ['(Get-Content a.json -Raw)', ['(Get-Content a.json -Raw)']],
  ["'$a' `$b", []],
])('variables in %s', (text, variables) => {
  expect(tokenizePowershell(text, 0, null).variables).toEqual(variables)
})

test('whatever is put in single quotes with doubled ones reads as what it meant', () => {
  const pieces = fc.constantFrom('a', ' ', "'", '"', '\n', '`', '$', '{', '|', '#', 'é', '@')
  fc.assert(
    fc.property(fc.array(fc.string({ unit: pieces, maxLength: 12 }), { maxLength: 4 }), (args) => {
      const text = args.map((arg) => `'${arg.replaceAll("'", "''")}'`).join(' `\n ')
      expect(tokenizePowershell(text, 0, null).words).toEqual(args)
    }),
    { numRuns: 2_000 },
  )
})
