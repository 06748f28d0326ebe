/** What locking does to the whole trusted side: nothing stays in memory that the vault has, and everything is there afterwards. */
import { expect, test } from 'vitest'
import { failureOf } from '../http/test-server.ts'
import { connected, createTestServices, nothingKept } from './test-services.ts'
import { noPassphrase } from './test-vault-control.ts'
import { tokenKey } from './vault-keys.ts'

test('a token is no longer in memory once it is locked: it comes from the vault again', async () => {
  const { services, connection } = await connected()
  const kept = services.kept.vault.get(tokenKey(connection.id)) ?? ''
  await services.lock.lock('by-hand')
  services.kept.vault.set(tokenKey(connection.id), kept.replaceAll('access-canary-1', 'from-the-vault'))
  await services.lock.unlock(null)
  expect((await services.tokens.known(connection.id))?.accessToken).toBe('from-the-vault')
})

test('a token that the vault did not take is not lost by locking', async () => {
  const { services, connection } = await connected()
  services.failing.write = true
  await failureOf(services.tokens.get(connection.id))
  const held = await services.tokens.known(connection.id)
  await services.lock.lock('idle')
  services.failing.write = false
  await services.lock.unlock(null)
  expect((await services.tokens.known(connection.id))?.accessToken).toBe(held?.accessToken)
  expect(services.kept.vault.get(tokenKey(connection.id))).toContain(held?.accessToken ?? '-')
})

test('a renewal under way ends before the key is dropped, and is kept', async () => {
  const { services, server, connection } = await connected()
  const release = server.hold()
  const renewing = services.tokens.get(connection.id)
  await server.gotten(2)
  let isLocked = false
  const locking = services.lock.lock('left').then(() => {
    isLocked = true
  })
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect([services.lock.isLocked(), isLocked]).toEqual([true, false])
  release()
  await locking
  await renewing
  expect(services.kept.vault.get(tokenKey(connection.id))).toContain('access-canary-2')
})

test('what was copied leaves the clipboard, and an attempt that waits for the person ends', async () => {
  const { services, connection } = await connected()
  await services.copies.copy(connection.id, 'token')
  await services.lock.lock('by-hand')
  expect(services.clipboard.text).toBe('')
  expect(services.signInSteps.list()).toEqual([])
})

test('the app ends while it is locked without waiting for the vault; what was deleted goes at the next start', async () => {
  let state: 'open' | 'locked' = 'open'
  const kept = nothingKept()
  const services = createTestServices(kept, { ...noPassphrase, passphrase: () => state })
  const { id } = await services.variables.put({
    ...{ connectionId: null, id: null, name: 'gone', kind: 'secret', value: 'variable-canary' },
  })
  await services.variables.remove(null, id)
  await services.lock.lock('by-hand')
  state = 'locked'
  await services.close()
  expect([...kept.vault.values()]).toContain('variable-canary')
  await createTestServices(kept).variables.listIn(null)
  expect([...kept.vault.values()]).toEqual([])
})
