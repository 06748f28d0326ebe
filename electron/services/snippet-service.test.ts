import { describe, expect, it } from 'vitest'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import { snippetTargets } from '../../shared/snippets/targets.ts'
import { failureOf } from '../http/test-server.ts'
import { connected } from './test-services.ts'

const token = 'access-canary-1'

function draftFor(connectionId: string, changes: Partial<RequestDraft> = {}): RequestDraft {
  const body = { kind: 'json', text: '{"a":1}' } as const
  return {
    connectionId,
    authorization: { kind: 'connection' },
    method: 'POST',
    url: '/api/v1/executeJob',
    pathValues: {},
    query: [],
    headers: [],
    body,
    ...changes,
  }
}

describe('a request as code', () => {
  it.each(snippetTargets.map(({ id }) => id))(
    'for %s reads the token from a variable, and holds none',
    async (target) => {
      const { services, server, connection } = await connected()
      const { text, variables } = await services.snippets.write(draftFor(connection.id), target)
      expect(text).toContain('HALLPASS_TOKEN')
      expect(text).not.toContain(token)
      expect(text).toContain('/api/v1/executeJob')
      expect(variables).toEqual(['HALLPASS_TOKEN'])
      expect(server.arrived.filter(({ path }) => path === '/api/v1/executeJob')).toEqual([])
    },
  )

  it('leaves out the token where the person set the header', async () => {
    const { services, connection } = await connected()
    const headers = [{ name: 'authorization', value: 'Bearer mine' }]
    const { text, variables } = await services.snippets.write(draftFor(connection.id, { headers }), 'curl-bash')
    expect(text).toContain('Bearer mine')
    expect(text).not.toContain('HALLPASS_TOKEN')
    expect(variables).toEqual([])
  })

  it('is not written for a host the token does not belong to', async () => {
    const { services, connection } = await connected()
    const draft = draftFor(connection.id, { url: 'https://elsewhere.example/x' })
    expect((await failureOf(services.snippets.write(draft, 'curl-bash'))).error.code).toBe('host-not-allowed')
    expect((await failureOf(services.snippets.copy(draft, 'curl-bash', true))).error.code).toBe('host-not-allowed')
    expect(services.clipboard.text).toBe('')
  })

  it.each(snippetTargets.map(({ id }) => id))('for %s names files, and never says where they lie', async (target) => {
    const { services, connection } = await connected()
    const file = { fileId: 'f1', name: 'photo 1.png', size: 3 }
    const parts = [
      { kind: 'text', name: 'facts', value: '[1]', contentType: 'application/json' },
      { kind: 'file', name: 'photo', file, contentType: null },
      { kind: 'file', name: 'unchosen', file: null, contentType: null },
    ] as const
    const multipart = await services.snippets.write(
      draftFor(connection.id, { body: { kind: 'multipart', parts } }),
      target,
    )
    expect(multipart.text).toContain('photo 1.png')
    expect(multipart.text).toContain('image/png')
    expect(multipart.text).toContain('application/json')
    const whole = await services.snippets.write(draftFor(connection.id, { body: { kind: 'file', file } }), target)
    expect(whole.text).toContain('./photo 1.png')
    expect(whole.text).toContain('image/png')
  })

  it('of a kind nobody knows is refused', async () => {
    const { services, connection } = await connected()
    expect((await failureOf(services.snippets.write(draftFor(connection.id), 'cobol'))).error.code).toBe(
      'invalid-input',
    )
  })
})

describe('copying code', () => {
  it('leaves the token out, so it can stay on the clipboard', async () => {
    const { services, connection } = await connected()
    expect(await services.snippets.copy(draftFor(connection.id), 'curl-bash', false)).toEqual({ clearsAfterSeconds: 0 })
    expect(services.clipboard.text).toContain('HALLPASS_TOKEN')
    services.clock.pass(3_600_000)
    expect(services.clipboard.text).toContain('HALLPASS_TOKEN')
  })

  it('with the live token puts it in, and clears it like a copied token', async () => {
    const { services, connection } = await connected()
    expect(await services.snippets.copy(draftFor(connection.id), 'curl-bash', true)).toEqual({ clearsAfterSeconds: 30 })
    expect(services.clipboard.text).toContain(`Bearer ${token}`)
    services.clock.pass(30_100)
    await new Promise((resolve) => setImmediate(resolve))
    expect(services.clipboard.text).toBe('')
  })
})
