import type { ClientAuthKind } from './define-client-auth.ts'

/** Nothing at all, not even a `client_id`: InfoLink's refresh takes only the refresh token. */
export const unidentified: ClientAuthKind = {
  id: 'unidentified',
  label: 'No client at all',
  summary: 'The server asks for no client, and gets none.',
  fields: [],
  make: () => () => {},
}
