/** What may be done with a token: scopes, roles, permissions and groups as the usual servers write them. As the token says. */
import type { Json } from '../jwt/token-reading.ts'
import { type Claims, objectIn, textsIn, wordsIn } from './claim-values.ts'
import { andList, named } from './plain-words.ts'

/** What a token allows. */
export type MayDo = {
  /** Verbs to go behind "may": "browse and download". Null where scopes are not such words. */
  readonly verbs: string | null
  readonly sentences: readonly string[]
}

const ROLE_ADDRESS = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role'

/** What somebody does: a scope that is one of these, or begins with one, reads well behind "may". */
const VERBS = new Set([
  ...['read', 'write', 'browse', 'download', 'upload', 'list', 'view', 'edit', 'create', 'update', 'delete', 'remove'],
  ...['add', 'manage', 'search', 'query', 'send', 'publish', 'submit', 'approve', 'run', 'execute', 'import', 'export'],
])

/** What the claims allow. `given` is what the answer said about the scope, for tokens that do not. */
export function describeMayDo(claims: Claims, given: string | null): MayDo {
  const scopes = [...new Set([...wordsIn(claims, 'scope'), ...wordsIn(claims, 'scp')])]
  const all = scopes.length > 0 ? scopes : wordsIn({ given: given ?? '' }, 'given')
  const verbs = all.map(verbOf)
  const isVerbs = all.length > 0 && verbs.every((verb) => verb !== null)
  return {
    verbs: isVerbs ? andList(verbs.map((verb) => verb ?? '')) : null,
    sentences: [...(isVerbs ? [] : said('May be used for (scope)', all)), ...rights(claims)],
  }
}

/** "read" → "read", "read:users" → "read users"; null for what is not something to do. */
function verbOf(scope: string): string | null {
  const [verb = '', thing, ...rest] = scope.split(':')
  if (!VERBS.has(verb) || rest.length > 0) return null
  if (thing === undefined) return verb
  return /^[A-Za-z][A-Za-z0-9_-]{0,30}$/.test(thing) ? `${verb} ${thing.replace(/[_-]+/g, ' ')}` : null
}

function rights(claims: Claims): readonly string[] {
  const realm = objectIn(claims, 'realm_access')
  const roles = [
    ...['roles', 'role', 'authorities', ROLE_ADDRESS].flatMap((name) => textsIn(claims, name)),
    ...(realm === null ? [] : textsIn(realm, 'roles')),
    ...['appRoles', 'userAppRoles'].flatMap((name) => textsIn(claims, name)),
  ]
  return [
    ...said('Roles', [...new Set(roles)], readableRole),
    ...rolesByService(claims),
    ...said('Permissions', textsIn(claims, 'permissions')),
    ...said('Entitled to', textsIn(claims, 'entitlements')),
    ...said(
      'Groups',
      [...new Set([...textsIn(claims, 'groups'), ...textsIn(claims, 'cognito:groups')])],
      readableGroup,
    ),
    ...details(claims),
  ]
}

/** Keycloak: roles that count in one service only. */
function rolesByService(claims: Claims): readonly string[] {
  const services = objectIn(claims, 'resource_access')
  if (services === null) return []
  const found = Object.keys(services).flatMap((service) => {
    const roles = textsIn(objectIn(services, service) ?? {}, 'roles')
    return roles.length === 0 ? [] : [{ service, roles }]
  })
  const more = found.length - 2
  const shown = found.length > 3 ? found.slice(0, 2) : found
  const sentences = shown.flatMap(({ service, roles }) => said(`Roles in ${named(service)}`, roles, readableRole))
  return found.length > 3 ? [...sentences, `It has roles in ${more} more services.`] : sentences
}

/** RFC 9396. What exactly is in an item differs from server to server; its type is what they share. */
function details(claims: Claims): readonly string[] {
  const value = Object.hasOwn(claims, 'authorization_details') ? claims.authorization_details : undefined
  const items: readonly Json[] = Array.isArray(value) ? value : []
  const types = items.flatMap((item) => textsIn(objectIn({ item }, 'item') ?? {}, 'type'))
  return said('Allowed in detail', [...new Set(types)])
}

/** A sentence that lists these; none for an empty list. */
function said(what: string, items: readonly string[], word = named): readonly string[] {
  return items.length === 0 ? [] : [`${what}: ${andList(items, word)}.`]
}

/** `ROLE_CURATION_USER` → `curation user`; what has no `ROLE_` before it stays as it is. Ready for a sentence. */
function readableRole(role: string): string {
  return /^ROLE_\w{1,50}$/.test(role) ? role.slice(5).replace(/_+/g, ' ').trim().toLowerCase() : named(role)
}

/** Keycloak writes groups as paths; one at the top needs no slash. */
function readableGroup(group: string): string {
  return named(/^\/[^/]+$/.test(group) ? group.slice(1) : group)
}
