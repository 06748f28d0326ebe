import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asJson, shieldVariables, withVariables } from './as-json.ts'

const text = '{"a{{b}}":{{n}},"c":"{{d}}","e":[{{ f }}]}'

describe('JSON with variables', () => {
  it('is JSON of the same length where a string stands for each that is not in one', () => {
    const json = asJson(text)
    expect(json).toHaveLength(text.length)
    expect(JSON.parse(json)).toEqual({ 'a{{b}}': 'xxx', c: '{{d}}', e: ['xxxxx'] })
  })

  it('can be laid out and have its variables again', () => {
    const laidOut = JSON.stringify(JSON.parse(shieldVariables(text)), null, 1)
    expect(withVariables(laidOut).replaceAll(/\n\s*/g, '').replaceAll(': ', ':')).toBe(text)
  })

  it('is as it was when nothing was done in between', () => {
    const piece = fc.constantFrom('"', '{{a}}', '\\', '{', '}', ' ', 'x', ':')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const written = pieces.join('')
        expect(withVariables(shieldVariables(written))).toBe(written)
        expect(asJson(written)).toHaveLength(written.length)
      }),
    )
  })
})
