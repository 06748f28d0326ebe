import { expect, it } from 'vitest'
import { appLinkIn, appLinkOf } from './app-link-address.ts'

it.each([
  ['hallpass://sign-in?code=a&state=b', 'sign-in'],
  ['hallpass://sign-in/?code=a&state=b', 'sign-in'],
  ['HALLPASS://sign-in', 'sign-in'],
  ['hallpass://card#e30', 'card'],
  ['hallpass://card/new', 'card/new'],
])('%s is for %s', (text, path) => {
  expect(appLinkOf(text)?.path).toBe(path)
})

it.each([
  '',
  'hallpass:',
  'hallpass://',
  'hallpass:sign-in',
  'https://sign-in',
  'hallpass://me@sign-in',
  'hallpass://sign-in:80/',
  'hallpass://sign%20in',
  `hallpass://sign-in?code=${'a'.repeat(70_000)}`,
  '--user-data-dir=hallpass://sign-in',
])('is none: %s', (text) => {
  expect(appLinkOf(text)).toBeNull()
})

it('is found among what the app was started with, unless there are several', () => {
  expect(appLinkIn(['/opt/hallpass', '--flag', 'hallpass://sign-in?a=1'])?.link.href).toBe('hallpass://sign-in?a=1')
  expect(appLinkIn(['hallpass://sign-in', 'hallpass://card'])).toBeNull()
  expect(appLinkIn(['/opt/hallpass'])).toBeNull()
})
