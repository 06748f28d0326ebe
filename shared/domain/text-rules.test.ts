import { expect, it } from 'vitest'
import { textProblem } from './text-rules.ts'

it.each([
  ['header-name', 'X-Api-Token'],
  ['header-name', 'Authorization'],
  ['header-name', ''],
  ['header-text', 'Bearer'],
  ['header-text', '-'],
  ['header-text', 'GoogleLogin auth'],
  ['resources', 'https://api.example.com urn:orders'],
] as const)('%s may be “%s”', (mustBe, value) => {
  expect(textProblem({ mustBe }, value)).toBeNull()
})

it.each([
  ['header-name', 'X Api', 'letters, digits and hyphens'],
  ['header-name', 'X-Api:', 'letters, digits and hyphens'],
  ['header-name', 'Host', 'no token can stand there'],
  ['header-name', 'content-length', 'no token can stand there'],
  ['header-name', 'DPoP', 'no token can stand there'],
  ['header-name', 'Transfer-Encoding', 'Leave it out'],
  ['header-text', 'Bearer\r\nX: y', 'line break'],
  ['header-text', 'Łódź', 'cannot travel in a header'],
  ['resources', 'orders', 'no whole address'],
] as const)('%s cannot be %j', (mustBe, value, reason) => {
  expect(textProblem({ mustBe }, value)).toContain(reason)
})

it('a field without a rule takes anything', () => {
  expect(textProblem({}, 'X Api\n')).toBeNull()
})
