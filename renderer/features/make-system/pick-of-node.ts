/** What a line of an answer's tree can be chosen for, and the choice it would be. */
import type { AnswerNode } from '../../../shared/login/answer-tree.ts'
import { lifetimeMeanings } from '../../../shared/login/lifetime-meaning.ts'
import type { LoginCandidate } from '../../../shared/login/login-candidate.ts'
import { isPlace, type Pick, type PickRole, pickOf } from './pick-places.ts'

/** Roles in the order in which a person looks for them, as they are named. */
export const roleWords = {
  token: 'Token',
  lifetime: 'How long it lasts',
  'refresh-token': 'Refresh token',
  carry: 'To send along',
  'base-path': 'Path of the API',
  success: 'That it worked',
  message: 'What went wrong',
} as const satisfies Record<PickRole, string>

export const roles = Object.keys(roleWords) as readonly PickRole[]

/** What each is, where the name leaves a question. */
export const roleTexts = {
  token: 'Click the token: the long value that later requests are made with.',
  lifetime: 'Click the value that says how long the token is good. Where there is none, leave it.',
  'refresh-token': 'Click the value with which the next token can be had without a password. Many logins have none.',
  carry: 'Click values that later requests have to carry in headers of their own, besides the token.',
  'base-path': 'Click the path under which the requests of this account go. Most logins have none.',
  success: 'Some servers answer 200 even when they say no. Click what tells a success.',
  message: 'Click where the server says in words what went wrong. The usual places are looked at anyway.',
} as const satisfies Record<PickRole, string>

/** Whether a line can be chosen for something. */
export function canBe(role: PickRole, { kind, path, look }: AnswerNode): boolean {
  if (path === null) return false
  switch (role) {
    case 'token':
    case 'refresh-token':
    case 'base-path':
      return kind === 'text'
    case 'lifetime':
      return look === null && (kind === 'text' || kind === 'number')
    case 'carry':
      return kind === 'text' || kind === 'number' || kind === 'object'
    case 'success':
      return look === null && (kind === 'text' || kind === 'number' || kind === 'boolean')
    case 'message':
      return kind === 'text' || kind === 'list'
  }
}

/** The choice of a line: as it was suggested, if it was. `now` is an instant in ms. */
export function pickOfNode(role: PickRole, node: AnswerNode, candidates: readonly LoginCandidate[], now: number): Pick {
  const place = { in: 'body', path: node.path ?? '' } as const
  const suggested = candidates.find((one) => one.role === role && isPlace(one.place, place))
  const known = suggested === undefined ? null : pickOf(suggested)
  if (known !== null) return known
  const given = node.kind === 'number' ? Number(node.preview) : node.preview
  return {
    role,
    place,
    ...(role === 'lifetime' ? { unit: lifetimeMeanings(node.name, given, now)[0]?.unit ?? 'seconds' } : {}),
    ...(role === 'carry' && node.kind !== 'object' ? { header: headerNamed(node.name) } : {}),
    ...(role === 'success' ? { oneOf: [node.preview] } : {}),
  }
}

/** `siteId` → `X-Site-Id`. */
function headerNamed(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').split(/[^A-Za-z0-9]+/)
  const capital = words.filter(Boolean).map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return `X-${capital.join('-') || 'Value'}`
}
