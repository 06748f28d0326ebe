import { describe, expect, it } from 'vitest'
import { maskedStart } from './masked-start.ts'

const random = '6E3487971234567896704A9EB4AE501F'

describe('the beginning of an answer that cannot be read', () => {
  it.each([
    ['what was typed', 'you said canary-pass', 'you said •••'],
    ['what is drawn by lot', `ok ${random} ok`, 'ok ••• ok'],
    ['a form', `token=abc&type=x&sid=${random}`, 'token=•••&type=x&sid=•••'],
    ['XML', '<r><authToken>abc</authToken><n>1</n></r>', '<r><authToken>•••</authToken><n>1</n></r>'],
    ['broken JSON', '{"password": "abc", "n": 1', '{"password": "•••", "n": 1'],
    ['lines', 'session: abc\nname: Ann', 'session: •••\nname: Ann'],
  ])('has no secret of %s', (_what, text, start) => {
    expect(maskedStart(text, ['canary-pass'])).toEqual({ kind: 'text', start })
  })

  it('has the words of a page, not its code', () => {
    const page = `<!DOCTYPE html><style>p{}</style><script>let token="${random}"</script><h1>Sign&nbsp;in</h1><p>here`
    expect(maskedStart(page, [])).toEqual({ kind: 'page', start: 'Sign in here' })
  })

  it('ends, whatever is given', () => {
    expect(maskedStart('word '.repeat(100_000), []).start.length).toBeLessThan(700)
    expect(maskedStart(`<html>${'<'.repeat(100_000)}`, []).start.length).toBeLessThan(700)
  })

  it('takes out what turns the reading direction', () => {
    expect(maskedStart('a\u202eb\u0000c', []).start).toBe('a b c')
  })
})
