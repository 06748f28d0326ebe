/** The rows of a comparison in the order in which people ask: whom it is about, what it may do, for what; times and IDs last. */
import type { ComparedRow } from './verdict.ts'

const who = [
  'preferred_username',
  'user_name',
  'username',
  'cognito:username',
  'upn',
  'email',
  'name',
  'sub',
  'oid',
  'act',
]
const rights = ['scope', 'scp', 'roles', 'authorities', 'permissions', 'groups', 'cognito:groups', 'entitlements']
const deepRights = ['realm_access', 'resource_access', 'authorization_details']
const purpose = ['aud', 'iss', 'azp', 'client_id', 'appid', 'cid', 'tid', 'tenant']
const fleeting = [
  'exp',
  'nbf',
  'iat',
  'auth_time',
  'jti',
  'sid',
  'session_state',
  'nonce',
  'at_hash',
  'c_hash',
  'uti',
  'ati',
]

/** The same rows, regrouped; within a group they stay as they were. */
export function orderComparison(rows: readonly ComparedRow[]): readonly ComparedRow[] {
  const ranked = rows.map((row, at) => ({ row, at, rank: rankOf(row) }))
  return ranked.sort((one, other) => one.rank - other.rank || one.at - other.at).map(({ row }) => row)
}

function rankOf({ part, path }: ComparedRow): number {
  if (part === 'header') return 5
  const quoted = /^\["((?:[^"\\]|\\.)*)"\]/.exec(path)?.[1]
  const name = quoted ?? /^[^.[]*/.exec(path)?.[0] ?? ''
  if (who.includes(name)) return 0
  if (rights.includes(name) || deepRights.includes(name)) return 1
  if (purpose.includes(name)) return 2
  return fleeting.includes(name) ? 4 : 3
}
