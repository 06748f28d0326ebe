import { describe, expect, it } from 'vitest'
import { withMtlsAliases } from './mtls-aliases.ts'

const plain = {
  issuer: 'https://login.example',
  token_endpoint: 'https://login.example/token',
  revocation_endpoint: 'https://login.example/revoke',
}

describe('the metadata of a server, for a client that shows a certificate', () => {
  it('names the addresses that are for such clients, and the usual ones for all else', () => {
    const aliases = {
      token_endpoint: 'https://mtls.login.example/token',
      device_authorization_endpoint: 'https://mtls.login.example/device',
    }
    expect(withMtlsAliases({ ...plain, mtls_endpoint_aliases: aliases })).toMatchObject({
      issuer: 'https://login.example',
      token_endpoint: 'https://mtls.login.example/token',
      revocation_endpoint: 'https://login.example/revoke',
      device_authorization_endpoint: 'https://mtls.login.example/device',
    })
  })

  it.each([undefined, null, 'https://mtls.login.example', ['https://mtls.login.example'], {}])(
    'is as it came where the aliases are %j',
    (aliases) => {
      const metadata = { ...plain, mtls_endpoint_aliases: aliases }
      expect(withMtlsAliases(metadata)).toEqual(metadata)
    },
  )

  it('keeps its own words where an alias is none, or is for something else than an endpoint', () => {
    const aliases = JSON.parse(
      '{"token_endpoint":7,"revocation_endpoint":"","issuer":"https://evil.example","__proto__":{"token_endpoint":"https://evil.example"}}',
    )
    const metadata = withMtlsAliases({ ...plain, mtls_endpoint_aliases: aliases })
    expect(metadata).toMatchObject(plain)
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype)
  })
})
