import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstHidden, hiddenPieces, withHiddenShown } from './hidden-characters.ts'

test('a text without hidden characters is one piece, an empty one none', () => {
  expect(hiddenPieces('Zoë 山田 😀 a b')).toEqual([{ text: 'Zoë 山田 😀 a b', hidden: null }])
  expect(hiddenPieces('')).toEqual([])
  expect(firstHidden('Zoë 山田 😀 a b')).toBeNull()
})

test('a text is cut where something cannot be seen', () => {
  expect(hiddenPieces('admin\u202enimda\u200b')).toEqual([
    { text: 'admin', hidden: null },
    { text: '', hidden: 'U+202E', name: 'right-to-left override' },
    { text: 'nimda', hidden: null },
    { text: '', hidden: 'U+200B', name: 'zero width space' },
  ])
})

test.each([
  ['\0', 'U+0000', 'null character'],
  ['\x07', 'U+0007', 'control character'],
  ['\x85', 'U+0085', 'control character'],
  ['\n', 'U+000A', 'line end'],
  ['\xad', 'U+00AD', 'soft hyphen'],
  ['\u200d', 'U+200D', 'zero width joiner'],
  ['\u2066', 'U+2066', 'left-to-right isolate'],
  ['\ufeff', 'U+FEFF', 'byte order mark'],
  ['\u3164', 'U+3164', 'invisible character'],
  ['\u{e0041}', 'U+E0041', 'tag character'],
  ['\ud83d', 'U+D83D', 'half of a character'],
  ['\ude00', 'U+DE00', 'half of a character'],
])('%j is %s, %s', (text, hidden, name) => {
  expect(hiddenPieces(`a${text}b`)[1]).toEqual({ text: '', hidden, name })
  expect(firstHidden(`a${text}b`)).toEqual({ hidden, name })
})

test('line ends and tabs are text where that is asked for', () => {
  expect(hiddenPieces('a\r\n\tb', { allowLines: true })).toEqual([{ text: 'a\r\n\tb', hidden: null }])
  expect(firstHidden('a\r\n\tb', { allowLines: true })).toBeNull()
  expect(firstHidden('a\n\0', { allowLines: true })?.hidden).toBe('U+0000')
})

test.each(['👨‍👩‍👧', '🏳️‍🌈', '👩🏽‍💻', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('%s is one picture and hides nothing', (emoji) => {
  expect(hiddenPieces(`a${emoji}b`)).toEqual([{ text: `a${emoji}b`, hidden: null }])
  expect(firstHidden(emoji)).toBeNull()
})

test('a quoted text shows them by number', () => {
  expect(withHiddenShown('a\u202eb')).toBe('a⟨U+202E⟩b')
})

test('nothing of any text is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const back = hiddenPieces(text).map((piece) =>
        piece.hidden === null ? piece.text : String.fromCodePoint(Number.parseInt(piece.hidden.slice(2), 16)),
      )
      expect(back.join('')).toBe(text)
      expect(firstHidden(text) === null).toBe(hiddenPieces(text).every((piece) => piece.hidden === null))
    }),
    { numRuns: 1_000 },
  )
})
