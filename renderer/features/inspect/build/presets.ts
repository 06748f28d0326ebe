/** Ready-made ways to make a token good or bad, each changing as little as it can. Pure: the time is given. */
import { isObject } from '../../../../shared/core/is-object.ts'
import { setClaim } from './set-claim.ts'

/** One preset. `apply` takes the payload's text and the time (ms), and gives the new text; null when it is no JSON object. */
export type Preset = {
  readonly id: 'good' | 'expired' | 'early' | 'endless' | 'audience' | 'issuer' | 'role'
  readonly label: string
  readonly apply: (payload: string, now: number) => string | null
}

const HOUR = 3600

export const presets: readonly Preset[] = [
  {
    id: 'good',
    label: 'Good for an hour',
    apply: (payload, now) => set(payload, { iat: at(now), exp: at(now, HOUR), nbf: null }),
  },
  {
    id: 'expired',
    label: 'Expired',
    apply: (payload, now) => set(payload, { iat: at(now, -2 * HOUR), exp: at(now, -HOUR), nbf: null }),
  },
  {
    id: 'early',
    label: 'Not valid yet',
    apply: (payload, now) => set(payload, { iat: at(now), nbf: at(now, HOUR), exp: at(now, 2 * HOUR) }),
  },
  { id: 'endless', label: 'Without an end', apply: (payload) => set(payload, { exp: null }) },
  {
    id: 'audience',
    label: 'Wrong audience',
    apply: (payload) => set(payload, { aud: '"https://another-service.example"' }),
  },
  {
    id: 'issuer',
    label: 'Wrong issuer',
    apply: (payload) => set(payload, { iss: '"https://another-issuer.example"' }),
  },
  { id: 'role', label: 'Another role', apply: withAnotherRole },
]

/** A token to start from: good for an hour, for nobody in particular. */
export function startingDraft(now: number): { readonly header: string; readonly payload: string } {
  const payload = `{
  "iss": "https://issuer.example",
  "sub": "somebody",
  "aud": "https://api.example",
  "scope": "read write",
  "iat": ${at(now)},
  "exp": ${at(now, HOUR)}
}`
  return { header: '{\n  "typ": "JWT"\n}', payload }
}

const rolesClaims = ['roles', 'authorities', 'groups', 'cognito:groups', 'permissions', 'scp', 'scope'] as const

/** The claim that says what may be done gets a value that nobody was given. */
function withAnotherRole(payload: string): string | null {
  const claims = read(payload)
  if (claims === null) return null
  // Keycloak: its roles are one level deeper.
  if (!Object.hasOwn(claims, 'roles') && isObject(claims.realm_access)) {
    return set(payload, { realm_access: '{"roles": ["another-role"]}' })
  }
  const name = rolesClaims.find((claim) => Object.hasOwn(claims, claim)) ?? 'roles'
  const isText = typeof claims[name] === 'string'
  return set(payload, { [name]: isText ? '"another-role"' : '["another-role"]' })
}

function set(payload: string, claims: Readonly<Record<string, string | null>>): string | null {
  return Object.entries(claims).reduce<string | null>(
    (text, [name, value]) => (text === null ? null : setClaim(text, name, value)),
    payload,
  )
}

function at(now: number, seconds = 0): string {
  return String(Math.floor(now / 1000) + seconds)
}

function read(payload: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(payload)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null
  } catch {
    return null
  }
}
