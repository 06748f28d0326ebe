/** A comparison of two tokens in one sentence. */
import { counted } from '../core/counted.ts'
import { andList, capital, named } from './plain-words.ts'
import type { ComparedRow } from './verdict.ts'

/** What is another in every token, renewed or not: times, IDs, and fingerprints of these. */
const FLEETING = new Set([
  ...['exp', 'nbf', 'iat', 'jti', 'nonce', 'at_hash', 'c_hash', 's_hash', 'ati', 'uti', 'aio', 'rh', 'event_id', 'kid'],
  'x5t',
])

/** What tells whom a token is about, what people know best first. */
const WHO = ['preferred_username', 'user_name', 'username', 'cognito:username', 'upn', 'email', 'sub', 'oid']

/** The sentence. Ends in a full stop. */
export function summarize(rows: readonly ComparedRow[]): string {
  if (rows.length === 0) return 'There is nothing in both tokens that could be compared.'
  const of = (change: ComparedRow['change']) => rows.filter((row) => row.change === change)
  const [same, changed, added, removed] = [of('same'), of('changed'), of('added'), of('removed')]
  const differing = [...changed, ...added, ...removed]
  if (differing.length === 0) {
    return `Both tokens say the same: ${rows.length === 1 ? 'the one value is' : `all ${rows.length} values are`} equal.`
  }
  const pieces = [
    ...(same.length === 0 ? [] : [`${counted(same.length, 'value')} ${are(same.length)} the same`]),
    ...(changed.length === 0 ? [] : [`${changed.length} changed${pathsOf(changed)}`]),
    ...(added.length === 0 ? [] : [`${added.length} ${are(added.length)} new${pathsOf(added)}`]),
    ...(removed.length === 0 ? [] : [`${removed.length} ${are(removed.length)} gone${pathsOf(removed)}`]),
  ]
  return `${capital(pieces.join('; '))}${meaningOf(rows, differing)}.`
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are'
}

function pathsOf(rows: readonly ComparedRow[]): string {
  return ` (${andList(rows.map(({ path }) => named(nameOf(path))))})`
}

/** A path that is a single name in brackets, without these: `["cognito:username"]` is called `cognito:username`. */
function nameOf(path: string): string {
  return /^\["(?:[^"\\]|\\.)*"\]$/.test(path) ? String(JSON.parse(path.slice(1, -1))) : path
}

/** What it means, where it is plain: the same sign-in renewed, or another account. */
function meaningOf(rows: readonly ComparedRow[], differing: readonly ComparedRow[]): string {
  const others = differing.filter(({ change, part }) => part === 'payload' && change === 'changed')
  const other = WHO.map((name) => others.find(({ path }) => nameOf(path) === name)).find((row) => row !== undefined)
  if (other !== undefined) {
    return `: the tokens are about different accounts, ${named(other.before ?? '')} and ${named(other.after ?? '')}`
  }
  const isRenewed = differing.every(({ path }) => FLEETING.has(nameOf(path)))
  const isSamePerson = rows.some(
    ({ path, change, part }) => part === 'payload' && change === 'same' && WHO.includes(nameOf(path)),
  )
  return isRenewed && isSamePerson ? ': only times and IDs differ, so it is the same sign-in renewed' : ''
}
