import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { failureOf } from '../http/test-server.ts'
import { createCredentialStore } from './credential-store.ts'

const vaultWith = (text: string | null) => ({
  status: () => ({ kind: 'memory', reason: 'no-keychain' }) as const,
  read: async () => text,
  write: async () => {},
  remove: async () => {},
})

it('nothing saved is an empty map', async () => {
  expect(await createCredentialStore(vaultWith(null)).read('c')).toEqual({})
})

it('a damaged record is unreadable, and the failure does not repeat what it held', async () => {
  const failure = await failureOf(createCredentialStore(vaultWith('hunter2-canary{')).read('c'))
  expect(failure.error).toEqual({ code: 'secret-unreadable', fields: [] })
  expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain('hunter2')
})
