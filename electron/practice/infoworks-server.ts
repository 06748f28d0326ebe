/**
 * The practice Infoworks, REST API v3 (`docs/systems.md` section 1): two ways to a JWT, and a list of sources.
 * Guessed, because the document does not say: the wording of refusals other than a failed authentication.
 */

import { createJwtIssuer, hmacSigner } from './jwt-issuer.ts'
import { json, noStore, type PracticeAnswer } from './practice-answer.ts'
import type { PracticeBehaviour } from './practice-behaviour.ts'
import { practiceCredentials } from './practice-catalogue.ts'
import { basicOf, credentialsOf } from './practice-request.ts'
import type { RecordedRequest } from './practice-system.ts'
import type { PracticeWorld } from './practice-world.ts'
import { answerByRoute } from './routes.ts'

const right = practiceCredentials.infoworks
const askForBasic = { 'WWW-Authenticate': 'Basic realm="Infoworks"' }
const askForBearer = { 'WWW-Authenticate': 'Bearer' }

/** Exactly the shape of the document's sample: JSON inside of a JSON string, with spaces before the colons. */
const subject = `{\n  "email" : "${right.username}",\n  "scope" : {\n    "action" : "refresh_token"\n  }\n}`

const sources = [
  { id: '7b21', name: 'Practice orders', type: 'rdbms', sub_type: 'oracle' },
  { id: '7b22', name: 'Practice customers', type: 'rdbms', sub_type: 'postgres' },
  { id: '7b23', name: 'Practice log files', type: 'file', sub_type: 'structured' },
]

/** Makes the behaviour of Infoworks. */
export function infoworksBehaviour(world: PracticeWorld): PracticeBehaviour {
  const signingSecret = world.key('jwt')
  const issuer = createJwtIssuer(world, { alg: 'HS256' }, hmacSigner(signingSecret))

  function answerSignIn(accepted: boolean): PracticeAnswer {
    if (!accepted || world.has('wrong-password')) {
      const refusal = { message: 'Authentication Failed', result: { is_authenticated: false } }
      return world.has('refused-under-200') ? json(200, refusal) : json(401, refusal, askForBasic)
    }
    const token = issuer.issue(world.lifetime(), ({ iat, jti, exp }) => ({ iat, sub: subject, jti, exp }))
    const result = world.has('no-token') ? {} : { authentication_token: token }
    return json(200, { message: 'Authentication Success', result: { ...result, is_authenticated: true } }, noStore)
  }

  function signInByPassword(request: RecordedRequest): PracticeAnswer {
    const given = basicOf(request)
    return answerSignIn(given?.username === right.username && given.password === right.password)
  }

  function signInByRefreshToken(request: RecordedRequest): PracticeAnswer {
    return answerSignIn(credentialsOf(request, 'Basic') === right.refreshToken)
  }

  function listSources(request: RecordedRequest): PracticeAnswer {
    const token = credentialsOf(request, 'Bearer')
    if (token === undefined) return json(401, { message: 'Authorization header is missing' }, askForBearer)
    const verdict = issuer.judge(token)
    if (verdict === 'expired') return json(401, { message: 'Authentication token has expired' }, askForBearer)
    if (verdict === 'unknown') return json(401, { message: 'Authentication token is not valid' }, askForBearer)
    if (world.has('echo-headers')) return json(200, { message: 'Success', result: request.headers })
    return json(200, { message: 'Successfully listed sources', result: sources })
  }

  return {
    signingSecret,
    answers: {
      server: answerByRoute(
        [
          { method: 'GET', path: '/v3/security/authenticate', handle: signInByPassword },
          { method: 'GET', path: '/v3/security/token/access', handle: signInByRefreshToken },
          { method: 'GET', path: '/v3/sources', handle: listSources },
        ],
        {
          notFound: () => json(404, { message: 'Resource not found' }),
          methodNotAllowed: (_request, headers) => json(405, { message: 'Method not allowed' }, headers),
        },
      ),
    },
    serverError: json(500, { message: 'Internal Server Error' }),
  }
}
