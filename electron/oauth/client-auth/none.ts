import { None } from 'oauth4webapi'
import type { ClientAuthKind } from './define-client-auth.ts'

/** A public client (RFC 6749 section 2.1): it says its `client_id` and proves nothing. */
export const none: ClientAuthKind = {
  id: 'none',
  label: 'No secret',
  summary: 'A public client: a program on people’s computers, which cannot keep a secret.',
  fields: [],
  make: () => None(),
}
