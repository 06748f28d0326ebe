/** Who made a token, in words: the well-known identity servers by the form of their addresses. Nothing is looked up. */
import { madeHerePrefix } from '../jwt/made-here.ts'
import type { JwtReading } from '../jwt/token-reading.ts'
import { type Claims, headerOf, textIn } from './claim-values.ts'
import { named } from './plain-words.ts'

/** Whether the token names a key that was made in Hallpass for a test. */
export function isMadeHere(reading: JwtReading): boolean {
  return (textIn(headerOf(reading), 'kid') ?? '').startsWith(madeHerePrefix)
}

/** "Keycloak at login.example.com, realm people", or the issuer's host; null when the token does not name one. */
export function issuerIn(claims: Claims): string | null {
  const iss = textIn(claims, 'iss')
  return iss === null ? null : nameOfIssuer(iss)
}

/** The issuer in words. What is no web address is shown as it is. */
export function nameOfIssuer(iss: string): string {
  if (iss === 'kubernetes/serviceaccount') return 'a Kubernetes cluster'
  const address = /^(?:https?:\/\/)?accounts\.google\.com\/?$/.test(iss) ? 'https://accounts.google.com' : iss.trim()
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return named(iss)
  const url = new URL(address)
  const path = url.pathname.split('/').filter((step) => step !== '')
  return byHost(url.hostname, path) ?? byPath(url.host, path) ?? placeOf(url.host, path)
}

function byHost(host: string, path: readonly string[]): string | null {
  const [first = ''] = path
  const detail = (name: string, what: string) => (first === '' ? name : `${name}, ${what} ${named(decoded(first))}`)
  if (host === 'accounts.google.com') return 'Google'
  if (host === 'securetoken.google.com') return detail('Firebase', 'project')
  if (host === 'appleid.apple.com') return 'Apple'
  if (host === 'token.actions.githubusercontent.com') return 'GitHub Actions'
  if (host === 'gitlab.com') return 'GitLab'
  if (host === 'login.microsoftonline.com' || host === 'sts.windows.net') return detail('Microsoft Entra ID', 'tenant')
  if (/^cognito-idp\.[a-z0-9-]+\.amazonaws\.com$/.test(host)) return detail('Amazon Cognito', 'user pool')
  if (/\.auth0\.com$/.test(host)) return `Auth0 at ${named(host)}`
  if (/\.(okta|oktapreview|okta-emea)\.com$/.test(host)) return `Okta at ${named(host)}`
  if (/(^|\.)identity\.oraclecloud\.com$/.test(host)) return 'Oracle'
  if (/(^|\.)(login|test)\.salesforce\.com$/.test(host)) return 'Salesforce'
  if (/^kubernetes\.default\.svc(\.|$)/.test(host)) return 'a Kubernetes cluster'
  return null
}

function byPath(host: string, path: readonly string[]): string | null {
  const realm = path.at(-1)
  return path.at(-2) === 'realms' && realm !== undefined
    ? `Keycloak at ${named(host)}, realm ${named(decoded(realm))}`
    : null
}

function placeOf(host: string, path: readonly string[]): string {
  return named([host, ...path.map(decoded)].join('/'))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
