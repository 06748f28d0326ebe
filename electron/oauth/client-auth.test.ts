import { describe, expect, it } from 'vitest'
import { clientAuthOf } from './client-auth.ts'

const server = { issuer: 'https://api.example.com' }
const client = { client_id: 'client id' }

function applied(method: Parameters<typeof clientAuthOf>[0]): { body: string; headers: [string, string][] } {
  const body = new URLSearchParams()
  const headers = new Headers()
  void clientAuthOf(method, 'se cr&et')(server, client, body, headers)
  return { body: body.toString(), headers: [...headers] }
}

describe('a client makes itself known', () => {
  it('in the body', () => {
    expect(applied('client_secret_post')).toEqual({ body: 'client_id=client+id&client_secret=se+cr%26et', headers: [] })
  })

  it('in a Basic header, both parts form-encoded first', () => {
    const basic = Buffer.from('client+id:se+cr%26et').toString('base64')
    expect(applied('client_secret_basic')).toEqual({ body: '', headers: [['authorization', `Basic ${basic}`]] })
  })

  it('or not at all, not even by its id', () => {
    expect(applied('none')).toEqual({ body: '', headers: [] })
  })
})
