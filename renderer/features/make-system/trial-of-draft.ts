/** What main is asked to try. */
import type { TrustedCertificate } from '../../../shared/domain/network.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import type { LoginStep, LoginTrial } from '../../lib/api.ts'
import type { LoginDraft } from './login-draft.ts'
import { loginOf } from './provider-of-draft.ts'
import { fieldsOf, isAsked, requestOf, withFields } from './request-of-draft.ts'

/** How the request may go. */
export type TrialWay = {
  readonly acceptsInsecure: boolean
  readonly verifyTls: boolean
  readonly trusted: readonly TrustedCertificate[]
}

/** What was typed to try it with, by the id of its row. */
export type Typed = Readonly<Record<string, string>>

/** The request of one step with what was typed; `connectionId` is a connection whose saved secrets may stand in. */
export function trialOf(
  draft: LoginDraft,
  step: LoginStep,
  typed: { readonly values: Typed; readonly secrets: Typed },
  way: TrialWay,
  before: Provider | null,
  connectionId: string | undefined,
): LoginTrial {
  const rows = withFields(draft.request.rows).filter(isAsked)
  const of = (texts: Typed, kind: 'text' | 'secret') =>
    Object.fromEntries(
      rows.flatMap(({ id, kind: own, field }) => {
        const text = texts[id] ?? ''
        return own === kind && text !== '' ? [[field, text] as const] : []
      }),
    )
  return {
    fields: fieldsOf(draft.request.rows, before === null ? [] : loginOf(before)?.fields),
    request: requestOf(step === 'sign-in' ? draft.request : draft.renewal.request),
    server: draft.server,
    values: of(typed.values, 'text'),
    secrets: of(typed.secrets, 'secret'),
    ...way,
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(step === 'sign-in' ? {} : { renews: draft.answer }),
  }
}
