/** What in an answer was chosen for what: read from the settings of a login, and written into them. */
import type { HttpLoginAnswer } from '../../../shared/domain/http-login.ts'
import type { LifetimeUnit } from '../../../shared/login/lifetime-meaning.ts'
import type { AnswerPlace, LoginCandidate } from '../../../shared/login/login-candidate.ts'

/** What a value can be chosen for. */
export type PickRole = 'token' | 'lifetime' | 'refresh-token' | 'carry' | 'base-path' | 'success' | 'message'

/** One choice. */
export type Pick = {
  readonly role: PickRole
  readonly place: AnswerPlace
  /** Of a lifetime. */
  readonly unit?: LifetimeUnit
  /** Of what is carried: the header's name; absent for a whole map of headers. */
  readonly header?: string
  /** Of a condition: what it has to say. */
  readonly oneOf?: readonly string[]
}

/** All that is chosen, in the order of the settings. */
export function picksOf(answer: HttpLoginAnswer): readonly Pick[] {
  const { token, tokenHeader, success = [], carry } = answer
  const all = (role: PickRole, paths: readonly string[] = []): readonly Pick[] =>
    paths.map((path) => ({ role, place: inBody(path) }))
  return [
    ...all('token', token),
    ...(tokenHeader === undefined ? [] : [{ role: 'token', place: { in: 'header', name: tokenHeader } } as const]),
    ...lifetimeUnits.flatMap((unit) => all('lifetime', answer[unitNames[unit]]).map((pick) => ({ ...pick, unit }))),
    ...all('refresh-token', answer.refreshToken),
    ...all('carry', carry?.headers),
    ...Object.entries(carry?.single ?? {}).map(([header, path]) => ({
      role: 'carry' as const,
      place: inBody(path),
      header,
    })),
    ...all('base-path', carry?.basePath),
    ...success.map(({ path, oneOf }) => ({ role: 'success' as const, place: inBody(path), oneOf })),
    ...all('message', answer.message),
  ]
}

/** The settings with one more choice; for the token, the lifetime and the like it stands in place of the one before. */
export function withPick(answer: HttpLoginAnswer, pick: Pick): HttpLoginAnswer {
  const { role, place } = pick
  const others = picksOf(answer).filter((other) => (isOne[role] ? other.role !== role : !isSame(other, pick)))
  const isHeader = place.in === 'header' && role !== 'token'
  // Messages are looked for in their order: what a person chose comes before the usual places.
  return isHeader ? answer : answerOf(role === 'message' ? [pick, ...others] : [...others, pick])
}

/** The settings without a choice. */
export function withoutPick(answer: HttpLoginAnswer, pick: Pick): HttpLoginAnswer {
  return answerOf(picksOf(answer).filter((other) => !isSame(other, pick)))
}

/** The settings with one choice said more exactly, in its place. */
export function withPickChanged(answer: HttpLoginAnswer, before: Pick, pick: Pick): HttpLoginAnswer {
  return answerOf(picksOf(answer).map((one) => (isSame(one, before) ? pick : one)))
}

/** The settings with the likeliest of what was guessed, for all that is not chosen yet and does no harm if it is wrong. */
export function withSuggestions(answer: HttpLoginAnswer, candidates: readonly LoginCandidate[]): HttpLoginAnswer {
  const chosen = new Set(picksOf(answer).map(({ role }) => role))
  const wanted = candidates.filter(
    ({ role, header }) => harmless.has(role) && (role !== 'carry' || header === undefined),
  )
  return wanted.reduce((settings, candidate) => {
    const pick = pickOf(candidate)
    if (pick === null || chosen.has(pick.role)) return settings
    chosen.add(pick.role)
    return withPick(settings, pick)
  }, answer)
}

/** The settings of a second answer, which is probably made like the first: what was chosen there, where this one has it as well. */
export function withPlacesOf(
  first: HttpLoginAnswer,
  answer: HttpLoginAnswer,
  paths: ReadonlySet<string | null>,
): HttpLoginAnswer {
  const chosen = new Set(picksOf(answer).map(({ role }) => role))
  return picksOf(first)
    .filter(({ role, place }) => ofBoth.has(role) && !chosen.has(role) && place.in === 'body' && paths.has(place.path))
    .reduce(withPick, answer)
}

/** What a guess would be as a choice; null where it is about something else than the answer's settings. */
export function pickOf({ role, place, unit, header, preview }: LoginCandidate): Pick | null {
  if (role === 'api-address') return null
  return {
    role,
    place,
    ...(role === 'lifetime' ? { unit: unit ?? 'seconds' } : {}),
    ...(role === 'carry' && header !== undefined ? { header } : {}),
    ...(role === 'success' ? { oneOf: [preview] } : {}),
  }
}

/** Whether two choices are of the same value for the same. */
export function isSame(one: Pick, other: Pick): boolean {
  return one.role === other.role && isPlace(one.place, other.place)
}

/** Whether two places are one. */
export function isPlace(one: AnswerPlace, other: AnswerPlace): boolean {
  if (one.in === 'body') return other.in === 'body' && one.path === other.path
  return other.in === 'header' && one.name.toLowerCase() === other.name.toLowerCase()
}

const lifetimeUnits = ['seconds', 'milliseconds', 'instant'] as const satisfies readonly LifetimeUnit[]
const unitNames = { seconds: 'lifetimeSeconds', milliseconds: 'lifetimeMilliseconds', instant: 'expiresAt' } as const

/** Of what there is one only. */
const isOne: Readonly<Record<PickRole, boolean>> = {
  token: true,
  lifetime: true,
  'refresh-token': true,
  carry: false,
  'base-path': true,
  success: false,
  message: false,
}

const ofBoth: ReadonlySet<PickRole> = new Set(['token', 'lifetime', 'refresh-token'] as const)

const harmless: ReadonlySet<string> = new Set(['token', 'lifetime', 'refresh-token', 'carry', 'base-path'])

function inBody(path: string): AnswerPlace {
  return { in: 'body', path }
}

function answerOf(picks: readonly Pick[]): HttpLoginAnswer {
  const of = (role: PickRole) => picks.filter((pick) => pick.role === role)
  const paths = (some: readonly Pick[]) => some.flatMap(({ place }) => (place.in === 'body' ? [place.path] : []))
  const list = <Name extends string>(name: Name, found: readonly string[]) =>
    (found.length === 0 ? {} : { [name]: found }) as { readonly [N in Name]?: readonly string[] }
  const tokenHeader = of('token').find(({ place }) => place.in === 'header')?.place
  const inUnit = (wanted: LifetimeUnit) => paths(of('lifetime').filter(({ unit = 'seconds' }) => unit === wanted))
  const success = of('success').flatMap(({ place, oneOf = [] }) =>
    place.in === 'body' ? [{ path: place.path, oneOf }] : [],
  )
  return {
    token: paths(of('token')),
    ...(tokenHeader?.in === 'header' ? { tokenHeader: tokenHeader.name } : {}),
    ...list('lifetimeSeconds', inUnit('seconds')),
    ...list('lifetimeMilliseconds', inUnit('milliseconds')),
    ...list('expiresAt', inUnit('instant')),
    ...list('refreshToken', paths(of('refresh-token'))),
    message: paths(of('message')),
    ...(success.length === 0 ? {} : { success }),
    ...carryOf(of('carry'), paths(of('base-path'))),
  }
}

function carryOf(
  picks: readonly Pick[],
  basePath: readonly string[],
): { readonly carry?: NonNullable<HttpLoginAnswer['carry']> } {
  if (picks.length === 0 && basePath.length === 0) return {}
  const single = picks.flatMap(({ header, place }) =>
    header !== undefined && place.in === 'body' ? [[header, place.path] as const] : [],
  )
  const headers = picks.flatMap(({ header, place }) =>
    header === undefined && place.in === 'body' ? [place.path] : [],
  )
  return { carry: { headers, basePath, ...(single.length === 0 ? {} : { single: Object.fromEntries(single) }) } }
}
