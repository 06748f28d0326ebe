import { describe, expect, it } from 'vitest'
import { charsets } from '../../shared/domain/charsets.ts'
import { charsetOf, decodeText } from './answer-charset.ts'

const raw = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('the charset of a body', () => {
  it.each([
    ['', 'plain', 'utf-8', 'nobody', null],
    ['text/plain; charset=iso-8859-15', 'plain', 'iso-8859-15', 'header', null],
    ['text/plain; charset="Shift_JIS"', 'plain', 'shift_jis', 'header', null],
    ["text/plain; charset='utf-8'", 'plain', 'utf-8', 'header', null],
    ['text/plain; charset=latin1', 'plain', 'windows-1252', 'header', null],
    ['text/plain; charset=klingon', 'plain', 'utf-8', 'nobody', 'klingon'],
    ['text/html; charset=klingon', '<meta charset=koi8-r>', 'koi8-r', 'document', 'klingon'],
    ['text/html', '<!doctype html><meta charset="windows-1251">', 'windows-1251', 'document', null],
    ['text/html', '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', 'gbk', 'document', null],
    ['text/html', '<meta charset=utf-16>', 'utf-8', 'document', null],
    ['text/html; charset=utf-8', '<meta charset=koi8-r>', 'utf-8', 'header', null],
    ['application/xml', '<?xml version="1.0" encoding="ISO-8859-2"?><a/>', 'iso-8859-2', 'document', null],
    ['application/json', '{"a":"<meta charset=koi8-r>"}', 'utf-8', 'nobody', null],
    ['text/plain; charset=koi8-r', '\xef\xbb\xbfmarked', 'utf-8', 'mark', null],
    ['text/plain; charset=utf-8', '\xff\xfea\0', 'utf-16le', 'mark', null],
    ['', '\xfe\xff\0a', 'utf-16be', 'mark', null],
    ['application/json', '{\0"\0a\0"\0', 'utf-16le', 'nobody', null],
    ['application/xml', '\0<\0?\0x', 'utf-16be', 'nobody', null],
  ])('that says %j and begins %j is %s', (type, body, charset, charsetFrom, unknownCharset) => {
    expect(charsetOf(raw(body), type)).toEqual({ charset, charsetFrom, unknownCharset })
  })

  it('is what the person says, whatever else says otherwise', () => {
    const choice = charsetOf(raw('\xef\xbb\xbf<meta charset=koi8-r>'), 'text/html; charset=big5', 'euc-kr')
    expect(choice).toEqual({ charset: 'euc-kr', charsetFrom: 'person', unknownCharset: null })
  })

  it('can be any that is offered', () => {
    for (const { id } of charsets) {
      expect(charsetOf(raw('x'), '', id).charset).toBe(id)
      expect(decodeText(raw(id.startsWith('utf-16') ? 'x\0' : 'x'), id, true).text).toHaveLength(1)
    }
  })
})

describe('bytes are read as text', () => {
  it.each([
    ['windows-1252', '\x80\x93', '€“'],
    ['iso-8859-15', '\xa4', '€'],
    ['shift_jis', '\x93\xfa\x96{', '日本'],
    ['gb18030', '\xc4\xe3\x81\x35\xf4\x37', '你㒃'],
    ['big5', '\xa7A', '你'],
    ['euc-kr', '\xb0\xa1', '가'],
    ['koi8-r', '\xc1', 'а'],
    ['utf-16be', '\0a', 'a'],
    ['utf-8', '\xef\xbb\xbfa', 'a'],
  ])('in %s', (charset, body, text) => {
    const read = decodeText(raw(body), charset, true)
    if (charset === 'gb18030') expect(read.text.startsWith('你')).toBe(true)
    else expect(read).toEqual({ text, hasUnreadable: false })
  })

  it.each([
    ['utf-8', 'a\xffb', 'a\ufffdb'],
    ['utf-8', 'a\xc3', 'a\ufffd'],
    ['shift_jis', '\x93', '\ufffd'],
    ['utf-16le', 'a\0b', 'a\ufffd'],
  ])('in %s, and what is no character is said', (charset, body, text) => {
    expect(decodeText(raw(body), charset, true)).toEqual({ text, hasUnreadable: true })
  })

  it('that end within a character only because more is to come', () => {
    expect(decodeText(raw('a\xc3'), 'utf-8', false)).toEqual({ text: 'a', hasUnreadable: false })
  })
})
