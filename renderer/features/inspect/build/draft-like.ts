import { formatJson } from '../../../../shared/json/json-lines.ts'
import type { BuildDraft } from '../../../stores/reading-desk.store.ts'
import { setClaim } from './set-claim.ts'

/** What a header says of the key that signed: another key is going to. */
const ofItsKey = ['alg', 'kid', 'jwk', 'jku', 'x5c', 'x5u', 'x5t', 'x5t#S256'] as const

/** The parts of a token laid out to be changed, every value as it is; without what belongs to the key that signed it. */
export function draftLike(header: string, payload: string): BuildDraft {
  const bare = ofItsKey.reduce((text, name) => setClaim(text, name, null) ?? text, header)
  return { header: formatJson(bare) ?? bare, payload: formatJson(payload) ?? payload }
}
