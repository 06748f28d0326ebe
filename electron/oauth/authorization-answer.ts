/** What the browser came back with (RFC 6749 sections 4.1.2 and 4.1.2.1, RFC 9207): hostile until it went through here. */
import { OperationProcessingError, UnsupportedOperationError, validateAuthResponse } from 'oauth4webapi'
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import { serverMessage } from '../sign-in/server-message.ts'

/** What it is compared with. */
export type ExpectedAnswer = {
  readonly state: string
  /** The issuer that must be named, if one is; null when none is known, and nothing is compared. */
  readonly issuer: string | null
  /** An answer that does not say whose it is, is none (RFC 9207 section 2.4). */
  readonly mustNameIssuer: boolean
  readonly clientId: string
  readonly provider: string
  /** What must not be shown of what the server says. */
  readonly secrets: readonly string[]
}

/** More than any server's answer has. */
const longest = 16_000

/**
 * The code. Throws `foreign-answer` for what belongs to another sign-in, comes from another server (mix-up) or is none, and
 * `authorization-refused` for an error that is the server's own.
 */
export function readAuthorizationAnswer(came: URL, expected: ExpectedAnswer): string {
  const { provider, state, issuer, clientId } = expected
  const foreign = (what: Extract<AppError, { code: 'foreign-answer' }>['what']) =>
    new AppFailure({ code: 'foreign-answer', provider, what })
  const answer = new URLSearchParams(came.search)
  const names = [...answer.keys()]
  if (came.search.length > longest || new Set(names).size !== names.length) throw foreign('form')
  if (answer.get('state') !== state) throw foreign('state')
  const iss = answer.get('iss')
  const isNamed = iss !== null || expected.mustNameIssuer
  if (isNamed && issuer !== null && iss !== issuer) throw foreign('issuer')
  const error = answer.get('error')
  if (error !== null) throw refusal(error, answer, expected)
  // Where no issuer is known, the library has nothing to compare with either.
  if (issuer === null) answer.delete('iss')
  try {
    const judged = validateAuthResponse(
      { issuer: issuer ?? 'https://unknown.invalid' },
      { client_id: clientId },
      answer,
      state,
    )
    const code = judged.get('code')
    if (code !== null && code !== '') return code
  } catch (thrown) {
    if (!(thrown instanceof OperationProcessingError || thrown instanceof UnsupportedOperationError)) throw thrown
  }
  throw foreign('form')
}

function refusal(error: string, answer: URLSearchParams, { provider, secrets }: ExpectedAnswer): AppFailure {
  const isName = /^[a-z_]{1,60}$/.test(error)
  const described = serverMessage(Object.fromEntries(answer), ['error_description'], secrets)
  const said = described ?? serverMessage({ error }, ['error'], secrets)
  return new AppFailure({
    code: 'authorization-refused',
    provider,
    error: isName ? error : 'other',
    ...(said === undefined ? {} : { serverSaid: said }),
  })
}
