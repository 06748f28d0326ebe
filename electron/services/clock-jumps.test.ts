/** The computer's clock is set back a year, and forward ten: nothing stored is lost, and a token is got where one is needed. */
import { expect, test } from 'vitest'
import { connected, createTestServices } from './test-services.ts'
import { tokenKey } from './vault-keys.ts'

const yearMs = 365 * 86_400_000

test.each([
  ['back a year', -yearMs],
  ['forward ten years', 10 * yearMs],
])('%s', async (_what, jump) => {
  const { services, connection } = await connected()
  const before = services.kept.vault.get(tokenKey(connection.id))
  services.clock.pass(jump)
  expect(services.connections.list()).toEqual([connection])
  expect(services.kept.vault.get(tokenKey(connection.id))).toBe(before)
  const { record } = await services.tokens.fresh(connection.id)
  expect(record.accessToken).not.toBe('')
  const [state] = await services.tokens.list()
  expect(state).toMatchObject({ lastError: null, token: { connectionId: connection.id } })

  // The next run, with the clock as it was.
  const next = createTestServices(services.kept)
  expect(next.connections.list()).toEqual([connection])
  expect((await next.tokens.fresh(connection.id)).record.accessToken).not.toBe('')
})
