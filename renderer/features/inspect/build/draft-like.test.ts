import { expect, test } from 'vitest'
import { draftLike } from './draft-like.ts'

test('a token is laid out to be changed, and loses what belongs to the key that signed it', () => {
  const header = '{"alg":"RS256","kid":"theirs","typ":"at+jwt","jku":"https://x.example/jwks","x5t#S256":"a"}'
  expect(draftLike(header, '{"id":12345678901234567890,"roles":["a"]}')).toEqual({
    header: '{\n  "typ": "at+jwt"\n}',
    payload: '{\n  "id": 12345678901234567890,\n  "roles": [\n    "a"\n  ]\n}',
  })
})
