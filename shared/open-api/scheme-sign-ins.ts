/** Security schemes as sign-ins of one system. What cannot be one is said. */

import { isKeyHeader } from '../core/check-header.ts'
import { cutText, plainText } from '../core/plain-text.ts'
import type { FormField } from '../domain/form-field.ts'
import { gapsIn } from '../domain/login-fields.ts'
import type { OAuthEndpoint } from '../domain/oauth-settings.ts'
import type { SignIn } from '../domain/provider.ts'
import {
  basicSignIn,
  distinctSignIns,
  grantLabels,
  grantSignIn,
  keySignIn,
  tokenSignIn,
} from '../domain/usual-sign-ins.ts'
import { variableNameFrom } from '../domain/variable.ts'
import type { OAuthPlaces } from './oauth-places.ts'
import type { Findings } from './open-api-reading.ts'
import type { OAuthFlow, SecurityScheme } from './security-schemes.ts'

const scopeWordsLength = 300

/** The sign-ins of these schemes, in their order, each with an id and a label of its own. */
export function signInsOf(
  schemes: readonly SecurityScheme[],
  places: OAuthPlaces,
  findings: Findings,
): readonly SignIn[] {
  const hasCode = schemes.some(hasCodeFlow)
  const found = schemes.flatMap((scheme) => ofScheme(scheme, places, hasCode, findings))
  return found.length > 0 ? distinctSignIns(found) : [tokenSignIn('token')]
}

/** Whether one of the scheme's flows is a sign-in in the browser that is still advised. */
function hasCodeFlow(scheme: SecurityScheme): boolean {
  return 'flows' in scheme && scheme.flows.some(({ kind }) => kind === 'authorization-code')
}

function ofScheme(
  scheme: SecurityScheme,
  places: OAuthPlaces,
  hasCode: boolean,
  { remarks, notTaken }: Findings,
): readonly SignIn[] {
  const { name } = scheme
  switch (scheme.kind) {
    case 'basic':
      return [withWords(basicSignIn(name), scheme)]
    case 'bearer':
      return [withWords(tokenSignIn(name, scheme.format), scheme)]
    case 'key':
      if (scheme.in === 'header' && isKeyHeader(scheme.parameter))
        return [withWords(keySignIn(name, scheme.parameter), scheme)]
      if (scheme.in === 'query') {
        remarks.add(
          `The key “${name}” stands in the address. Hallpass sends tokens in headers only, so the requests have it as the variable {{${variableNameFrom(name)}}}: give it its value under Variables, as a secret.`,
        )
      } else notTaken.add(`“${name}” is a key in a ${scheme.in}. Hallpass cannot put it there.`)
      return []
    case 'oauth':
      return scheme.flows.flatMap((flow) => ofFlow(scheme, flow, places, hasCode, { remarks, notTaken }))
    case 'openid': {
      if (hasCode) {
        remarks.add(`“${name}” (OpenID Connect) and OAuth 2 in the browser are one sign-in here.`)
        return []
      }
      return [withWords(oauthSignIn(name, 'authorization-code', {}, []), scheme)]
    }
    case 'other':
      notTaken.add(
        `The sign-in “${name}” was left out: it is ${scheme.what}, which Hallpass does not take out of a file.`,
      )
      return []
  }
}

function ofFlow(
  scheme: SecurityScheme,
  flow: OAuthFlow,
  places: OAuthPlaces,
  hasCode: boolean,
  { remarks, notTaken }: Findings,
): readonly SignIn[] {
  const endpoints = places.endpointsOf(flow)
  if (flow.kind === 'implicit') {
    if (hasCode) {
      remarks.add(
        `“${scheme.name}” also names the implicit flow, which is no longer advised (RFC 9700). The other sign-in in the browser does the same, safely.`,
      )
      return []
    }
    remarks.add(
      `“${scheme.name}” asks for the implicit flow, which is no longer advised (RFC 9700). In its place stands a sign-in in the browser with an authorization code; it needs the server’s token endpoint, which the file does not name.`,
    )
  }
  if (endpoints === null) {
    const what = grantLabels[flow.kind].toLowerCase()
    notTaken.add(
      `The sign-in “${scheme.name}” (${what}) was left out: its addresses are missing, or on another host than those of the others.`,
    )
    return []
  }
  const kind = flow.kind === 'implicit' ? 'authorization-code' : flow.kind
  return [withWords(oauthSignIn(scheme.name, kind, endpoints, flow.scopes), scheme)]
}

type GrantId = Parameters<typeof grantSignIn>[1]

function oauthSignIn(
  name: string,
  flow: GrantId,
  endpoints: Readonly<Partial<Record<OAuthEndpoint, string>>>,
  scopes: OAuthFlow['scopes'],
): SignIn {
  const meanings = scopes.filter(([, words]) => words.trim() !== '')
  const fields = [...new Set(Object.values(endpoints).flatMap(gapsIn))].map(gapField)
  const signIn = grantSignIn(name, flow, {
    endpoints,
    ...(scopes.length > 0 && { scopes: scopes.map(([scope]) => scope) }),
    ...(meanings.length > 0 && {
      scopeMeanings: Object.fromEntries(meanings.map(([scope, words]) => [scope, plainText(words, scopeWordsLength)])),
    }),
  })
  return { ...signIn, fields }
}

/** A part of an endpoint's address that differs from customer to customer. */
function gapField(name: string): FormField {
  return {
    name,
    label: cutText(name, 60),
    hint: 'Part of the sign-in address.',
    secret: false,
    required: true,
    kind: 'text',
  }
}

function withWords(signIn: SignIn, { description }: SecurityScheme): SignIn {
  const words = plainText(description, 500)
  return words === '' ? signIn : { ...signIn, whereToFind: [words] }
}
