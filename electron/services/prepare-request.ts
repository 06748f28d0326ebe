/** A draft made into what goes out. Showing, sending and writing as code all start here, so that they cannot differ. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { methodProblem } from '../../shared/core/check-method.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { NameValue, RequestDraft } from '../../shared/domain/http-exchange.ts'
import type { TokenSummary } from '../../shared/domain/token.ts'
import type { ResolvedDraft } from '../../shared/variables/resolve-draft.ts'
import type { Catalogue } from './catalogue.ts'
import type { ConnectionStore } from './connection-store.ts'
import { assertFilled } from './fill-variables.ts'
import type { PickedFiles } from './picked-files.ts'
import { contentOf, type RequestContent } from './request-content.ts'
import { assertHostBelongs, assertTokenBelongs, hostsOf, targetOf } from './request-target.ts'

/** Where a request goes, and in whose name. */
export type RequestPlace = {
  /** Whose request it is: a path goes under its API address. */
  readonly connection: Connection
  /** Whose token and carry headers go along; null: nobody's. */
  readonly owner: Connection | null
  readonly url: URL
  /** Whose network it goes over: that of the connection to which the host belongs. */
  readonly via: Connection
  readonly verifyTls: boolean
}

/** A request that may go out. What its owner's token adds is not in it. */
export type PreparedRequest = RequestPlace &
  RequestContent & {
    readonly method: string
    /** Those of the headers that hold a secret variable: credentials, whatever their name. */
    readonly secretHeaders: readonly NameValue[]
  }

/**
 * What a request is prepared with. `tokenOf` tells what is known of a connection's token; null when there is none. Without
 * `files` none is looked at, and a body made of files is left out: code only names them.
 */
export type Preparing = {
  readonly connections: ConnectionStore
  readonly catalogue: Catalogue
  readonly tokenOf: (connectionId: string) => TokenSummary | null
  readonly files: Pick<PickedFiles, 'bodyOf'> | null
}

/**
 * The request as it goes out. Throws when it cannot, or when its token or a secret variable in it does not belong there
 * (`assertSecretsBelong`).
 */
export async function prepareRequest(resolved: ResolvedDraft, preparing: Preparing): Promise<PreparedRequest> {
  assertFilled(resolved)
  const { draft, secretHeaders } = resolved
  const place = placeOf(draft, preparing)
  assertSecretsBelong(place, resolved)
  const method = draft.method.trim()
  const reason = methodProblem(method)
  if (reason !== null) throw new AppFailure({ code: 'request-refused', part: 'method', reason })
  const content = await contentOf(draft, preparing.files)
  return { ...place, method, ...content, secretHeaders }
}

/**
 * Stops what is secret from going where it does not belong: the token to other hosts than its owner's, secret variables
 * to other hosts than those of the request's own connection, whether a token goes along or not. A Host header counts as
 * the address does: what stands before many servers goes by it.
 */
export function assertSecretsBelong(
  { url, owner, connection }: RequestPlace,
  { usesSecrets, draft: { headers } }: Pick<ResolvedDraft, 'usesSecrets' | 'draft'>,
): void {
  const assertBelongs = (whose: Connection) => {
    assertTokenBelongs(url, whose)
    assertHostBelongs(headers, url, whose)
  }
  if (owner !== null) assertBelongs(owner)
  if (!usesSecrets || owner?.id === connection.id) return
  try {
    assertBelongs(connection)
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || thrown.error.code !== 'host-not-allowed') throw thrown
    throw new AppFailure({ ...thrown.error, secret: 'variable' })
  }
}

/** Where a draft goes, not yet whether its token may go there. Throws `request-refused`. */
export function placeOf(draft: RequestDraft, { connections, tokenOf }: Preparing): RequestPlace {
  const connection = connections.get(draft.connectionId)
  const owner = ownerOf(draft, connection, connections)
  const base = baseOwner(connection, owner)
  const url = targetOf(draft, connection, tokenOf(base.id)?.carry.basePath ?? null)
  const its = [connection, owner].find((one) => one !== null && hostsOf(one).includes(url.host))
  // A certificate goes unchecked only by the switch of the connection to which the host belongs.
  return { connection, owner, url, via: its ?? connection, verifyTls: its?.verifyTls ?? true }
}

/** Whose token a draft carries. Throws `request-refused` when that connection is gone: never silently without. */
export function ownerOf(
  { authorization }: RequestDraft,
  connection: Connection,
  connections: ConnectionStore,
): Connection | null {
  if (authorization.kind === 'none') return null
  if (authorization.kind === 'connection') return connection
  const other = connections.list().find(({ id }) => id === authorization.connectionId)
  if (other !== undefined) return other
  const reason = 'The connection whose token this request was to carry is no longer there. Choose another one, or none.'
  throw new AppFailure({ code: 'request-refused', part: 'authorization', reason })
}

/**
 * Whose base path a path goes under: that of the token that is sent, where the API address is on one of its own servers;
 * else that of the request's own connection, since a base path means something only on the server that named it.
 */
export function baseOwner(connection: Connection, owner: Connection | null): Connection {
  const api = connection.servers.api ?? connection.servers.server
  return owner !== null && api !== undefined && serverHosts(owner).includes(new URL(api).host) ? owner : connection
}

function serverHosts(connection: Connection): readonly string[] {
  return Object.values(connection.servers).map((address) => new URL(address).host)
}
