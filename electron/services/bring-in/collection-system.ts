/** What becomes of a Postman collection: a system, and drafts of the connections that it has set up. */
import type { ConnectionDraft, Environment } from '../../../shared/domain/connection.ts'
import type { AuthorizationChoice } from '../../../shared/domain/http-exchange.ts'
import type { OAuthEndpoint } from '../../../shared/domain/oauth-settings.ts'
import type { FlowId, Provider, ServerField } from '../../../shared/domain/provider.ts'
import { hueOf, monogramOf } from '../../../shared/domain/provider-mark.ts'
import type { NewRequest } from '../../../shared/domain/saved-request.ts'
import { isProtectedAddress } from '../../../shared/domain/server-address.ts'
import type { CollectionReading, FoundAccount, FoundRequest } from '../../../shared/postman/postman-reading.ts'

const endpointLabels: Readonly<Partial<Record<OAuthEndpoint, string>>> = {
  authorization: 'Authorization endpoint',
  token: 'Token endpoint',
  deviceAuthorization: 'Device authorization endpoint',
}

const neededBy: Readonly<Partial<Record<OAuthEndpoint, readonly FlowId[]>>> = {
  authorization: ['authorization-code'],
  token: ['authorization-code', 'device-code', 'client-credentials', 'password'],
  deviceAuthorization: ['device-code'],
}

/** The system, with an empty id. */
export function systemOfCollection(reading: CollectionReading): Provider {
  const { name, summary, base, signIns, accounts } = reading
  const fields = (['authorization', 'token', 'deviceAuthorization'] as const).flatMap((id): readonly ServerField[] => {
    const flows = (neededBy[id] ?? []).filter((flow) => signIns.some((one) => one.flow === flow))
    const [address, ...others] = new Set(accounts.flatMap(({ servers }) => servers[id] ?? []))
    const start = address === undefined || others.length > 0 ? {} : { default: address }
    return flows.length === 0 ? [] : [{ id, label: endpointLabels[id] ?? id, neededBy: flows, ...start }]
  })
  const api: ServerField = {
    id: 'api',
    label: 'API address',
    ...(base === null
      ? {
          optional: true,
          hint: 'Where requests with the token go. May stay empty; then requests name their whole address.',
        }
      : { default: base }),
  }
  const isPlain = base?.startsWith('http:') === true && !isProtectedAddress(base)
  return {
    id: '',
    name,
    monogram: monogramOf(name),
    hue: hueOf(name),
    summary: summary || `Out of the Postman collection “${name}”.`,
    docsUrl: '',
    servers: [...fields, api],
    signIns: signIns.map((signIn) => {
      const isShared = signIns.some((other) => other !== signIn && other.label === signIn.label)
      return isShared ? { ...signIn, label: `${signIn.label} · ${signIn.id}`.slice(0, 200) } : signIn
    }),
    use: { header: 'Authorization', scheme: 'Bearer' },
    examples: [],
    ...(isPlain && { documentsPlainHttp: true }),
  }
}

/** What the form of a connection would hold for one of the ways in. */
export function draftOf(
  { signInId, where, servers, values, secrets }: FoundAccount,
  system: Pick<Provider, 'id' | 'name'>,
  base: string | null,
  environment: Environment,
): ConnectionDraft {
  const [, place] = /^the (?:folder|request) “(.*)”$/s.exec(where) ?? []
  return {
    providerId: system.id,
    signInId,
    name: place === undefined ? system.name : `${system.name} · ${place}`.slice(0, 200),
    environment,
    servers: { ...servers, ...(base !== null && { api: base }) },
    values,
    secrets,
    acceptsInsecure: false,
    verifyTls: true,
    keepFresh: false,
    basicEncoding: 'exact',
  }
}

/** The requests as they are saved, each going by what `authorizationOf` makes of its way in. */
export function requestsFor(
  requests: readonly FoundRequest[],
  authorizationOf: (account: number) => AuthorizationChoice,
): readonly NewRequest[] {
  return requests.map(({ name, folder, account, form }) => ({
    name,
    folder,
    form: { ...form, authorization: account === null ? { kind: 'none' } : authorizationOf(account) },
  }))
}
