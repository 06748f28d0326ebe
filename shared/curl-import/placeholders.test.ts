import { expect, test } from 'vitest'
import { findPathParameters, findPlaceholders, isPlaceholder } from './placeholders.ts'

test.each<[string, string[]]>([
  ['<username> and <client id>', ['<username>', '<client id>']],
  ['{{host}}/{{ a b }}', ['{{host}}', '{{ a b }}']],
  ['YOUR_API_KEY your-token YOUR-ID', ['YOUR_API_KEY', 'your-token', 'YOUR-ID']],
  ['YOUR API KEY is here', ['YOUR API KEY']],
  [
    'REPLACE_WITH_ID INSERT_KEY_HERE ENTER-NAME CHANGEME CHANGE_ME',
    ['REPLACE_WITH_ID', 'INSERT_KEY_HERE', 'ENTER-NAME', 'CHANGEME', 'CHANGE_ME'],
  ],
  ['xxxx XXXXXXXX-XXXX sk_xxxxxx ****', ['xxxx', 'XXXXXXXX-XXXX', 'xxxxxx', '****']],
  [`$TOKEN \${TOKEN}`, ['$TOKEN', `\${TOKEN}`]],
  ['$filter $id $ref xxx hexxxxx a<b yours', []],
  ['<a>1</a>', []],
])('%s', (text, expected) => {
  expect(findPlaceholders([text], [])).toEqual(expected)
})

test('the variables of the shell may look like anything', () => {
  expect(findPlaceholders(['a$b.c', '%d% %YOUR_X%'], ['$b', '%YOUR_X%', '$unused'])).toEqual(['$b', '%YOUR_X%'])
})

test('parts of a path', () => {
  expect(findPathParameters(`/a/{id}/{{b}}/\${c}/{d.e}/{1}`)).toEqual(['{id}', '{d.e}'])
})

test.each(['<a>', '<a>:<b>', 'YOUR_KEY', '...', '{{a}}-{{b}}'])('%s is nothing but a placeholder', (text) => {
  expect(isPlaceholder(text)).toBe(true)
})

test.each(['', 'abc', 'a<b>', '<a>c', '-', ':'])('%j is not', (text) => {
  expect(isPlaceholder(text)).toBe(false)
})
