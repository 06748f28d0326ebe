/**
 * The token inspector's trusted side: reads stored tokens for the window without handing them over, checks signatures, asks
 * servers where the person pressed for it, and makes tokens for tests. Remembers checks in memory, by the token's hash.
 */
import { createHash } from 'node:crypto'
import { claimOf } from '../../shared/claims/claim-of.ts'
import { AppFailure } from '../../shared/core/app-error.ts'
import { plainNetwork } from '../../shared/domain/network.ts'
import { isProtectedAddress } from '../../shared/domain/server-address.ts'
import type {
  BuiltToken,
  CheckOutcome,
  Introspection,
  IssuerFacts,
  KeyChoice,
  SigningKeyChoice,
  StoredReading,
  TokenSource,
  WhichToken,
} from '../../shared/ipc/inspector.contract.ts'
import { partOfText } from '../../shared/jwt/decode-part.ts'
import { pruneDeep } from '../../shared/jwt/prune-deep.ts'
import { readToken } from '../../shared/jwt/read-token.ts'
import type { NotCheckedWhy, SignatureCheck } from '../../shared/jwt/signature-check.ts'
import { introspectToken } from '../oauth/introspect-token.ts'
import { fetchKeys, hostOf } from '../oauth/published-keys.ts'
import type { FileChooser } from '../ports/file-chooser.ts'
import type { Http } from '../ports/http.ts'
import { listAlgorithms } from '../signatures/algorithms.ts'
import { checkSignature, type KeysToTry } from '../signatures/check-signature.ts'
import { keysInside } from '../signatures/keys-inside.ts'
import { readKeys } from '../signatures/read-keys.ts'
import { readSecret } from '../signatures/read-secret.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'
import { createInspectorKeys } from './inspector-keys.ts'
import { assertFitAddress, discoverIssuer } from './issuer-keys.ts'
import { overNetwork } from './over-network.ts'
import { assertTokenBelongs } from './request-target.ts'
import type { SignInPorts } from './sign-in-runner.ts'
import { secretsOf, type TokenRecord, tokenOf } from './token-record.ts'
import type { TokenService } from './token-service.ts'

/** What the inspector works with. */
export type InspectorServiceParts = {
  readonly connections: ConnectionStore
  readonly credentials: CredentialStore
  readonly tokens: TokenService
  readonly ports: SignInPorts
  readonly chooser: FileChooser
  readonly newId: () => string
}

export type InspectorService = ReturnType<typeof createInspectorService>

/** What a pasted token is asked about with: no connection, so no hosts, certificates or proxy of one. */
const nobody = { servers: {}, network: plainNetwork }
const mostRemembered = 200

type Found = { readonly tries: KeysToTry; readonly issuer: IssuerFacts | null }

/** Why there are no keys to try. */
type NotFound = Extract<NotCheckedWhy, { kind: 'key-unreadable' | 'no-keys-came' }>

export function createInspectorService(parts: InspectorServiceParts) {
  const { connections, tokens, ports } = parts
  const keys = createInspectorKeys(parts.chooser, parts.newId)
  const checks = new Map<string, SignatureCheck>()

  async function stored(connectionId: string, which?: WhichToken): Promise<string> {
    connections.get(connectionId)
    const record = await tokens.known(connectionId)
    const token = record === null ? undefined : tokenOf(record, which)
    if (token === undefined) throw new AppFailure({ code: 'not-found', what: 'token' })
    return token
  }

  /** What of a connection must not be shown when a server repeats it. */
  async function secretsAround(connectionId: string): Promise<readonly string[]> {
    const saved = await parts.credentials.read(connectionId)
    const record = await tokens.known(connectionId)
    return [...Object.values(saved), ...(record === null ? [] : secretsOf(record))]
  }

  const textOf = async (source: TokenSource): Promise<string> =>
    source.kind === 'stored' ? stored(source.connectionId, source.which) : source.text

  /** The way to a server: for a stored token that of its connection. */
  function httpFor(source: TokenSource): Http {
    const id = source.kind === 'stored' ? source.connectionId : null
    const subject = id === null ? nobody : connections.get(id)
    const secrets = async () => (id === null ? {} : parts.credentials.read(id))
    return overNetwork(ports.http, subject, secrets, ports.systemProxy)
  }

  function remember(token: string, check: SignatureCheck): SignatureCheck {
    const name = hashOf(token)
    checks.delete(name)
    checks.set(name, check)
    for (const oldest of [...checks.keys()].slice(0, -mostRemembered)) checks.delete(oldest)
    return check
  }

  /** Keys from an address. */
  async function publishedKeys(
    source: TokenSource,
    address: string,
    origin: 'issuer' | 'key-set-address',
    issuer: IssuerFacts | null,
  ): Promise<Found | NotFound> {
    const fetched = await fetchKeys(httpFor(source), address)
    if (!fetched.ok) return { kind: 'no-keys-came', reason: fetched.reason }
    return { tries: { keys: fetched.value, origin, host: hostOf(address) }, issuer }
  }

  /** The keys that were chosen; or why there are none. */
  async function find(source: TokenSource, token: string, choice: KeyChoice): Promise<Found | NotFound> {
    const unreadable = (reason: string): NotFound => ({ kind: 'key-unreadable', reason })
    const given = (origin: 'pasted' | 'file', text: string): Found | NotFound => {
      const reading = readKeys(text)
      return reading.ok
        ? { tries: { keys: reading.keys, origin, host: null }, issuer: null }
        : unreadable(reading.reason)
    }
    switch (choice.kind) {
      case 'secret': {
        const reading = readSecret(choice.text, choice.encoding)
        if (!reading.ok) return unreadable(reading.reason)
        return { tries: { keys: [reading.key], origin: 'secret', host: null }, issuer: null }
      }
      case 'pasted':
        return given('pasted', choice.text)
      case 'file':
        return given('file', keys.fileText(choice.fileId))
      case 'made-here':
        return { tries: { keys: [keys.madeKey(choice.keyId)], origin: 'made-here', host: null }, issuer: null }
      case 'inside':
        return { tries: { keys: keysInside(token), origin: 'inside', host: null }, issuer: null }
      case 'key-set-address':
        assertFitAddress(choice.url)
        return publishedKeys(source, choice.url, 'key-set-address', null)
      case 'issuer': {
        assertFitAddress(choice.issuer)
        const facts = await discoverIssuer(httpFor(source), choice.issuer)
        if (!facts.ok) return { kind: 'no-keys-came', reason: facts.reason }
        // Keys of another issuer than the token names are just keys at some address.
        const origin = issuerOf(token) === choice.issuer ? 'issuer' : 'key-set-address'
        return publishedKeys(source, facts.value.keySetAddress, origin, facts.value)
      }
    }
  }

  return {
    /** Reading, last check, and the token before. Fails with `not-found`. */
    async readStored(connectionId: string, which?: WhichToken): Promise<StoredReading> {
      const token = await stored(connectionId, which)
      const record = await tokens.known(connectionId)
      return {
        reading: pruneDeep(readToken(token)),
        check: checks.get(hashOf(token)) ?? checkedAtSignIn(token, record),
        before: which === undefined ? tokens.replaced(connectionId) : null,
      }
    },

    /** Checks a signature. The token is never sent anywhere; a server is asked for keys only where `choice` says so. */
    async check(source: TokenSource, choice: KeyChoice): Promise<CheckOutcome> {
      const token = await textOf(source)
      const now = ports.clock.now()
      const unchecked = (why: NotCheckedWhy): CheckOutcome => ({
        check: remember(token, { checkedAt: now, outcome: 'not-checked', why }),
        issuer: null,
      })
      const found = await find(source, token, choice)
      if ('kind' in found) return unchecked(found)
      if (found.tries.keys.length === 0) return unchecked({ kind: 'no-key-inside' })
      const check = checkSignature(token, found.tries, now)
      return { check: remember(token, check), issuer: found.issuer }
    },

    algorithms: listAlgorithms,

    chooseKeyFile: keys.chooseFile,

    /** Drops the keys that were chosen or made here. For when the person leaves. */
    forgetKeys: keys.forget,

    /** Sends the token to a server and says what that says of it. A stored one goes to hosts of its connection only. */
    async introspect(
      source: TokenSource,
      address: string,
      clientId: string,
      clientSecret: string,
    ): Promise<Introspection> {
      if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
        throw new AppFailure({
          code: 'invalid-input',
          field: 'address',
          reason: 'This is no address that can be asked.',
        })
      }
      if (source.kind === 'stored') assertTokenBelongs(new URL(address), connections.get(source.connectionId))
      else if (!isProtectedAddress(address)) {
        throw new AppFailure({
          code: 'invalid-input',
          field: 'address',
          reason: 'A token is sent to addresses that begin with https:// only.',
        })
      }
      const token = await textOf(source)
      // Off only where the person took it off for this connection, whose own server it then is.
      const verifyTls = source.kind === 'stored' ? connections.get(source.connectionId).verifyTls : true
      const secrets = source.kind === 'stored' ? await secretsAround(source.connectionId) : []
      const question = { token, address, clientId, clientSecret, secrets, verifyTls }
      const answer = await introspectToken(httpFor(source), question)
      const { part } = partOfText(answer.text, 'answer', claimOf)
      return { ...answer, rows: part.readable ? part.rows : [] }
    },

    /** Makes a token for tests. Fails with `invalid-input` at `header`, `payload` or `key`. */
    build: (header: string, payload: string, key: SigningKeyChoice): BuiltToken => keys.build(header, payload, key),
  }
}

/** An ID token was checked when it came, before it counted; null for any other token, and one that could not be checked. */
function checkedAtSignIn(token: string, record: TokenRecord | null): SignatureCheck | null {
  const check = record?.summary.idToken?.check
  if (record?.idToken !== token || check?.outcome !== 'checked' || check.key === undefined) return null
  const key = { ...check.key, origin: 'issuer' } as const
  return { checkedAt: record.summary.obtainedAt, outcome: 'matches', alg: check.alg, key, warnings: [] }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token.trim()).digest('base64')
}

function issuerOf(token: string): unknown {
  const reading = readToken(token)
  return reading.format === 'jwt' && reading.payload.readable ? reading.payload.value.iss : undefined
}
