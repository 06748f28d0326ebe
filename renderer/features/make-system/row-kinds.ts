/** What a row can be, as it is chosen: kind, and whether it may stay empty, in one. */
import { type Carrier, type DraftRow, placesFor, usualPlace } from './login-draft.ts'

const asked = [
  { value: 'text', label: 'Text' },
  { value: 'text?', label: 'Text, may stay empty' },
  { value: 'secret', label: 'Secret' },
  { value: 'secret?', label: 'Secret, may stay empty' },
] as const
const fixed = { value: 'fixed', label: 'Fixed value' } as const
const ofRenewal = [
  { value: 'refresh', label: 'The refresh token' },
  { value: 'field', label: 'A value of the form' },
] as const

/** What this row can be chosen to be. */
export function kindsFor({ place, kind }: DraftRow, isRenewal: boolean) {
  if (isRenewal) return [...ofRenewal, fixed]
  if (place === 'user' || place === 'password' || place === 'raw') return asked
  return kind === 'field' ? [...asked, fixed, ofRenewal[1]] : [...asked, fixed]
}

/** What it is now. */
export function kindWord({ kind, optional }: DraftRow): string {
  return optional && (kind === 'text' || kind === 'secret') ? `${kind}?` : kind
}

/** What changes in the row when that is chosen. */
export function ofKind(word: string, row: DraftRow, carrier: Carrier): Partial<DraftRow> {
  const bare = word.replace('?', '')
  const kind = (['text', 'secret', 'fixed', 'refresh', 'field'] as const).find((one) => one === bare) ?? row.kind
  const isOfBasic = row.place === 'user' || row.place === 'password' || row.place === 'raw'
  const fits = isOfBasic || placesFor(carrier, kind).includes(row.place)
  return { kind, optional: word.endsWith('?'), ...(fits ? {} : { place: usualPlace(carrier) }) }
}
