/**
 * The practice iNode (`docs/systems.md` section 5): OAuth 2.0 password and refresh grants (RFC 6749 §4.3, §6), and an
 * API that takes a Bearer token or, under the scheme word `Token`, an API key. Words its refusals like Django's OAuth
 * Toolkit and REST framework, and minds the final slash like Django.
 */

import { randomInt } from 'node:crypto'
import { createOpaqueTokens, type OpaquePair } from './opaque-tokens.ts'
import { html, json, noStore, type PracticeAnswer } from './practice-answer.ts'
import type { PracticeBehaviour } from './practice-behaviour.ts'
import { practiceCredentials } from './practice-catalogue.ts'
import { authorizationOf, formOf } from './practice-request.ts'
import type { RecordedRequest } from './practice-system.ts'
import type { PracticeWorld } from './practice-world.ts'
import { answerByRoute } from './routes.ts'
import { expiresIn } from './shown-lifetime.ts'

const right = practiceCredentials.inode
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const randomToken = (): string => Array.from({ length: 30 }, () => letters[randomInt(letters.length)]).join('')

const links = [
  { id: 101, name: 'Practice Street, northbound', length: 1240 },
  { id: 102, name: 'Practice Street, southbound', length: 1235 },
  { id: 103, name: 'Learners Bridge', length: 410 },
]

/** Makes the behaviour of iNode. */
export function inodeBehaviour(world: PracticeWorld): PracticeBehaviour {
  const tokens = createOpaqueTokens(world, randomToken)

  function answerToken(request: RecordedRequest): PracticeAnswer {
    const form = formOf(request)
    if (!form) return json(415, { detail: `Unsupported media type in request.` })
    const names = [...form.keys()]
    if (new Set(names).size < names.length) return refuse('invalid_request', 'A parameter was sent twice.')
    const grant = form.get('grant_type')
    if (grant !== 'password' && grant !== 'refresh_token') return refuse('unsupported_grant_type')
    if (form.get('client_id') !== right.clientId || form.get('client_secret') !== right.clientSecret)
      return refuseClient()
    if (world.has('wrong-password') && grant === 'password') return refusePassword()
    return grant === 'password' ? signIn(form) : renew(form)
  }

  function signIn(form: URLSearchParams): PracticeAnswer {
    if (!form.get('username') || !form.get('password')) {
      return refuse('invalid_request', 'Request is missing username or password.')
    }
    if (form.get('scope') !== 'sync') return refuse('invalid_scope')
    if (form.get('username') !== right.username || form.get('password') !== right.password) return refusePassword()
    return give(tokens.issue(), true)
  }

  function renew(form: URLSearchParams): PracticeAnswer {
    const refreshToken = form.get('refresh_token')
    if (!refreshToken) return refuse('invalid_request', 'Missing refresh token parameter.')
    if (world.has('rotated-reused')) tokens.revokeFamily(refreshToken)
    const rotate = !world.has('no-new-refresh-token')
    const pair = tokens.renew(refreshToken, rotate)
    return pair ? give(pair, rotate) : refuse('invalid_grant')
  }

  function give(pair: OpaquePair, withRefreshToken: boolean): PracticeAnswer {
    const given = {
      ...(world.has('no-token') ? {} : { access_token: pair.accessToken }),
      ...expiresIn(world),
      ...(world.has('no-lifetime') ? {} : { token_type: 'Bearer' }),
      scope: 'sync',
      ...(withRefreshToken ? { refresh_token: pair.refreshToken } : {}),
    }
    return json(200, given, noStore)
  }

  /** The scheme words count: a token only with `Bearer` (any letter case), the key only with `Token` as written. */
  function isAccepted(request: RecordedRequest): boolean {
    const given = authorizationOf(request)
    if (given?.scheme.toLowerCase() === 'bearer') return tokens.judge(given.value) === 'good'
    return given?.scheme === 'Token' && given.value === right.apiKey && !world.has('wrong-password')
  }

  function listLinks(request: RecordedRequest): PracticeAnswer {
    if (request.headers.authorization === undefined) {
      return refuseToken('Authentication credentials were not provided.')
    }
    if (!isAccepted(request)) return refuseToken('Invalid token.')
    return json(200, world.has('echo-headers') ? request.headers : links)
  }

  return {
    answers: {
      server: answerByRoute(
        [
          { method: 'POST', path: '/api/oauth/token/', handle: answerToken },
          { method: 'GET', path: '/api/v1/links/', handle: listLinks },
        ],
        {
          notFound: (request) =>
            request.method === 'GET' && request.path === '/api/v1/links'
              ? html(301, 'Moved', 'Moved.', { Location: '/api/v1/links/' })
              : html(404, 'Not Found', '<h1>Not Found</h1><p>The requested resource was not found on this server.</p>'),
          methodNotAllowed: (request, headers) =>
            json(405, { detail: `Method "${request.method}" not allowed.` }, headers),
        },
      ),
    },
    serverError: html(500, 'Server Error (500)', '<h1>Server Error (500)</h1>'),
  }
}

function refuse(error: string, description?: string): PracticeAnswer {
  return json(400, { error, ...(description === undefined ? {} : { error_description: description }) }, noStore)
}

function refusePassword(): PracticeAnswer {
  return refuse('invalid_grant', 'Invalid credentials given.')
}

function refuseClient(): PracticeAnswer {
  return json(401, { error: 'invalid_client' }, { ...noStore, 'WWW-Authenticate': 'Bearer error="invalid_client"' })
}

function refuseToken(detail: string): PracticeAnswer {
  return json(401, { detail }, { 'WWW-Authenticate': 'Bearer realm="api"' })
}
