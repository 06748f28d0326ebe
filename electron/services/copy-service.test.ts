import { describe, expect, it } from 'vitest'
import { failureOf } from '../http/test-server.ts'
import { connect, connected, infolinkDraft, tokens } from './test-services.ts'

const token = 'access-canary-1'
const halfHour = 30 * 60_000
const soon = () => new Promise((resolve) => setImmediate(resolve))

describe('copying', () => {
  it('puts the token on the clipboard', async () => {
    const { services, connection } = await connected()
    expect(await services.copies.copy(connection.id, 'token')).toEqual({ clearsAfterSeconds: 30 })
    expect(services.clipboard.text).toBe(token)
  })

  it('puts the headers on the clipboard', async () => {
    const { services, connection } = await connected()
    await services.copies.copy(connection.id, 'headers')
    expect(services.clipboard.text.trim()).toBe(`Authorization: Bearer ${token}`)
  })

  it('puts a whole curl command on the clipboard', async () => {
    const { services, server, connection } = await connected()
    await services.copies.copy(connection.id, 'curl')
    expect(services.clipboard.text).toContain(`${server.url}/api/v1/executeJob`)
    expect(services.clipboard.text).toContain(`Authorization: Bearer ${token}`)
  })

  it('makes the token fresh first', async () => {
    const { services, connection } = await connected()
    services.clock.pass(halfHour)
    await services.copies.copy(connection.id, 'token')
    expect(services.clipboard.text).toBe('access-canary-2')
  })

  it('copies nothing when the token cannot be made fresh', async () => {
    const { services, server, connection } = await connected()
    services.clock.pass(halfHour)
    server.tokenAnswer = { status: 500 }
    expect((await failureOf(services.copies.copy(connection.id, 'token'))).error.code).toBe('server-failed')
    expect(services.clipboard.text).toBe('')
  })
})

describe('a copy', () => {
  it('is cleared after its time, and that is announced', async () => {
    const { services, connection } = await connected()
    await services.copies.copy(connection.id, 'token')
    services.clock.pass(29_000)
    await soon()
    expect(services.clipboard.text).toBe(token)
    services.clock.pass(1_100)
    await soon()
    expect(services.clipboard).toEqual({ text: '', cleared: 1 })
  })

  it('is left alone when something else was copied since', async () => {
    const { services, connection } = await connected()
    await services.copies.copy(connection.id, 'token')
    services.clipboard.text = 'the person’s own'
    services.clock.pass(31_000)
    await soon()
    expect(services.clipboard).toEqual({ text: 'the person’s own', cleared: 0 })
  })

  it('made later has its own time', async () => {
    const { services, connection } = await connected()
    await services.copies.copy(connection.id, 'token')
    services.clock.pass(20_000)
    await services.copies.copy(connection.id, 'headers')
    services.clock.pass(20_000)
    await soon()
    expect(services.clipboard.text).toContain(token)
    services.clock.pass(11_000)
    await soon()
    expect(services.clipboard).toEqual({ text: '', cleared: 1 })
  })

  it('of two made at the same moment leaves no time behind that would clear the other early', async () => {
    const { services, connection } = await connected()
    await Promise.all([services.copies.copy(connection.id, 'token'), services.copies.copy(connection.id, 'headers')])
    expect(services.clock.due()).toHaveLength(1)
  })

  it('never stays longer than the token lasts', async () => {
    const { services, server } = await connected()
    server.tokenAnswer = tokens(5, { expires_in: 12 })
    const short = await connect(services, infolinkDraft(server.url))
    const { clearsAfterSeconds } = await services.copies.copy(short.id, 'token')
    const left =
      ((await services.tokens.list()).find(({ connectionId }) => connectionId === short.id)?.token?.expiresAt ?? 0) -
      services.clock.now()
    expect(clearsAfterSeconds).toBeGreaterThanOrEqual(10)
    expect(clearsAfterSeconds * 1000).toBeLessThanOrEqual(left + 50)
  })

  it('stays when the person wants that, but never longer than its token lasts', async () => {
    const { services, connection } = await connected()
    services.settings.change({ clipboardSeconds: 0 })
    const { clearsAfterSeconds } = await services.copies.copy(connection.id, 'token')
    expect(clearsAfterSeconds).toBeGreaterThan(25 * 60)
    services.clock.pass((clearsAfterSeconds - 1) * 1000)
    await soon()
    expect(services.clipboard.text).toBe(token)
    services.clock.pass(1100)
    await soon()
    expect(services.clipboard.text).toBe('')
  })

  it('of something that does not end stays until the app quits, when the person wants that', async () => {
    const { services } = await connected()
    services.settings.change({ clipboardSeconds: 0 })
    expect(await services.copies.placeSecret(token, null)).toEqual({ clearsAfterSeconds: 0 })
    services.clock.pass(10 * 86_400_000)
    await soon()
    expect(services.clipboard.text).toBe(token)
    await services.close()
    expect(services.clipboard.text).toBe('')
  })

  it('is taken off when the app quits, and only if it is still there', async () => {
    const { services, connection } = await connected()
    await services.copies.copy(connection.id, 'token')
    services.clipboard.text = 'the person’s own'
    await services.close()
    expect(services.clipboard).toEqual({ text: 'the person’s own', cleared: 0 })
  })
})

describe('a clipboard that fails', () => {
  it('leaves the copy before with its time', async () => {
    const { services, connection } = await connected()
    await services.copies.copy(connection.id, 'token')
    services.failing.clipboard = true
    await expect(services.copies.copy(connection.id, 'headers')).rejects.toThrow()
    services.failing.clipboard = false
    services.clock.pass(31_000)
    await soon()
    expect(services.clipboard.text).toBe('')
  })

  it('when the time is up is tried again when the app quits, and nothing else breaks', async () => {
    const { services, connection } = await connected()
    await services.copies.copy(connection.id, 'token')
    services.failing.clipboard = true
    services.clock.pass(31_000)
    await soon()
    services.failing.clipboard = false
    expect(services.clipboard.text).toBe(token)
    await services.close()
    expect(services.clipboard.text).toBe('')
  })
})
