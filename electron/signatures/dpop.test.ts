import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, decodeProtectedHeader, EmbeddedJWK, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { type DpopRequest, dpopProof, makeDpopKey, publicHalf, secretHalf } from './dpop.ts'

const key = makeDpopKey()
const request: DpopRequest = {
  method: 'GET',
  url: new URL('https://api.example:8443/v1/things?q=a#part'),
  accessToken: 'access-token',
  nonce: null,
  at: 1_700_000_000_999,
}

/** What jose, which checks the signature with the key inside, reads in it. */
async function read(proof: string) {
  const options = { typ: 'dpop+jwt', algorithms: ['ES256'], currentDate: new Date(request.at) }
  return (await jwtVerify(proof, EmbeddedJWK, options)).payload
}

describe('a proof for a request with a bound token', () => {
  it('says method, address, time and token, signed with the key', async () => {
    expect(await read(dpopProof(key, request))).toEqual({
      jti: expect.any(String),
      htm: 'GET',
      htu: 'https://api.example:8443/v1/things',
      iat: 1_700_000_000,
      ath: createHash('sha256').update('access-token').digest('base64url'),
    })
  })

  it('holds the nonce that the server gave', async () => {
    expect(await read(dpopProof(key, { ...request, nonce: 'n-1' }))).toMatchObject({ nonce: 'n-1' })
  })

  it('is another one each time', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => read(dpopProof(key, request))))
    expect(one?.jti).not.toBe(other?.jti)
  })

  it('shows the public half of the key, and nothing of the private one', () => {
    const proof = dpopProof(key, request)
    const { jwk } = decodeProtectedHeader(proof)
    expect(jwk).toEqual(publicHalf(key))
    expect(Object.keys(jwk ?? {}).toSorted()).toEqual(['crv', 'kty', 'x', 'y'])
    const plain = proof.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))
    expect([proof, ...plain].join(' ')).not.toContain(secretHalf(key))
    expect(JSON.parse(key)).toMatchObject({ d: secretHalf(key) })
  })

  it('is made with the key it is asked for, which is another one each time', async () => {
    const other = makeDpopKey()
    const thumbprint = (text: string) => calculateJwkThumbprint(publicHalf(text) as never)
    expect(await thumbprint(other)).not.toBe(await thumbprint(key))
  })

  it.each(['', 'null', '{}', '{"kty":"EC","crv":"P-256","x":"a","y":"b"}', makeDpopKey().slice(1)])(
    'is not made with %j',
    (text) => {
      expect(() => dpopProof(text, request)).toThrow('This is no key')
    },
  )
})
