/** Claims of Amazon Cognito. Data only. */
import type { ClaimList } from './claim.ts'

/** Claims that Amazon Cognito adds; what a company adds itself begins with `custom:`. */
export const cognitoClaims = {
  token_use: { meaning: 'Kind of token: access or id', definedBy: 'Amazon Cognito' },
  'cognito:username': { meaning: 'User name of the account', definedBy: 'Amazon Cognito' },
  'cognito:groups': { meaning: 'Groups the account belongs to', definedBy: 'Amazon Cognito' },
  'cognito:roles': { meaning: 'Amazon roles that the groups bring', definedBy: 'Amazon Cognito' },
  'cognito:preferred_role': { meaning: 'The Amazon role that is taken first', definedBy: 'Amazon Cognito' },
  'cognito:default_email_alias': {
    meaning: 'Whether the account can sign in with its e-mail address',
    definedBy: 'Amazon Cognito',
  },
  'cognito:user_status': { meaning: 'What state the account is in', definedBy: 'Amazon Cognito' },
  'cognito:mfa_enabled': { meaning: 'Whether a second step at sign-in is switched on', definedBy: 'Amazon Cognito' },
  origin_jti: {
    meaning: 'ID of the sign-in that this token and its refresh token come from',
    definedBy: 'Amazon Cognito',
  },
  event_id: { meaning: "ID of the sign-in, as it stands in the server's records", definedBy: 'Amazon Cognito' },
  device_key: { meaning: 'ID of the device that was used', definedBy: 'Amazon Cognito' },
  username: { meaning: 'User name of the account', definedBy: 'Amazon Cognito' },
  identities: { meaning: 'Accounts elsewhere that belong to this one', definedBy: 'Amazon Cognito' },
  version: { meaning: 'Version of the token format', definedBy: 'Amazon Cognito' },
} as const satisfies ClaimList
