import { beforeEach, describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { VariableInput } from '../../shared/ipc/variables.contract.ts'
import { createTestServices, infolinkDraft, startOauthServer, type TestServices } from './test-services.ts'

let services: TestServices
let connectionId: string

beforeEach(async () => {
  services = createTestServices()
  const server = await startOauthServer()
  connectionId = (await services.connections.connect({ draft: infolinkDraft(server.url), attemptId: 'a' })).id
})

const put = (changes: Partial<VariableInput>) =>
  services.variables.put({ id: null, connectionId, name: 'a', kind: 'plain', value: '1', ...changes })
const list = async () => (await services.variables.list(connectionId)).map(({ id: _, ...rest }) => rest)
const inVault = (text: string) => [...services.kept.vault.values()].some((value) => value.includes(text))
const onDisk = (text: string) => JSON.stringify([...services.kept.sealed]).includes(text)
const failureOf = async (act: Promise<unknown>) => {
  const thrown = await act.then(
    () => null,
    (failure: unknown) => failure,
  )
  return thrown instanceof AppFailure ? thrown.error : thrown
}

describe('variables', () => {
  it('are listed by name, those of the connection first', async () => {
    await put({ name: 'b', connectionId: null })
    await put({ name: 'z' })
    await put({ name: 'c', value: '' })
    expect(await list()).toEqual([
      { name: 'c', connectionId, kind: 'plain', value: '' },
      { name: 'z', connectionId, kind: 'plain', value: '1' },
      { name: 'b', connectionId: null, kind: 'plain', value: '1' },
    ])
  })

  it('keep a secret in the vault only, and never give it back to be shown', async () => {
    const made = await put({ kind: 'secret', value: 'canary-value' })
    expect(JSON.stringify([made, await list()])).not.toContain('canary-value')
    expect(onDisk('canary-value')).toBe(false)
    expect(await services.variables.secretOf(made)).toBe('canary-value')
  })

  it('keep the value they have when none is given', async () => {
    const secret = await put({ kind: 'secret', value: 'canary-value' })
    const renamed = await put({ id: secret.id, kind: 'secret', name: 'renamed', value: undefined as never })
    expect(renamed).toMatchObject({ id: secret.id, name: 'renamed' })
    expect(await services.variables.secretOf(renamed)).toBe('canary-value')
  })

  it('move to the vault when they become secret', async () => {
    const plain = await put({ value: 'canary-value' })
    expect(onDisk('canary-value')).toBe(true)
    const { value: _, ...secret } = { ...plain, value: '', kind: 'secret' as const }
    const moved = await services.variables.put(secret)
    expect(onDisk('canary-value')).toBe(false)
    expect(await services.variables.secretOf(moved)).toBe('canary-value')
  })

  it('do not become readable by turning a switch, but with a value typed again', async () => {
    const { id } = await put({ kind: 'secret', value: 'canary-value' })
    const input = { id, connectionId, name: 'a', kind: 'plain' } as const
    expect(await failureOf(services.variables.put(input))).toMatchObject({ code: 'invalid-input', field: 'value' })
    await services.variables.put({ ...input, value: 'other' })
    expect(inVault('canary-value')).toBe(false)
  })

  it.each(['', ' ', 'a b', '{{a}}', '$uuid', '-a', 'a'.repeat(101), 'a\n'.repeat(2)])(
    'refuse the name %j',
    async (name) => {
      expect(await failureOf(put({ name }))).toMatchObject({ code: 'invalid-input', field: 'name' })
    },
  )

  it('have a name once each place', async () => {
    await put({ name: 'a' })
    await put({ name: 'a', connectionId: null })
    expect(await failureOf(put({ name: ' a ' }))).toMatchObject({ code: 'invalid-input', field: 'name' })
  })

  it('ask for the secret of a new secret one', async () => {
    expect(await failureOf(put({ kind: 'secret', value: '' }))).toMatchObject({ field: 'value' })
  })

  it('come back after they were deleted, secret and all', async () => {
    const secret = await put({ kind: 'secret', value: 'canary-value' })
    await services.variables.remove(connectionId, secret.id)
    expect(await list()).toEqual([])
    await services.variables.restore(connectionId, secret.id)
    expect(await services.variables.secretOf(secret)).toBe('canary-value')
    expect(await list()).toHaveLength(1)
  })

  it('do not come back over another of their name', async () => {
    const { id } = await put({})
    await services.variables.remove(connectionId, id)
    await put({})
    expect(await failureOf(services.variables.restore(connectionId, id))).toMatchObject({ field: 'name' })
  })

  it('are gone for good some minutes after, when the app ends, and at the next start', async () => {
    const [first, second, third] = [
      await put({ name: 'a', kind: 'secret', value: 'first-planted' }),
      await put({ name: 'b', kind: 'secret', value: 'second-planted' }),
      await put({ name: 'c', kind: 'secret', value: 'third-planted' }),
    ]
    await services.variables.remove(connectionId, first.id)
    services.clock.pass(10 * 60_000)
    await expect.poll(() => inVault('first-planted')).toBe(false)

    await services.variables.remove(connectionId, second.id)
    await services.variables.close()
    expect(inVault('second-planted')).toBe(false)

    await services.variables.remove(connectionId, third.id)
    const again = createTestServices(services.kept)
    expect(await again.variables.list(connectionId)).toEqual([])
    expect(inVault('third-planted')).toBe(false)
    expect(onDisk(third.id)).toBe(false)
  })

  it('are kept over a restart', async () => {
    await put({ name: 'a', value: 'plain' })
    const secret = await put({ name: 'b', kind: 'secret', value: 'canary-value' })
    const again = createTestServices(services.kept)
    expect(await again.variables.list(connectionId)).toHaveLength(2)
    expect(await again.variables.secretOf(secret)).toBe('canary-value')
  })

  it('go with their connection, secrets and all; those known everywhere stay', async () => {
    await put({ kind: 'secret', value: 'canary-value' })
    await put({ connectionId: null, name: 'b', kind: 'secret', value: 'canary-stays' })
    await services.connections.remove(connectionId)
    expect(inVault('canary-value')).toBe(false)
    expect(inVault('canary-stays')).toBe(true)
    expect(await failureOf(put({}))).toMatchObject({ code: 'not-found', what: 'connection' })
  })

  it('say which secret cannot be opened, and delete nothing', async () => {
    const secret = await put({ name: 'api_key', kind: 'secret', value: 'canary-value' })
    services.failing.read = true
    expect(await failureOf(services.variables.secretOf(secret))).toEqual({
      code: 'secret-unreadable',
      fields: [],
      variable: 'api_key',
    })
    expect(inVault('canary-value')).toBe(true)
    expect(await list()).toHaveLength(1)
  })

  it('are as they were when the disk or the vault does not take a change', async () => {
    const plain = await put({ value: 'before' })
    services.sealed.isFull = true
    expect(await failureOf(put({ id: plain.id, value: 'after' }))).toMatchObject({ code: 'storage-failed' })
    services.sealed.isFull = false
    services.failing.write = true
    expect(await failureOf(put({ id: plain.id, kind: 'secret', value: 'canary' }))).toMatchObject({
      code: 'storage-failed',
    })
    expect(await list()).toEqual([{ name: 'a', connectionId, kind: 'plain', value: 'before' }])
  })
})
