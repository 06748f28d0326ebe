/**
 * The practice Unifier Essentials (`docs/systems.md` section 4): Basic for a token, and an API under the endpoint that
 * the token answer names, with two tenant headers. What the token answer looks like is in `unifier-answer.ts`.
 */

import { createJwtIssuer, type JwtIssuer, rsaSigner } from './jwt-issuer.ts'
import { html, json, type PracticeAnswer } from './practice-answer.ts'
import type { PracticeBehaviour } from './practice-behaviour.ts'
import { practiceCredentials } from './practice-catalogue.ts'
import { basicOf, credentialsOf, queryOf } from './practice-request.ts'
import type { RecordedRequest } from './practice-system.ts'
import type { PracticeWorld } from './practice-world.ts'
import { answerByRoute } from './routes.ts'
import { shownLifetime } from './shown-lifetime.ts'
import { tenantHeaders, unifierTokenAnswer } from './unifier-answer.ts'
import { isUrlEncodedFrom } from './url-encoded.ts'

const right = practiceCredentials.unifier
const longestExpiry = 86_400
const askForBasic = { 'WWW-Authenticate': 'Basic realm="Unifier"' }
const askForBearer = { 'WWW-Authenticate': 'Bearer' }

/** The header of the vendor's tokens; the two thumbprints are made up. */
const jwtHeader = {
  'x5t#S256': 'DhAtA4CsL4TtB3kPKFV7M6RS9BlA1jb1l0oWez9zZQs',
  x5t: 'W2TvXWPracticePracticePract',
  kid: 'SIGNING_KEY',
  alg: 'RS256',
}

const dataElements = [
  { data_element: 'uuu_record_no', data_definition: 'SYS Record No', form_label: 'Record No.' },
  { data_element: 'title', data_definition: 'SYS Title', form_label: 'Title' },
  { data_element: 'practice_amount', data_definition: 'SYS Decimal Amount', form_label: 'Practice amount' },
]

/** Makes the behaviour of Unifier Essentials. */
export function unifierBehaviour(world: PracticeWorld): PracticeBehaviour {
  let made: Promise<JwtIssuer> | undefined
  const issuer = (): Promise<JwtIssuer> => {
    made ??= world.rsaKey().then((keys) => createJwtIssuer(world, jwtHeader, rsaSigner(keys)))
    return made
  }

  function isRight(request: RecordedRequest): boolean {
    const given = basicOf(request)
    if (!given || world.has('wrong-password')) return false
    const matches = world.has('url-encoded-basic')
      ? isUrlEncodedFrom
      : (sent: string, expected: string): boolean => sent === expected
    return matches(given.username, right.username) && matches(given.password, right.password)
  }

  async function signIn(request: RecordedRequest): Promise<PracticeAnswer> {
    if (!isRight(request)) return refuse(401, 'Invalid user name or password', askForBasic)
    const lifetime = askedLifetime(queryOf(request).getAll('expiry'), world.lifetime())
    if (lifetime === undefined) {
      return refuse(400, ['Invalid value for expiry', `Give a number of seconds from 1 to ${longestExpiry}`])
    }
    const token = (await issuer()).issue(lifetime, ({ iat, jti, exp }) => ({
      sub: right.username,
      'user.tenant.name': tenantHeaders['x-unifier-tenant'],
      sub_type: 'user',
      client_name: 'Practice Unifier Essentials',
      iss: 'https://identity.example.org/',
      aud: 'https://unifier.example.org',
      iat,
      exp,
      jti,
    }))
    return unifierTokenAnswer(world, token, shownLifetime(world, lifetime))
  }

  async function listDataElements(request: RecordedRequest): Promise<PracticeAnswer> {
    const token = credentialsOf(request, 'Bearer')
    if (token === undefined) return refuse(401, 'Authorization is missing', askForBearer)
    const verdict = await (await issuer()).judge(token)
    if (verdict === 'expired') return refuse(401, 'The token has expired', askForBearer)
    if (verdict === 'unknown') return refuse(401, 'The token is not valid', askForBearer)
    const wrong = Object.entries(tenantHeaders).filter(([name, value]) => request.headers[name] !== value)
    if (wrong.length > 0)
      return refuse(
        400,
        wrong.map(([name]) => `Header ${name} is missing or wrong`),
      )
    if (world.has('echo-headers')) return json(200, { status: 200, data: [request.headers], message: 'success' })
    return json(200, { status: 200, data: dataElements, message: 'success' })
  }

  return {
    answers: {
      server: answerByRoute(
        [
          { method: 'GET', path: '/ws/rest/service/v1/oauth/token', handle: signIn },
          { method: 'GET', path: '/rest1/ws/rest/service/v1/ds/data-elements', handle: listDataElements },
        ],
        {
          notFound: () => refuse(404, 'Service not found'),
          methodNotAllowed: (_request, headers) => refuse(405, 'Method not allowed', headers),
        },
      ),
    },
    serverError: html(500, 'Error 500', '<h2>Error 500--Internal Server Error</h2>'),
  }
}

/** The lifetime in seconds that the query asks for; `undefined` when it asks for something else than a lifetime. */
function askedLifetime(asked: readonly string[], otherwise: number): number | undefined {
  if (asked.length === 0) return otherwise
  const seconds = /^[0-9]{1,6}$/.test(asked[0] ?? '') ? Number(asked[0]) : 0
  return asked.length === 1 && seconds >= 1 && seconds <= longestExpiry ? seconds : undefined
}

function refuse(status: number, message: string | readonly string[], headers?: Record<string, string>): PracticeAnswer {
  return json(status, { status, message }, headers)
}
