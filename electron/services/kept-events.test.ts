import { describe, expect, test } from 'vitest'
import { connected, createTestServices, jsonAnswer } from './test-services.ts'

async function eventsOf(services: ReturnType<typeof createTestServices>) {
  const [state] = await services.tokens.list()
  return (state?.events ?? []).map(({ kind }) => kind)
}

describe('what happened to the tokens of a connection', () => {
  test('is known again after a restart, in its order and once, without what failures said', async () => {
    const { services, server, connection } = await connected()
    await services.tokens.get(connection.id)
    server.tokenAnswer = jsonAnswer(500, { message: 'canary of a failure' })
    await services.tokens.get(connection.id).catch(() => {})
    await services.close()
    expect(JSON.stringify([...services.kept.sealed])).not.toMatch(/canary|server-failed/)

    const again = createTestServices(services.kept)
    expect(await eventsOf(again)).toEqual(['signed-in', 'renewed', 'failed'])
    server.tokenAnswer = null
    await again.tokens.get(connection.id)
    expect(await eventsOf(again)).toEqual(['signed-in', 'renewed', 'failed', 'renewed'])
    const [state] = await again.tokens.list()
    expect(state?.events[1]).toMatchObject({ kind: 'renewed', lifetimeMs: 1_800_000, as: 'user' })
  })

  test('goes with the connection, and does not come back by what was under way', async () => {
    const { services, connection } = await connected()
    await services.tokens.get(connection.id)
    await services.connections.remove(connection.id)
    services.tokens.refused(connection.id, 401)
    await services.close()
    expect([...services.kept.sealed.keys()].filter((name) => name.startsWith(connection.id))).toEqual([])
  })

  test('is told as long as Hallpass runs when the disk is full', async () => {
    const { services, connection } = await connected()
    services.sealed.isFull = true
    await services.tokens.get(connection.id)
    expect(await eventsOf(services)).toEqual(['signed-in', 'renewed'])
  })

  test('is kept of the last fifty events only', async () => {
    const { services, connection } = await connected()
    for (let at = 0; at < 60; at += 1) services.tokens.refused(connection.id, 400 + at)
    await services.close()
    const again = createTestServices(services.kept)
    const [state] = await again.tokens.list()
    expect(state?.events.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, (_none, at) => 410 + at))
  })
})
