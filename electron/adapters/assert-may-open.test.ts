import { expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { assertMayOpen, type HttpAllowed } from './assert-may-open.ts'

function outcome(address: string, http: HttpAllowed): string {
  try {
    return assertMayOpen(address, http)
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error.code
    throw thrown
  }
}

it.each([
  // address, a page, a sign-in, a sign-in whose person accepted http
  ['https://a.example/x?y=1', 'https://a.example/x?y=1', 'https://a.example/x?y=1', 'https://a.example/x?y=1'],
  ['http://127.0.0.1:8080/x', 'request-refused', 'http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x'],
  ['http://localhost/x', 'request-refused', 'http://localhost/x', 'http://localhost/x'],
  ['http://[::1]:1/', 'request-refused', 'http://[::1]:1/', 'http://[::1]:1/'],
  ['http://a.example/x', 'request-refused', 'insecure-address', 'http://a.example/x'],
  ['http://127.0.0.1.a.example/', 'request-refused', 'insecure-address', 'http://127.0.0.1.a.example/'],
  ['https://me:word@a.example/', 'request-refused', 'request-refused', 'request-refused'],
  ['http://me@127.0.0.1/', 'request-refused', 'request-refused', 'request-refused'],
  ['file:///etc/passwd', 'request-refused', 'request-refused', 'request-refused'],
  ['javascript:alert(1)', 'request-refused', 'request-refused', 'request-refused'],
  ['mailto:a@b.example', 'request-refused', 'request-refused', 'request-refused'],
  ['ms-msdt:/id', 'request-refused', 'request-refused', 'request-refused'],
  ['hallpass://sign-in', 'request-refused', 'request-refused', 'request-refused'],
  ['//a.example', 'request-refused', 'request-refused', 'request-refused'],
  ['', 'request-refused', 'request-refused', 'request-refused'],
])('of %s: a page %s, a sign-in %s, where http is accepted %s', (address, page, signIn, accepted) => {
  expect(outcome(address, 'never')).toBe(page)
  expect(outcome(address, 'this-computer')).toBe(signIn)
  expect(outcome(address, 'accepted')).toBe(accepted)
})
