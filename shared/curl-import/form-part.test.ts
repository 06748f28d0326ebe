/** All were sent once with curl 7.88.1; the parts that arrived were these. */
import { expect, test } from 'vitest'
import type { CurlPart } from './curl-reading.ts'
import { readFormPart, readFormString } from './form-part.ts'

function part(name: string, text: string, more: Partial<CurlPart> = {}): CurlPart {
  return { name, value: { kind: 'text', text }, contentType: null, fileName: null, ...more }
}

function file(name: string, path: string, more: Partial<CurlPart> = {}): CurlPart {
  return { name, value: { kind: 'file', path }, contentType: null, fileName: null, ...more }
}

test.each<[string, CurlPart[]]>([
  ['a=b', [part('a', 'b')]],
  ['=v', [part('', 'v')]],
  ['a=b=c', [part('a', 'b=c')]],
  ['a=b;c=d', [part('a', 'b')]],
  ['a=b,c', [part('a', 'b,c')]],
  ['a= b ', [part('a', 'b')]],
  ['a=" b "', [part('a', ' b ')]],
  ['a="x;y\\"z" ;type=text/x', [part('a', 'x;y"z', { contentType: 'text/x' })]],
  ['a="x\\\\y\\z"', [part('a', 'x\\y\\z')]],
  ['a="unclosed;type=t/t', [part('a', '"unclosed', { contentType: 't/t' })]],
  ['a={"x":1,"y":2};type=application/json', [part('a', '{"x":1,"y":2}', { contentType: 'application/json' })]],
  ['a=x;filename=n.txt', [part('a', 'x', { fileName: 'n.txt' })]],
  [
    'a=x;type=text/plain; charset=utf-8; filename=f',
    [part('a', 'x', { contentType: 'text/plain; charset=utf-8', fileName: 'f' })],
  ],
  ['a=@f.txt', [file('a', 'f.txt')]],
  ['a=@"f;1.txt"', [file('a', 'f;1.txt')]],
  [
    'a=@f.txt;filename="q\\"r";type=a/b;charset=x',
    [file('a', 'f.txt', { fileName: 'q"r', contentType: 'a/b;charset=x' })],
  ],
  ['a=@f.txt,g.txt;type=a/b', [file('a', 'f.txt'), file('a', 'g.txt', { contentType: 'a/b' })]],
  ['a=<f.txt', [{ ...file('a', ''), value: { kind: 'text-of-file', path: 'f.txt' } }]],
])('%s', (text, parts) => {
  expect(readFormPart(text)?.parts).toEqual(parts)
})

test('what cannot be kept is told', () => {
  expect(readFormPart('a=@f;headers="X: y";type=text/csv')).toEqual({
    parts: [file('a', 'f', { contentType: 'text/csv' })],
    dropped: ['headers="X: y"'],
  })
})

test.each(['', 'abc', '=(;type=multipart/alternative'])('%j is refused', (text) => {
  expect(readFormPart(text)).toBeNull()
})

test('--form-string takes everything as it is', () => {
  expect(readFormString('j=@k;type=z')?.parts).toEqual([part('j', '@k;type=z')])
  expect(readFormString('j')).toBeNull()
})
