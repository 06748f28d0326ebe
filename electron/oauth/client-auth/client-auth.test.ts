import { describe, expect, it } from 'vitest'
import type { ClientAuthMethod } from '../../../shared/domain/oauth-settings.ts'
import { clientAuthOf } from './index.ts'

const server = { issuer: 'https://api.example.com' }
const client = { client_id: 'client id' }

async function applied(method: ClientAuthMethod): Promise<{ body: string; headers: [string, string][] }> {
  const body = new URLSearchParams()
  const headers = new Headers()
  const authenticate = await clientAuthOf(method).make({ clientSecret: 'se cr&et' })
  await authenticate(server, client, body, headers)
  return { body: body.toString(), headers: [...headers] }
}

describe('a client makes itself known', () => {
  it('in the body', async () => {
    expect(await applied('client_secret_post')).toEqual({
      body: 'client_id=client+id&client_secret=se+cr%26et',
      headers: [],
    })
  })

  it('in a Basic header, both parts form-encoded first', async () => {
    const basic = Buffer.from('client+id:se+cr%26et').toString('base64')
    expect(await applied('client_secret_basic')).toEqual({ body: '', headers: [['authorization', `Basic ${basic}`]] })
  })

  it('by its id only', async () => {
    expect(await applied('none')).toEqual({ body: 'client_id=client+id', headers: [] })
  })

  it('or not at all, not even by its id', async () => {
    expect(await applied('unidentified')).toEqual({ body: '', headers: [] })
  })
})
