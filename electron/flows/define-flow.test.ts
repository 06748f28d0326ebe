import { describe, expect, it } from 'vitest'
import { plainNetwork } from '../../shared/domain/network.ts'
import { inode } from '../../shared/providers/inode.ts'
import { failureOf } from '../http/test-server.ts'
import { apiKey } from './api-key.ts'
import { defineFlow, type FlowRun } from './define-flow.ts'

const signIn = inode.signIns[1]

function runWith(key: string): FlowRun<typeof signIn.settings, 'apiKey'> {
  return {
    provider: inode,
    signIn,
    settings: signIn.settings,
    connection: {
      servers: {},
      acceptsInsecure: false,
      verifyTls: true,
      network: plainNetwork,
      basicEncoding: 'exact',
    },
    input: { apiKey: key },
    values: { apiKey: key },
    ports: {
      http: () => Promise.reject(new Error('A key asks no server')),
      clock: { now: () => 5, after: () => () => {} },
      interaction: null,
    },
    signal: new AbortController().signal,
  }
}

describe('a flow', () => {
  it('is what was defined, and may read only the fields it declared', async () => {
    const flow = defineFlow({
      id: 'api-key',
      fields: ['apiKey'],
      async run({ input }) {
        // @ts-expect-error a field that was not declared does not compile
        expect(input.password).toBeUndefined()
        return apiKey.run(runWith(input.apiKey))
      },
    })
    expect(flow.fields).toEqual(['apiKey'])
    expect((await flow.run(runWith('k'))).accessToken).toBe('k')
  })
})

describe('an API key', () => {
  it('is the token itself, of which no end is known, and no server is asked', async () => {
    expect(await apiKey.run(runWith('key-1'))).toEqual({
      kind: 'api-key',
      accessToken: 'key-1',
      refreshToken: null,
      refreshExpiresAt: null,
      obtainedAt: 5,
      lifetime: { expiresAt: null, expirySource: 'unknown', lifetimeMs: null, clockOffsetMs: 0 },
      scope: null,
      carryHeaders: [],
      basePath: null,
      notes: [{ kind: 'key-without-end' }],
    })
  })

  it.each(['key-1\n', '  key-1', '\tkey-1 \r\n', '\uFEFFkey-1'])(
    'copied as %j loses the space around it',
    async (key) => {
      expect((await apiKey.run(runWith(key))).accessToken).toBe('key-1')
    },
  )

  it.each(['hunter2 canary', 'hunter2\r\nHost: evil', 'hunter2-ä', 'hunter2\u0000', '   '])(
    '%j cannot be one; the field is named and the key is not repeated',
    async (key) => {
      const failure = await failureOf(apiKey.run(runWith(key)))
      expect(failure.error).toMatchObject({ code: 'invalid-input', field: 'apiKey' })
      expect(JSON.stringify(failure.error)).not.toContain('hunter2')
    },
  )
})

describe('user name and password that go with each request', () => {
  const run = (username: string, password: string, basicEncoding: 'exact' | 'url-encoded' = 'exact') => {
    const base = runWith('')
    return apiKey.run({
      ...base,
      settings: { madeOf: 'username-and-password' },
      connection: { ...base.connection, basicEncoding },
      values: { username, password },
    })
  }

  it('are the token as Basic has them, byte for byte (RFC 7617)', async () => {
    expect((await run('Aladdin', 'open sesame')).accessToken).toBe('QWxhZGRpbjpvcGVuIHNlc2FtZQ==')
    expect((await run('test', '123£')).accessToken).toBe('dGVzdDoxMjPCow==')
    expect((await run('ann', '')).accessToken).toBe('YW5uOg==')
  })

  it('are encoded first where only that works', async () => {
    const { accessToken } = await run('a b', 'c+d', 'url-encoded')
    expect(Buffer.from(accessToken, 'base64').toString()).toBe('a%20b:c%2Bd')
  })

  it('take no user name that Basic would cut in two', async () => {
    const failure = await failureOf(run('an:n', 'canary-password'))
    expect(failure.error).toMatchObject({ code: 'invalid-input', field: 'username' })
    expect(JSON.stringify(failure.error)).not.toContain('canary')
  })
})
