import { describe, expect, test } from 'vitest'
import { cmdQuote } from './cmd-quote.ts'
import { bashPrint, bashQuote, bashText } from './shell-quote.ts'

describe('bash', () => {
  test.each([
    ['plain', 'a b', "'a b'"],
    ['quotes', `it's "x"`, `'it'\\''s "x"'`],
    ['what a shell would replace', '$A `b` !c \\', "'$A `b` !c \\'"],
    ['a line feed stays as it is', 'a\nb', "'a\nb'"],
    ['what a terminal would take for a key', "a\tb\rc\u001b'!\\", "$'a\\tb\\rc\\033\\'\\041\\\\'"],
    ['letters', 'ü 山', "'ü 山'"],
  ])('%s', (_, text, quoted) => {
    expect(bashQuote(text)).toBe(quoted)
  })

  test('variables in double quotes where that is safe, else pieced together', () => {
    const variable = { variable: 'T' }
    expect(bashText([{ text: 'A: Bearer ' }, variable])).toBe('"A: Bearer $T"')
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
    expect(bashText([variable, { text: 'x' }])).toBe('"${T}x"')
    expect(bashText([{ text: 'A: ' }, { text: '$1 ' }, variable, { text: '"!' }])).toBe(`'A: $1 '"$T"'"!'`)
  })

  test('a header is Latin-1', () => {
    expect(bashText([{ text: "A: caf\u00e9's" }])).toBe("$'A: caf\\351\\'s'")
  })

  test('NUL is printed, since no argument can hold one', () => {
    expect(bashPrint('a\\b')).toBe("printf '%s' 'a\\b'")
    expect(bashPrint('a\\\u00001')).toBe("printf '%b' 'a\\\\\\00001'")
  })
})

describe('the Command Prompt', () => {
  test.each([
    ['plain', 'a & b | c ^ !d!', '"a & b | c ^ !d!"'],
    ['quotes', 'say "x"', '^"say \\^"x\\^"^"'],
    ['backslashes before a quote', 'a\\"', '^"a\\\\\\^"^"'],
    ['backslashes at the end', 'C:\\', '"C:\\\\"'],
    ['names of variables', '%PATH% 5%', '^"^%^PATH^% 5^%^"'],
    ['lines', 'a\nb', '^"a^\n\nb^"'],
    ['a carriage return, which it has no way to pass on', 'a\r', '"a"'],
  ])('%s', (_, text, quoted) => {
    expect(cmdQuote([{ text }])).toBe(quoted)
  })

  test('variables', () => {
    expect(cmdQuote([{ text: 'A: Bearer ' }, { variable: 'T' }])).toBe('"A: Bearer %T%"')
  })
})
