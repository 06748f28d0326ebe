/** Turns a login that is being described, and what it is tried with, into a request. Says where something cannot be used. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { fieldValue, shownFields } from '../../shared/domain/form-field.ts'
import { refreshTokenField } from '../../shared/domain/http-login.ts'
import { fieldsOfRequest } from '../../shared/domain/login-fields.ts'
import { plainNetwork } from '../../shared/domain/network.ts'
import { parseServerAddress } from '../../shared/domain/server-address.ts'
import type { LoginTrial } from '../../shared/ipc/logins.contract.ts'
import type { FlowConnection } from '../flows/define-flow.ts'
import { type LoginRequest, loginRequest } from '../flows/login-request.ts'
import { assertAddressAccepted } from '../sign-in/address-policy.ts'
import { checkLoginRequest } from './check-login.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'
import { checkTrusted } from './settle-network.ts'

/** A trial that can be sent. Holds secrets. */
export type PreparedTrial = {
  readonly login: LoginTrial
  readonly request: LoginRequest
  /** `name:port` as in a URL. */
  readonly host: string
  /** The address that was typed without a scheme, if it was. */
  readonly assumedHttps: string | undefined
  readonly subject: FlowConnection
  /** The form's values by field name, secrets included. */
  readonly input: Readonly<Record<string, string>>
  /** What must not be shown should the answer repeat it. */
  readonly secrets: readonly string[]
  /** The saved secrets of the connection whose way it goes. */
  readonly saved: Readonly<Record<string, string>>
}

/** Throws `invalid-input`, `missing-secret` or `insecure-address`, with the field. `refreshToken`: of a second request. */
export async function prepareTrial(
  login: LoginTrial,
  refreshToken: string | undefined,
  connections: ConnectionStore,
  credentials: CredentialStore,
): Promise<PreparedTrial> {
  const parsed = parseServerAddress(login.server, [login.request.path])
  if (!parsed.ok) throw new AppFailure({ code: 'invalid-input', field: 'server', reason: parsed.reason })
  const names = login.fields.map(({ name }) => name)
  checkLoginRequest(login.request, refreshToken === undefined ? names : [...names, refreshTokenField])
  const own = connectionAt(parsed.base, login.connectionId, connections)
  const saved = own === null ? {} : await credentials.read(own.id)
  const input: Record<string, string> = valuesOf(login, saved)
  if (refreshToken !== undefined) input[refreshTokenField] = refreshToken
  const request = loginRequest(login.request, { server: parsed.base, basicEncoding: 'exact', input })
  assertAddressAccepted(request.url, login.acceptsInsecure)
  const secretNames = login.fields.filter(({ secret }) => secret).map(({ name }) => name)
  return {
    login,
    request,
    host: new URL(request.url).host,
    assumedHttps: parsed.schemeAssumed ? parsed.base : undefined,
    subject: {
      servers: { server: parsed.base },
      network: {
        ...(own?.network ?? plainNetwork),
        trusted: [...(own?.network.trusted ?? []), ...login.trusted.map(checkTrusted)],
      },
      acceptsInsecure: login.acceptsInsecure,
      verifyTls: login.verifyTls,
      basicEncoding: 'exact',
    },
    input,
    secrets: [...secretNames, refreshTokenField].map((name) => input[name] ?? ''),
    saved,
  }
}

/** The connection, if it is one to this very address: its secrets and certificates go nowhere else. */
function connectionAt(base: string, id: string | undefined, connections: ConnectionStore) {
  if (id === undefined) return null
  const connection = connections.get(id)
  return connection.servers.server === base ? connection : null
}

function valuesOf(login: LoginTrial, saved: Readonly<Record<string, string>>): Record<string, string> {
  const input: Record<string, string> = {}
  const missing: string[] = []
  // A second request may need less than the first.
  const used = login.renews === undefined ? null : fieldsOfRequest(login.request)
  for (const field of shownFields(login.fields, login.values)) {
    const typed = field.secret ? login.secrets[field.name] : fieldValue(field, login.values).trim()
    const value = typed || (field.secret ? saved[field.name] : undefined) || ''
    input[field.name] = value
    if (!field.required || value !== '' || used?.includes(field.name) === false) continue
    if (field.secret) missing.push(field.name)
    else {
      const reason = `To try it, fill in “${field.label}”.`
      throw new AppFailure({ code: 'invalid-input', field: field.name, reason })
    }
  }
  if (missing.length > 0) throw new AppFailure({ code: 'missing-secret', fields: missing })
  return input
}
