/** A login as the editor holds it: rows that can be typed into. `provider-of-draft.ts` makes a system of it. */
import type { HttpLoginAnswer, HttpLoginRequest } from '../../../shared/domain/http-login.ts'
import type { TokenUse } from '../../../shared/domain/provider.ts'

/**
 * Where a value of a row comes from: `text` and `secret` are asked for in the form, `fixed` is always the same, `refresh` is
 * the refresh token, `field` is what another row of the form was given.
 */
export type RowKind = 'text' | 'secret' | 'fixed' | 'refresh' | 'field'

/** Where it goes. `user`, `password` and `raw` are those of Basic; `gap` is wherever `{wire}` is written. */
export type RowPlace = 'body' | 'query' | 'header' | 'user' | 'password' | 'raw' | 'gap'

/** One value of a request. */
export type DraftRow = {
  readonly id: string
  readonly kind: RowKind
  readonly place: RowPlace
  /** What the server calls it; a way into JSON such as `auth.user`. */
  readonly wire: string
  /** What the form calls it. */
  readonly label: string
  /** Of a `fixed` one. In JSON: as JSON is written; what is none is a text. */
  readonly value: string
  readonly optional: boolean
  /** The name of its form field; empty until it is saved: then it is made from what it is called. */
  readonly field: string
}

/** How the request carries who somebody is; the others say where rows go unless a row says otherwise. */
export type Carrier = 'json' | 'form' | 'basic' | 'basic-raw' | 'headers' | 'query'

/** One request. */
export type RequestDraft = {
  readonly method: HttpLoginRequest['method']
  readonly path: string
  readonly carrier: Carrier
  readonly rows: readonly DraftRow[]
}

/** What happens when a token runs out. */
export type DraftRenewal = 'sign-in-again' | 'second-request' | 'none'

/** All of it. Holds no secret. */
export type LoginDraft = {
  readonly name: string
  readonly server: string
  /** Where the API is, if not at the server. */
  readonly apiAddress: string
  readonly request: RequestDraft
  readonly answer: HttpLoginAnswer
  /** Seconds that the system's document states, as typed. */
  readonly lifetime: string
  readonly use: TokenUse
  readonly renews: DraftRenewal
  readonly renewal: { readonly request: RequestDraft; readonly answer: HttpLoginAnswer }
}

/** A row with nothing in it but what is given. */
export function emptyRow(given: Partial<DraftRow> = {}): DraftRow {
  return {
    id: crypto.randomUUID(),
    kind: 'text',
    place: 'body',
    wire: '',
    label: '',
    value: '',
    optional: false,
    field: '',
    ...given,
  }
}

/** Where answers say in words what went wrong, most often. */
const usualMessages = ['message', 'error_description', 'error.message', 'error', 'detail', 'title', 'errors']

const emptyAnswer: HttpLoginAnswer = { token: [], message: usualMessages }

/** The login that most systems have: user name and password as JSON. */
export function emptyDraft(): LoginDraft {
  const user = emptyRow({ wire: 'username', label: 'User name' })
  const password = emptyRow({ kind: 'secret', wire: 'password', label: 'Password' })
  const refresh = emptyRow({ kind: 'refresh', wire: 'refresh_token' })
  return {
    name: '',
    server: '',
    apiAddress: '',
    request: { method: 'POST', path: '', carrier: 'json', rows: [user, password] },
    answer: emptyAnswer,
    lifetime: '',
    use: { header: 'Authorization', scheme: 'Bearer' },
    renews: 'sign-in-again',
    renewal: { request: { method: 'POST', path: '', carrier: 'json', rows: [refresh] }, answer: emptyAnswer },
  }
}

/** The places a row may have. A value that is asked for is in the body only where the body is made of such. */
export function placesFor(carrier: Carrier, kind: RowKind): readonly RowPlace[] {
  const hasBody = carrier === 'json' || carrier === 'form' || kind === 'fixed'
  const places: readonly RowPlace[] = hasBody ? ['body', 'header', 'query'] : ['header', 'query']
  return kind === 'text' || kind === 'secret' ? [...places, 'gap'] : places
}

/** Where a new row goes. */
export function usualPlace(carrier: Carrier): RowPlace {
  if (carrier === 'json' || carrier === 'form') return 'body'
  return carrier === 'query' ? 'query' : 'header'
}
