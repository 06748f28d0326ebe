/**
 * The token answer of the practice Unifier Essentials. By default exactly the document's sample, whose key
 * `request_headers` has no quotes, so that it is not valid JSON. Faults bring the forms of newer pages, and hostile
 * ones.
 */

import { answer, json, noStore, type PracticeAnswer } from './practice-answer.ts'
import type { PracticeWorld } from './practice-world.ts'

/** The headers that every later request must carry. */
export const tenantHeaders = {
  'x-unifier-tenant': 'idcs-practice0a1b2c3d4e5f60718293a4b5c6d7e8',
  'x-unifier-tenant-code': 'Tenant-Practice',
} as const

/** What `hostile-endpoint` answers with, one after the other, beginning again at the end. */
export const hostileEndpoints = [
  '@evil.example.org',
  '//evil.example.org/rest1',
  'https://evil.example.org/rest1',
  '/\\evil.example.org/rest1',
  ':80@evil.example.org/rest1',
  '/rest1?leads=#away',
  '/rest1\r\nX-Injected: yes',
] as const

/** What `hostile-carry` asks to send along besides the two tenant headers. */
export const hostileCarry = {
  Host: 'evil.example.org',
  Cookie: 'session=practice-evil',
  Authorization: 'Basic cHJhY3RpY2U6ZXZpbA==',
  'Transfer-Encoding': 'chunked',
  Connection: 'close',
  'Content-Length': '0',
  'x-practice-injected': 'yes\r\nX-Injected: yes',
  'x practice spaced': 'yes',
} as const

/** Makes the answer to a successful sign-in; `seconds` is the lifetime to tell, `undefined` to be silent about it. */
export function unifierTokenAnswer(world: PracticeWorld, token: string, seconds: number | undefined): PracticeAnswer {
  const details = {
    ...(world.has('no-token') ? {} : { [world.has('access-token-key') ? 'access_token' : 'token']: token }),
    ...(seconds === undefined ? {} : { expire: String(seconds) }),
    endpoint: endpointOf(world),
    request_headers: world.has('hostile-carry') ? { ...tenantHeaders, ...hostileCarry } : tenantHeaders,
  }
  if (world.has('details-under-data')) return json(200, { status: 200, data: details, message: 'success' }, noStore)
  const text = JSON.stringify(details, undefined, 4)
  const shown = world.has('quoted-keys') ? text : text.replace('\n    "request_headers": {', '\n    request_headers:{')
  return answer(200, 'application/json', shown, noStore)
}

function endpointOf(world: PracticeWorld): string {
  const use = world.use('hostile-endpoint')
  if (use !== undefined) return hostileEndpoints[use % hostileEndpoints.length] ?? hostileEndpoints[0]
  return world.has('endpoint-without-slash') ? 'rest1' : '/rest1'
}
