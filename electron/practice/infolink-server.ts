/**
 * The practice InfoLink (`docs/systems.md` section 2): OAuth 2.0 (RFC 6749) with opaque tokens, rotating refresh tokens
 * that need no client authentication, and one API call. Client id and secret travel in the body only.
 * Guessed: wrong credentials get the document's one refusal text, whatever was wrong about them.
 */

import { randomUUID } from 'node:crypto'
import { isJobRequest } from './infolink-job.ts'
import { createOpaqueTokens, type OpaquePair } from './opaque-tokens.ts'
import { html, json, noStore, type PracticeAnswer } from './practice-answer.ts'
import type { PracticeBehaviour } from './practice-behaviour.ts'
import { practiceCredentials } from './practice-catalogue.ts'
import { credentialsOf, formOf, hasMediaType } from './practice-request.ts'
import type { RecordedRequest } from './practice-system.ts'
import type { PracticeWorld } from './practice-world.ts'
import { answerByRoute } from './routes.ts'
import { expiresIn } from './shown-lifetime.ts'

const right = practiceCredentials.infolink
const refusalText = 'Credentials or token is invalid or expired'

/** Makes the behaviour of InfoLink. */
export function infolinkBehaviour(world: PracticeWorld): PracticeBehaviour {
  const tokens = createOpaqueTokens(world, randomUUID)

  function answerToken(request: RecordedRequest): PracticeAnswer {
    const form = formOf(request)
    if (!form) return refuse('invalid_request', 'The body must be application/x-www-form-urlencoded', 415)
    const names = [...form.keys()]
    if (new Set(names).size < names.length) return refuse('invalid_request', 'A parameter was sent twice')
    if (request.headers.authorization !== undefined) {
      return refuse('invalid_request', 'Credentials belong into the body, not into an Authorization header')
    }
    const grant = form.get('grant_type')
    if (grant === 'client_credentials') return signIn(form, ['client_id', 'client_secret'])
    if (grant === 'password') return signIn(form, ['client_id', 'client_secret', 'username', 'password'])
    if (grant === 'refresh_token') return renew(form)
    if (!grant) return refuse('invalid_request', 'grant_type is missing')
    return refuse('unsupported_grant_type', 'This grant_type is not supported')
  }

  function signIn(form: URLSearchParams, needed: readonly (keyof typeof formFields)[]): PracticeAnswer {
    const missing = needed.filter((name) => !form.get(name))
    if (missing.length > 0) return refuse('invalid_request', `Missing: ${missing.join(', ')}`)
    const accepted = needed.every((name) => form.get(name) === formFields[name])
    if (!accepted || world.has('wrong-password')) return refuse('invalid_grant', refusalText)
    return give(tokens.issue(), true)
  }

  function renew(form: URLSearchParams): PracticeAnswer {
    const refreshToken = form.get('refresh_token')
    if (!refreshToken) return refuse('invalid_request', 'Missing: refresh_token')
    const extra = [...form.keys()].filter((name) => name !== 'grant_type' && name !== 'refresh_token')
    if (extra.length > 0) return refuse('invalid_request', `Not allowed here: ${extra.join(', ')}`)
    if (world.has('rotated-reused')) tokens.revokeFamily(refreshToken)
    const rotate = !world.has('no-new-refresh-token')
    const pair = tokens.renew(refreshToken, rotate)
    return pair ? give(pair, rotate) : refuse('invalid_grant', refusalText)
  }

  function give(pair: OpaquePair, withRefreshToken: boolean): PracticeAnswer {
    const given = {
      ...(world.has('no-token') ? {} : { access_token: pair.accessToken }),
      ...(withRefreshToken ? { refresh_token: pair.refreshToken } : {}),
      ...(world.has('no-token-type') ? {} : { token_type: 'Bearer' }),
      ...expiresIn(world),
    }
    return json(200, given, noStore)
  }

  function executeJob(request: RecordedRequest): PracticeAnswer {
    const token = credentialsOf(request, 'Bearer')
    if (token === undefined || tokens.judge(token) !== 'good') {
      return refuseJob(world.has('expired-body-200') ? 200 : 401, 'invalid_grant', refusalText)
    }
    if (!hasMediaType(request, 'application/json')) {
      return refuseJob(415, 'invalid_request', 'The body must be application/json')
    }
    const job = parseJson(request.body)
    if (!isJobRequest(job)) return refuseJob(400, 'invalid_request', 'The job is not described as documented')
    if (world.has('echo-headers')) return json(200, { result: request.headers, status: 'success' })
    const { appId, operation } = job
    return json(200, { result: { appId, opName: operation.opName, ...operation.opParams }, status: 'success' })
  }

  return {
    answers: {
      server: answerByRoute(
        [
          { method: 'POST', path: '/api/v1/oauth2/token', handle: answerToken },
          { method: 'POST', path: '/api/v1/executeJob', handle: executeJob },
        ],
        {
          notFound: () => refuseJob(404, 'not_found', 'There is nothing at this address'),
          methodNotAllowed: (_request, headers) => refuseJob(405, 'method_not_allowed', 'Use POST', headers),
        },
      ),
    },
    serverError: html(500, 'Error 500', '<h1>HTTP Error 500</h1><p>The service is unavailable.</p>'),
  }
}

const formFields = {
  client_id: right.clientId,
  client_secret: right.clientSecret,
  username: right.username,
  password: right.password,
} as const

/** RFC 6749 §5.2, with the keys in the order of the document. */
function refuse(error: string, description: string, status = 400): PracticeAnswer {
  return json(status, { error_description: description, error }, noStore)
}

function refuseJob(status: number, code: string, message: string, headers?: Record<string, string>): PracticeAnswer {
  return json(status, { result: { code, message }, status: 'error' }, headers)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
