import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesIn, parseTemplate } from './template.ts'

const variable = (name: string, written: string, at: number) => ({ kind: 'variable', name, written, at })
const text = (text: string) => ({ kind: 'text', text })

describe('a text with variables', () => {
  it('is read in its parts', () => {
    expect(parseTemplate('a{{b}}c{{ d.e-f_1 }}')).toEqual([
      text('a'),
      variable('b', '{{b}}', 1),
      text('c'),
      variable('d.e-f_1', '{{ d.e-f_1 }}', 7),
    ])
    expect(parseTemplate('{{$uuid}}')).toEqual([variable('$uuid', '{{$uuid}}', 0)])
    expect(parseTemplate('{"a":{{{größe}}}}')).toEqual([text('{"a":{'), variable('größe', '{{größe}}', 6), text('}}')])
  })

  it.each(['', '{name}', '{{}}', '{{ }}', '{{a b}}', '{{ user | upper }}', '{{#each x}}', '{{a\nb}}', '{{a', 'a}}'])(
    'is just a text where the braces hold no name: %j',
    (written) => {
      expect(namesIn(written)).toEqual([])
      expect(parseTemplate(written)).toEqual(written === '' ? [] : [text(written)])
    },
  )

  it('keeps a name as text behind a backslash, which goes', () => {
    expect(parseTemplate('a \\{{b}} {{c}}')).toEqual([text('a {{b}} '), variable('c', '{{c}}', 9)])
    expect(parseTemplate('\\{{a}}\\{{b}}')).toEqual([text('{{a}}{{b}}')])
  })

  it('has a variable behind two backslashes, as JSON writes one', () => {
    expect(parseTemplate('"C:\\\\{{dir}}"')).toEqual([text('"C:\\\\'), variable('dir', '{{dir}}', 5), text('"')])
  })

  it('names each variable once, in order', () => {
    expect(namesIn('{{b}} {{a}} \\{{c}} {{b}}')).toEqual(['b', 'a'])
  })

  it('loses nothing but the backslashes that make a name a text', () => {
    const piece = fc.constantFrom('{', '}', '{{', '}}', '{{a}}', '\\', ' ', 'a', 'é', '$')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const whole = pieces.join('')
        const parts = parseTemplate(whole)
        const back = parts.map((part) => (part.kind === 'text' ? part.text : part.written)).join('')
        expect(back.replaceAll('\\', '')).toBe(whole.replaceAll('\\', ''))
        expect(whole.length - back.length).toBeLessThanOrEqual(whole.split('\\').length - 1)
        expect(parts.every((part) => part.kind === 'variable' || part.text !== '')).toBe(true)
        for (const part of parts) {
          if (part.kind === 'variable') expect(whole.slice(part.at)).toMatch(/^\{\{/)
        }
      }),
    )
  })

  it('is read in one go, however long it is', () => {
    expect(namesIn('\\'.repeat(300_000))).toEqual([])
    expect(namesIn('{{'.repeat(300_000))).toEqual([])
    expect(namesIn(`${'{{a'.repeat(200_000)}}}`)).toEqual(['a'])
  })
})
