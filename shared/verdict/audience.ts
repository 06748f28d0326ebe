/** Which services a token is meant for (RFC 7519 section 4.1.3), in words. As the token says. */
import { type Claims, textsIn } from './claim-values.ts'
import { andList, named } from './plain-words.ts'
import type { TokenKind } from './token-kind.ts'

/** Services that everybody meets under an ID. */
const KNOWN: Readonly<Record<string, string>> = {
  '00000003-0000-0000-c000-000000000000': 'Microsoft Graph',
  'https://graph.microsoft.com': 'Microsoft Graph',
  'https://management.azure.com': 'the management of Azure',
  'https://management.core.windows.net': 'the management of Azure',
  'https://kubernetes.default.svc': 'the Kubernetes cluster',
  'https://kubernetes.default.svc.cluster.local': 'the Kubernetes cluster',
}

/** The audience, one or many; empty when the token names none. */
export function audiencesIn(claims: Claims): readonly string[] {
  return textsIn(claims, 'aud')
}

/** "api.example.com and account"; null when the token names none. An ID token is meant for the program that asked for it. */
export function audienceWords(claims: Claims, kind: TokenKind): string | null {
  const audiences = audiencesIn(claims)
  if (audiences.length === 0) return null
  return `${kind === 'id' && audiences.length === 1 ? 'the program ' : ''}${andList(audiences, nameOfAudience)}`
}

/** One audience as it reads best: a web address without its beginning, anything else as it is. */
export function nameOfAudience(audience: string): string {
  const bare = audience.trim().replace(/\/+$/, '')
  const known = Object.hasOwn(KNOWN, bare) ? KNOWN[bare] : undefined
  return known ?? named(bare.replace(/^https?:\/\//i, ''))
}
