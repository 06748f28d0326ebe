/** APIs on 127.0.0.1 that let in the tokens of a test authorization server, each in the way such APIs judge a token. */
import type { TLSSocket, TlsOptions } from 'node:tls'
import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose'
import type { AuthorizationServer } from '../http/test-authorization-server.ts'
import { startTestServer, type TestServer } from '../http/test-server.ts'

export type TestApi = TestServer & {
  /** Tokens that it takes no more, though the server would. */
  readonly refused: Set<string>
}

/** Answers 200 to a bearer token that the server gave out and that is still good, else 401. */
export async function startApi(server: AuthorizationServer, tls?: TlsOptions): Promise<TestApi> {
  let certificate = ''
  const refused = new Set<string>()
  const api = await startTestServer(
    async ({ headers }) => {
      const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
      const isGood = token.includes('.') ? await isSigned(server, token, certificate) : await isKept(server, token)
      return { status: isGood && !refused.has(token) ? 200 : 401, headers: { connection: 'close' } }
    },
    tls,
    (socket: TLSSocket) => {
      certificate = socket.getPeerX509Certificate()?.fingerprint256 ?? ''
    },
  )
  return { ...api, refused }
}

/** An opaque token is what the server has kept of it. */
async function isKept(server: AuthorizationServer, token: string): Promise<boolean> {
  const { AccessToken, ClientCredentials } = server.provider()
  const found = (await AccessToken.find(token)) ?? (await ClientCredentials.find(token))
  return found?.isValid === true
}

/** A JWT proves itself by the keys of its issuer, and is of use only with the certificate it is bound to (RFC 8705 section 3). */
async function isSigned(server: AuthorizationServer, token: string, fingerprint: string): Promise<boolean> {
  const keys = createLocalJWKSet({ keys: [...server.publicKeys()] })
  const payload = await jwtVerify(token, keys, { issuer: server.issuer }).then(
    (one) => one.payload,
    () => null,
  )
  return payload !== null && isBoundTo(payload, fingerprint)
}

function isBoundTo(
  { cnf }: JWTPayload & { readonly cnf?: Readonly<Record<string, unknown>> },
  fingerprint: string,
): boolean {
  const wanted = cnf?.['x5t#S256']
  return wanted === undefined || wanted === Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url')
}
