import type { TokenNote } from '../../shared/domain/token.ts'

/** A token answer made as strict as RFC 6749 section 5.1 has it, and what that took. */
export type LenientTokenResponse = {
  readonly body: Readonly<Record<string, unknown>>
  readonly notes: readonly TokenNote[]
}

/**
 * Forgives what servers really send, visibly: a missing `token_type` becomes `Bearer`, members that are null count as
 * absent, and the lifetime is taken out (it is read on its own, absurd values included). Changes nothing else.
 */
export function lenientTokenResponse(document: object): LenientTokenResponse {
  const members = Object.entries(document).filter(([name, value]) => value !== null && name !== 'expires_in')
  const body: Record<string, unknown> = Object.fromEntries(members)
  const notes: TokenNote[] = []
  if (body.token_type === undefined || body.token_type === '') {
    body.token_type = 'Bearer'
    notes.push({ kind: 'token-type-missing' })
  }
  if (typeof body.scope !== 'string') delete body.scope
  return { body, notes }
}
