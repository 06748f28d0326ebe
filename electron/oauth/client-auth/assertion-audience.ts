import type { FormField } from '../../../shared/domain/form-field.ts'
import type { AssertionFacts } from '../../signatures/sign-assertion.ts'
import type { ClientAuthCall } from './define-client-auth.ts'

/** `client_assertion_type` of RFC 7523 section 2.2. */
export const jwtAssertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** Long enough for a slow line and clocks that differ; some servers take no more than five minutes. */
const lifetimeSeconds = 120

const endpoint = 'token-endpoint'

/** Whom a client assertion is for; both ways of making one ask. */
export const assertionAudienceField: FormField = {
  name: 'clientAssertionAudience',
  label: 'Whom the assertion is for',
  hint: 'What stands in it as “aud”. Where no issuer is known, it is the token endpoint in any case.',
  secret: false,
  required: false,
  kind: 'choice',
  options: [
    { value: 'issuer', label: 'The issuer', summary: 'As today’s standards say.' },
    { value: endpoint, label: 'The token endpoint', summary: 'For servers that take nothing else.' },
  ],
  default: 'issuer',
  isAdvanced: true,
}

/**
 * What a client assertion says (RFC 7523 section 3, OpenID Connect Core section 9). Its audience is the issuer alone, because an
 * assertion for an endpoint could be used by whoever talks a client into asking there (RFC 7523bis), unless the person says otherwise.
 */
export function clientAssertionFacts(
  clientId: string,
  audience: string | undefined,
  { issuer, tokenEndpoint, now }: ClientAuthCall,
): AssertionFacts {
  return {
    issuer: clientId,
    subject: clientId,
    audience: audience === endpoint || issuer === null ? tokenEndpoint : issuer,
    now: now(),
    seconds: lifetimeSeconds,
  }
}
