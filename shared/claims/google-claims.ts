/** Claims of Google, and of Firebase and its Identity Platform. Data only. */
import type { ClaimList } from './claim.ts'

/** Claims that Google adds. */
export const googleClaims = {
  hd: { meaning: 'Hosted domain: the Google Workspace organisation of the account', definedBy: 'Google' },
  google: { meaning: 'What is known of a Google service account or machine', definedBy: 'Google' },
  target_audience: { meaning: 'The service a program asks a token for', definedBy: 'Google' },
  // Firebase Authentication
  firebase: { meaning: 'How the person signed in, and where their accounts are', definedBy: 'Firebase' },
  sign_in_provider: { meaning: 'How the person signed in', definedBy: 'Firebase' },
  sign_in_second_factor: { meaning: 'The second step at sign-in', definedBy: 'Firebase' },
  second_factor_identifier: { meaning: 'Which second step was used', definedBy: 'Firebase' },
  user_id: { meaning: 'User ID', definedBy: 'Firebase' },
  provider_id: { meaning: 'How the person signed in', definedBy: 'Firebase' },
  claims: { meaning: "What the service's makers added themselves", definedBy: 'Firebase' },
} as const satisfies ClaimList
