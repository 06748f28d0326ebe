import type { TokenNote } from '../../shared/domain/token.ts'
import { valueAt } from '../sign-in/lenient-json.ts'

/** A token answer made as strict as RFC 6749 section 5.1 has it, and what that took. */
export type LenientTokenResponse = {
  readonly body: Readonly<Record<string, unknown>>
  readonly notes: readonly TokenNote[]
}

const members = ['access_token', 'token_type', 'refresh_token', 'scope'] as const

/**
 * Forgives what servers really send, visibly: a missing `token_type` becomes `Bearer`, and a member that holds no text
 * counts as absent. Takes over only the members that are read; the lifetime is not one of them, because it is read on
 * its own (absurd values included).
 */
export function lenientTokenResponse(document: object): LenientTokenResponse {
  const texts = members.map((name) => [name, valueAt(document, name)] as const)
  const body: Record<string, unknown> = Object.fromEntries(texts.filter(([, value]) => typeof value === 'string'))
  if (body.refresh_token === '') delete body.refresh_token
  // RFC 8693 section 2.2.1: what an exchange brought need not be an access token; it is used like one all the same.
  if (typeof body.token_type === 'string' && /^n_a$/i.test(body.token_type)) body.token_type = 'Bearer'
  if (body.token_type !== undefined && body.token_type !== '') return { body, notes: [] }
  return { body: { ...body, token_type: 'Bearer' }, notes: [{ kind: 'token-type-missing' }] }
}
