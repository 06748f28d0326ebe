/** The dictionary of names in a token: what each means and where it is defined. Looks up; judges nothing. */
import { auth0Claims } from './auth0-claims.ts'
import type { Claim, ClaimList } from './claim.ts'
import { cognitoClaims } from './cognito-claims.ts'
import { dotnetClaims } from './dotnet-claims.ts'
import { entraClaims } from './entra-claims.ts'
import { googleClaims } from './google-claims.ts'
import { headerParameters } from './header-parameters.ts'
import { keycloakClaims } from './keycloak-claims.ts'
import { oktaClaims } from './okta-claims.ts'
import { openidClaims } from './openid-claims.ts'
import { oracleClaims } from './oracle-claims.ts'
import { registeredClaims } from './registered-claims.ts'
import { springClaims } from './spring-claims.ts'
import { workloadClaims } from './workload-claims.ts'

/** The lists for the payload, standards first: a name means what the first list that has it says. */
export const payloadLists: readonly ClaimList[] = [
  ...[registeredClaims, openidClaims],
  ...[springClaims, keycloakClaims, auth0Claims, entraClaims, oktaClaims, cognitoClaims, googleClaims, oracleClaims],
  ...[workloadClaims, dotnetClaims],
]

/** Names that begin like this are made up by whoever runs the service. */
const prefixes: readonly { readonly prefix: string; readonly claim: Claim }[] = [
  {
    prefix: 'custom:',
    claim: { meaning: 'A detail that the makers of the service added themselves', definedBy: 'Amazon Cognito' },
  },
  {
    prefix: 'extension_',
    claim: { meaning: 'A detail that the makers of the service added themselves', definedBy: 'Microsoft Entra ID' },
  },
]

/** What is known of a claim of the payload, by its name; null for a name that is in no list. */
export function claimOf(name: string): Claim | null {
  for (const list of payloadLists) {
    const claim = lookUp(list, name)
    if (claim !== null) return claim
  }
  return prefixes.find(({ prefix }) => name.length > prefix.length && name.startsWith(prefix))?.claim ?? null
}

/** What is known of a parameter of the header, by its name; null for a name that is in no list. */
export function headerClaimOf(name: string): Claim | null {
  return lookUp(headerParameters, name)
}

/** hasOwn: a claim may be called "constructor". */
function lookUp(list: ClaimList, name: string): Claim | null {
  return Object.hasOwn(list, name) ? (list[name] ?? null) : null
}
