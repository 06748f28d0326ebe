import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createXmlLayout } from './lay-out-xml.ts'

/** Laid out, having come in pieces of this size. */
function laidOut(text: string, size = 1_000_000) {
  const layout = createXmlLayout()
  let out = ''
  for (let at = 0; at < text.length; at += size) out += layout.push(text.slice(at, at + size))
  out += layout.end()
  return { out, problem: layout.problem() }
}

describe('XML is laid out', () => {
  it.each([
    ['<a/>', '<a/>'],
    ['<a><b/><c>text</c></a>', '<a>\n  <b/>\n  <c>text</c>\n</a>'],
    [
      '<?xml version="1.0"?><!-- c --><a>\n\n<b x="1>2"/>\n</a>\n',
      '<?xml version="1.0"?>\n<!-- c -->\n<a>\n  <b x="1>2"/>\n</a>',
    ],
    ['<a>one <b>two</b> three</a>', '<a>one <b>two</b> three</a>'],
    ['<a> <b> </b></a>', '<a>\n  <b> </b>\n</a>'],
    ['<a><![CDATA[ <raw> & ]]></a>', '<a><![CDATA[ <raw> & ]]></a>'],
    ['<a><b/>late</a>', '<a>\n  <b/>\n  late\n</a>'],
    ['<ns:a xmlns:ns="x"><ns:b>é&amp;</ns:b></ns:a>', '<ns:a xmlns:ns="x">\n  <ns:b>é&amp;</ns:b>\n</ns:a>'],
    [
      '<!DOCTYPE a [<!ENTITY b "c>d"><!ELEMENT a ANY>]><a>&b;</a>',
      '<!DOCTYPE a [<!ENTITY b "c>d"><!ELEMENT a ANY>]>\n<a>&b;</a>',
    ],
  ])('%j as %j, however it comes', (text, wanted) => {
    for (const size of [1, 3, 1000]) expect(laidOut(text, size)).toEqual({ out: wanted, problem: null })
  })

  it('with no entity expanded', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]><a>&y;&y;</a>`
    expect(laidOut(bomb).out).toContain('&y;&y;')
  })

  it('however deep it is', () => {
    const { out, problem } = laidOut('<a>'.repeat(50_000) + '</a>'.repeat(50_000))
    expect(problem).toBeNull()
    expect(out.match(/<a>/g)).toHaveLength(50_000)
  })
})

describe('XML that breaks', () => {
  it.each([
    ['<a>\n  <b></a>', 2, 6, /closes <a>, but <b> is still open/],
    ['<a>', 1, 4, /<a> is still open/],
    ['</a>', 1, 1, /no <a>/],
    ['<a/><b/>', 1, 5, /one outermost element/],
    ['<a/>tail', 1, 5, /too much/],
    ['text', 1, 1, /begins with a tag/],
    ['<a b=c/>', 1, 1, /attributes/],
    ['<a b="<"/>', 1, 1, /attributes/],
    ['<a>&</a>', 1, 4, /&amp;/],
    ['<a><!-- never', 1, 4, /not closed/],
    ['<a', 1, 1, /not closed/],
    ['<?xml version="1.0"?>', 1, 22, /no element/],
  ])('%j says where: line %i, column %i', (text, line, column, message) => {
    for (const size of [1, 1000]) {
      const { problem } = laidOut(text, size)
      expect(problem).toMatchObject({ line, column })
      expect(problem?.message).toMatch(message)
    }
  })

  it('keeps everything behind the break as it is', () => {
    expect(laidOut('<a><b></c>  <d/> </a>').out).toBe('<a>\n  <b>\n</c>  <d/> </a>')
  })
})

it('nothing but white space is ever lost or made up', () => {
  const part = fc.constantFrom(
    '<a>',
    '</a>',
    '<b x="1"/>',
    'text',
    ' ',
    '\n',
    '<!-- c -->',
    '<![CDATA[x]]>',
    '&amp;',
    '<',
    '>',
    '"',
    '&',
    '<?p?>',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (parts, size) => {
      const text = parts.join('')
      expect(laidOut(text, size).out.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
    { numRuns: 500 },
  )
})
