/**
 * The practice ImmPort (`docs/systems.md` section 3): a sign-in server that gives an RS256 JWT without `iat`, and an API
 * on another origin that gives a zip file. Guessed: the wording of the API's refusals.
 */

import { createJwtIssuer, type JwtIssuer, rsaSigner, type TokenVerdict } from './jwt-issuer.ts'
import { answer, html, json, noStore, type PracticeAnswer } from './practice-answer.ts'
import type { PracticeBehaviour } from './practice-behaviour.ts'
import { practiceCredentials, practiceWorkspaceId } from './practice-catalogue.ts'
import { credentialsOf, formOf } from './practice-request.ts'
import type { RecordedRequest } from './practice-system.ts'
import type { PracticeWorld } from './practice-world.ts'
import { answerByRoute, type RouteRefusals } from './routes.ts'
import { storedZip } from './stored-zip.ts'

const right = practiceCredentials.immport
const authorities = ['ROLE_USER', 'ROLE_CURATION_USER', 'ROLE_SHARING_USER', 'ROLE_DATA_BROWSE']
const askForBearer = { 'WWW-Authenticate': 'Bearer realm="ImmPort"' }

const refusals: RouteRefusals = {
  notFound: () => refuse(404, 'Not Found'),
  methodNotAllowed: (_request, headers) => refuse(405, 'Method Not Allowed', headers),
}

/** Makes the behaviour of ImmPort. */
export function immportBehaviour(world: PracticeWorld): PracticeBehaviour {
  let made: Promise<JwtIssuer> | undefined
  const issuer = (): Promise<JwtIssuer> => {
    made ??= world.rsaKey().then((keys) => createJwtIssuer(world, { alg: 'RS256', typ: 'JWT' }, rsaSigner(keys)))
    return made
  }

  async function signIn(request: RecordedRequest): Promise<PracticeAnswer> {
    const form = formOf(request)
    if (!form) return refuse(415, 'Unsupported Media Type')
    const username = form.get('username')
    const password = form.get('password')
    if (!username || !password) return refuse(400, 'Both username and password are needed')
    if (username !== right.username || password !== right.password || world.has('wrong-password')) {
      const refusal = { status: 401, message: 'Bad credentials' }
      return json(world.has('refused-under-200') ? 200 : 401, refusal)
    }
    const token = (await issuer()).issue(world.lifetime(), ({ exp, jti }) => ({
      exp,
      user_name: right.username,
      authorities,
      jti,
      client_id: 'immport-auth-token-client',
      scope: ['browse', 'download'],
    }))
    if (world.has('no-token')) return json(200, { status: 200 }, noStore)
    return json(200, { status: 200, [world.has('token-key') ? 'token' : 'access_token']: token }, noStore)
  }

  async function judge(given: string): Promise<TokenVerdict> {
    if (given === right.apiKey) return world.has('wrong-password') ? 'unknown' : 'good'
    return (await issuer()).judge(given)
  }

  async function giveTemplates(request: RecordedRequest, [workspace = '']: readonly string[]): Promise<PracticeAnswer> {
    const given = credentialsOf(request, 'Bearer')
    if (given === undefined) return refuse(401, 'Full authentication is required', askForBearer)
    const verdict = await judge(given)
    if (verdict === 'expired') return refuse(401, 'Access token expired', askForBearer)
    if (verdict === 'unknown') return refuse(401, 'Invalid access token', askForBearer)
    if (workspace !== practiceWorkspaceId) return refuse(404, 'Workspace not found')
    if (world.has('echo-headers')) return json(200, { status: 200, headers: request.headers })
    const disposition = `attachment; filename="ImmPortTemplates.${workspace}.zip"`
    const zip = answer(200, 'application/zip', templatesZip, { 'Content-Disposition': disposition })
    return { ...zip, drips: true }
  }

  return {
    answers: {
      server: answerByRoute([{ method: 'POST', path: '/auth/token', handle: signIn }], refusals),
      api: answerByRoute(
        [{ method: 'GET', path: /^\/data\/upload\/documentation\/templates\/([^/]+)$/, handle: giveTemplates }],
        refusals,
      ),
    },
    serverError: html(500, 'HTTP Status 500', '<h1>HTTP Status 500 – Internal Server Error</h1>'),
  }
}

const templatesZip = storedZip({
  'README.txt': `Practice templates of workspace ${practiceWorkspaceId}.\nMade by a practice server, not by ImmPort.\n`,
  'templates/subjectHumans.txt': 'Subject ID\tArm Or Cohort ID\tGender\tMin Subject Age\n',
  'templates/bioSamples.txt': 'Biosample ID\tSubject ID\tPlanned Visit ID\tType\n',
})

function refuse(status: number, message: string, headers?: Record<string, string>): PracticeAnswer {
  return json(status, { status, message }, headers)
}
