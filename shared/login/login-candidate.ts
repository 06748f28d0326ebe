import type { LifetimeUnit } from './lifetime-meaning.ts'

/** What a value of the answer can be taken for. */
export type CandidateRole =
  | 'token'
  | 'lifetime'
  | 'refresh-token'
  | 'carry'
  | 'base-path'
  | 'api-address'
  | 'success'
  | 'message'

/** Where in the answer a value is. */
export type AnswerPlace =
  | { readonly in: 'body'; readonly path: string }
  /** `name` in lower case. */
  | { readonly in: 'header'; readonly name: string }

/** One guess. */
export type LoginCandidate = {
  readonly role: CandidateRole
  readonly place: AnswerPlace
  /** Of a lifetime: how it is counted. */
  readonly unit?: LifetimeUnit
  /** Of what is carried: the header it would be; absent where the answer has a whole map of headers. */
  readonly header?: string
  /** What may be shown of the value; a secret is only hinted at. */
  readonly preview: string
  /** A whole sentence. */
  readonly reason: string
}
