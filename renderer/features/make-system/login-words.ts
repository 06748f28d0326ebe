/** What Hallpass will do with a login, in whole sentences. */
import { formatDuration } from '../../../shared/core/format-time.ts'
import type { LifetimeUnit } from '../../../shared/login/lifetime-meaning.ts'
import { describeNote } from '../../../shared/words/describe-note.ts'
import type { LoginReading } from '../../lib/api.ts'
import type { LoginDraft } from './login-draft.ts'
import { type Pick, picksOf } from './pick-places.ts'
import { isAsked } from './request-of-draft.ts'

/** The sentences, in the order in which things happen. */
export function describeLogin(draft: LoginDraft): readonly string[] {
  const { request, answer, lifetime, use, renews, renewal } = draft
  const labels = request.rows.filter(isAsked).map(({ label, wire }) => label.trim() || wire.trim())
  const picks = picksOf(answer)
  const of = (role: Pick['role']) => picks.filter((pick) => pick.role === role)
  const conditions = of('success').map(({ place, oneOf = [] }) => `${placeWords(place)} says ${listed(oneOf, 'or')}`)
  const carried = of('carry').map(({ header, place }) => header ?? `the headers under ${placeWords(place)}`)
  const [base] = of('base-path')
  return [
    labels.length === 0
      ? 'Asks for nothing.'
      : `Asks for ${listed(
          labels.map((label) => `“${label}”`),
          'and',
        )}.`,
    `Sends ${request.method} ${request.path.trim() || '/'} once, and follows no redirect.`,
    ...(conditions.length === 0 ? [] : [`Counts it as refused unless ${listed(conditions, 'and')}.`]),
    tokenSentence(of('token')[0]),
    lifetimeSentence(of('lifetime')[0], lifetime),
    `Adds “${headerLine(use, '…')}” to requests${carried.length === 0 ? '' : `, and ${listed(carried, 'and')}`}.`,
    ...(base === undefined ? [] : [`Puts requests under the path at ${placeWords(base.place)}.`]),
    renewalSentence(renews, renewal.request.method, renewal.request.path.trim()),
  ]
}

/** What a sign-in made of the answer that was tried. */
export function describeReading(reading: LoginReading): readonly string[] {
  const { preview, length, format, lifetimeMs, refreshPreview, carryNames, basePath } = reading
  return [
    `Token ${preview}, ${length} characters${format === 'jwt' ? '; it can be read (JWT)' : ''}.`,
    lifetimeMs === null
      ? 'Nothing says how long it lasts.'
      : `Lasts ${formatDuration(lifetimeMs)}${sources[reading.expirySource]}.`,
    refreshPreview === null ? 'No refresh token.' : `Refresh token ${refreshPreview}.`,
    ...(carryNames.length === 0 ? [] : [`Carries ${listed(carryNames, 'and')}.`]),
    ...(basePath === null ? [] : [`Requests go under ${basePath}.`]),
  ]
}

/** What had to be guessed or read leniently; what the sentences above say already is left out. */
export function remarksOn({ notes }: LoginReading, name: string): readonly string[] {
  const said = new Set(['documented-default', 'lifetime-unknown', 'certificate-not-checked'])
  return notes.filter(({ kind }) => !said.has(kind)).map((note) => describeNote(note, name))
}

const sources = {
  server: ', says the server',
  jwt: ', says the token itself',
  'documented-default': ', as the document has it',
  person: ', as was asked for',
  unknown: '',
} as const satisfies Record<LoginReading['expirySource'], string>

/** The header as requests carry it. */
export function headerLine({ header, scheme }: LoginDraft['use'], token: string): string {
  return `${header.trim() || 'Authorization'}: ${scheme.trim() === '' ? '' : `${scheme.trim()} `}${token}`
}

/** How a place in an answer is named. */
export function placeWords(place: Pick['place']): string {
  if (place.in === 'header') return `the header ${place.name}`
  return place.path === '$' ? 'the whole answer' : place.path
}

/** Units of a lifetime, as they are chosen. */
export const unitWords = {
  seconds: 'seconds',
  milliseconds: 'milliseconds',
  instant: 'the moment it ends',
} as const satisfies Record<LifetimeUnit, string>

function tokenSentence(pick: Pick | undefined): string {
  return pick === undefined
    ? 'Does not know yet where the token is.'
    : `Takes the token from ${placeWords(pick.place)}.`
}

function lifetimeSentence(pick: Pick | undefined, documented: string): string {
  const seconds = Number(documented.trim())
  const usual = seconds > 0 ? `counts ${formatDuration(seconds * 1000)}` : 'counts it as good until it is refused'
  if (pick === undefined) return `Lets the token say itself when it ends; where it does not, ${usual}.`
  const unit = pick.unit ?? 'seconds'
  const how = unit === 'instant' ? 'the moment it ends' : `how many ${unit} it lasts`
  return `Reads at ${placeWords(pick.place)} ${how}.`
}

function renewalSentence(renews: LoginDraft['renews'], method: string, path: string): string {
  switch (renews) {
    case 'sign-in-again':
      return 'When the token runs out, signs in again with what is saved.'
    case 'second-request':
      return `When the token runs out, sends ${method} ${path || '/'} with the refresh token; if that is refused, signs in again.`
    case 'none':
      return 'When the token runs out, asks you.'
  }
}

function listed(words: readonly string[], and: 'and' | 'or'): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`
}
