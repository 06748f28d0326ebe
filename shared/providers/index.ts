/** The catalogue: an explicit list. Adding a provider is one file and one line here. */
import type { Provider, SignIn } from '../domain/provider.ts'
import { auth0 } from './auth0.ts'
import { cognito } from './cognito.ts'
import { entra } from './entra.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { google } from './google.ts'
import { immport } from './immport.ts'
import { infolink } from './infolink.ts'
import { infoworks } from './infoworks.ts'
import { inode } from './inode.ts'
import { keycloak } from './keycloak.ts'
import { oauthServer } from './oauth-server.ts'
import { okta } from './okta.ts'
import { oracleIdcs } from './oracle-idcs.ts'
import { salesforce } from './salesforce.ts'
import { unifier } from './unifier.ts'

/** Every provider that comes with the app, in the order of the gallery. */
export const providers: readonly Provider[] = [
  ...[infoworks, infolink, immport, unifier, inode],
  ...[entra, google, github, gitlab, okta, auth0, keycloak, cognito, salesforce, oracleIdcs],
  oauthServer,
]

/** The provider with this id, or undefined. */
export function findProvider(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id)
}

/** The provider's sign-in with this id, or undefined. */
export function findSignIn(provider: Provider, id: string): SignIn | undefined {
  return provider.signIns.find((signIn) => signIn.id === id)
}
