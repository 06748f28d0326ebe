/** Whether a login that people described can work at all. What its shape allows and its parts contradict is refused here. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { headerProblem } from '../../shared/core/check-header.ts'
import { type HttpLoginRequest, refreshTokenField } from '../../shared/domain/http-login.ts'
import { gapsIn, namedFields } from '../../shared/domain/login-fields.ts'
import type { Provider, SignIn } from '../../shared/domain/provider.ts'
import { isCarryName } from '../sign-in/carry.ts'

type Login = Extract<SignIn, { flow: 'http-login' }>

/** Checks every login of a provider. Throws `invalid-input`, with the part of the editor it concerns as field where one does. */
export function checkLogins({ servers, signIns }: Provider): void {
  for (const signIn of signIns) {
    if (signIn.flow !== 'http-login') continue
    if (!servers.some(({ id }) => id === 'server')) refuse('A login needs the address of its server.', 'server')
    const { request, renewal } = signIn.settings
    const fields = signIn.fields.map(({ name }) => name)
    checkLoginRequest(request, fields)
    checkAnswer(signIn)
    if (renewal !== undefined) checkLoginRequest(renewal.request, [...fields, refreshTokenField])
  }
}

/** Checks one request against the fields it may use. Throws `invalid-input`, as `checkLogins` does. */
export function checkLoginRequest(request: HttpLoginRequest, fields: readonly string[]): void {
  const { method, path, credentials, fixed = {}, headers = {} } = request
  const hasBody = credentials.in === 'form' || credentials.in === 'json' || Object.keys(fixed.form ?? {}).length > 0
  if (method === 'GET' && hasBody) refuse('A GET has no body. Choose POST, or put the credentials elsewhere.', 'method')
  const asked = [...namedFields(request), ...gapsIn(path)]
  const unknown = asked.find((name) => !fields.includes(name))
  if (unknown !== undefined) refuse(`The request uses “${unknown}”, which the form does not ask for.`)
  for (const [name, value] of Object.entries(headers)) {
    if (/^(host|connection|content-length)$/i.test(name)) {
      refuse(`A sign-in cannot set ${name}: Hallpass does that itself.`, 'headers')
    }
    const problem = headerProblem(name, value)
    if (problem !== null) refuse(problem.reason, 'headers')
  }
}

function checkAnswer({ settings, renewal }: Login): void {
  const { answer } = settings
  const isSaid = (part: typeof answer) => part.token.length > 0 || part.tokenHeader !== undefined
  if (!isSaid(answer)) refuse('Say where in the answer the token is.', 'token')
  for (const name of Object.keys(answer.carry?.single ?? {})) {
    if (!isCarryName(name)) refuse(`Requests cannot carry a header named ${name}.`, 'carry')
  }
  if (renewal.kind === 'refresh-token') refuse('A login renews by a second request, or by signing in again.', 'renewal')
  if (renewal.kind !== 'second-request') return
  if (settings.renewal === undefined) refuse('Say what the second request is.', 'renewal')
  else if (!isSaid(settings.renewal.answer)) refuse('Say where the second answer has the token.', 'renewal')
  if ((answer.refreshToken ?? []).length === 0) refuse('Say where in the answer the refresh token is.', 'refreshToken')
}

function refuse(reason: string, field?: string): never {
  throw new AppFailure({ code: 'invalid-input', reason, ...(field === undefined ? {} : { field }) })
}
