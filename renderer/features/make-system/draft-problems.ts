/** What is missing or cannot be right in a draft, at its field, in whole sentences. */
import { headerProblem } from '../../../shared/core/check-header.ts'
import { refreshTokenField } from '../../../shared/domain/http-login.ts'
import { gapsIn } from '../../../shared/domain/login-fields.ts'
import { parseServerAddress } from '../../../shared/domain/server-address.ts'
import type { LoginStep } from '../../lib/api.ts'
import type { DraftRow, LoginDraft, RequestDraft } from './login-draft.ts'
import { isAsked, withFields } from './request-of-draft.ts'

/** Field → sentence. Those of the second request begin with `renewal.`; of a row, `row.` and its id. */
export type Problems = Readonly<Record<string, string>>

/** What keeps the request from being sent. */
export function problemsOfTrial(draft: LoginDraft, step: LoginStep): Problems {
  return { ...serverProblem(draft.server), ...problemsOfStep(draft, step) }
}

function serverProblem(server: string): Problems {
  const parsed = parseServerAddress(server, [])
  return parsed.ok ? {} : { server: parsed.reason }
}

function problemsOfStep({ request, renewal }: LoginDraft, step: LoginStep): Problems {
  if (step === 'sign-in') return problemsOfRequest(request, gapNames(request))
  return within('renewal.', problemsOfRequest(renewal.request, [...gapNames(request), refreshTokenField]))
}

/** What keeps the system from being saved. */
export function problemsOfDraft(draft: LoginDraft): Problems {
  const { name, server, answer, renews, renewal, lifetime, use, apiAddress } = draft
  const api = apiAddress.trim() === '' ? null : parseServerAddress(apiAddress, [])
  const isSecond = renews === 'second-request'
  const problems: Record<string, string | null> = {
    name: name.trim() === '' ? 'Give the system a name, so that you find it again.' : null,
    token: hasToken(answer) ? null : 'Choose the token: try the login and click it in the answer.',
    lifetime: /^\s*([1-9]\d{0,8})?\s*$/.test(lifetime) ? null : 'Give a whole number of seconds, or leave it empty.',
    api: api?.ok === false ? api.reason : null,
    header: headerProblem(use.header.trim(), '')?.reason ?? null,
    carry: carryProblem(answer),
    scheme: /^[\x21-\x7e]{0,50}$/.test(use.scheme.trim()) ? null : 'This is one word without spaces, such as Bearer.',
    'renewal.token': isSecond && !hasToken(renewal.answer) ? 'Say where this answer has the new token.' : null,
    refreshToken:
      isSecond && (answer.refreshToken ?? []).length === 0
        ? 'The second request needs a refresh token: choose it in the answer to the sign-in.'
        : null,
  }
  return {
    // Where everybody has a server of their own, there is no address to begin with.
    ...(server.trim() === '' ? {} : serverProblem(server)),
    ...problemsOfStep(draft, 'sign-in'),
    ...(isSecond ? problemsOfStep(draft, 'renewal') : {}),
    ...Object.fromEntries(Object.entries(problems).filter((pair): pair is [string, string] => pair[1] !== null)),
  }
}

function carryProblem({ carry }: LoginDraft['answer']): string | null {
  const problems = Object.keys(carry?.single ?? {}).map((name) => headerProblem(name.trim(), ''))
  return problems.find((problem) => problem !== null)?.reason ?? null
}

/** Whether it is said where the token is. */
export function hasToken({ token, tokenHeader }: LoginDraft['answer']): boolean {
  return token.length > 0 || tokenHeader !== undefined
}

/** The names that texts of a request may use as `{name}`. */
export function gapNames({ rows }: RequestDraft): readonly string[] {
  return withFields(rows).flatMap((row) => (isAsked(row) ? [row.field] : []))
}

/** Names that stand in braces and that nobody is asked for. */
export function unknownGaps({ path, rows }: RequestDraft, names: readonly string[]): readonly string[] {
  const texts = rows.filter(({ kind, place }) => kind === 'fixed' && place === 'header').map(({ value }) => value)
  return [...new Set([path, ...texts].flatMap(gapsIn))].filter((gap) => !names.includes(gap))
}

function problemsOfRequest(request: RequestDraft, names: readonly string[]): Problems {
  const [gap] = unknownGaps(request, names)
  const path = pathProblem(request.path.trim()) ?? (gap === undefined ? null : `Nobody is asked for “${gap}” yet.`)
  const hasBody = request.rows.some(({ place }) => place === 'body')
  const rows = request.rows.flatMap((row) => {
    const problem = rowProblem(row, request)
    return problem === null ? [] : [[`row.${row.id}`, problem] as const]
  })
  return {
    ...(path === null ? {} : { path }),
    ...(request.method === 'GET' && hasBody
      ? { method: 'A GET has no body. Choose POST, or carry the values elsewhere.' }
      : {}),
    ...Object.fromEntries(rows),
  }
}

function pathProblem(path: string): string | null {
  if (path === '' || path.startsWith('/')) {
    return /^$|^\/(?![/\\])[^\s\\?#]*(\?[^\s#]*)?$/.test(path) ? null : 'This is no path of an address.'
  }
  return 'A path begins with “/”, as in /login.'
}

function rowProblem(row: DraftRow, { rows }: RequestDraft): string | null {
  const wire = row.wire.trim()
  if (row.place === 'user' || row.place === 'password' || row.place === 'raw') return null
  if (wire === '') return 'Say what the server calls it.'
  if (row.place === 'gap' && !/^[A-Za-z_][\w-]{0,99}$/.test(wire))
    return 'This is a word of letters and figures, as between the braces.'
  if (row.place === 'header') {
    const problem = headerProblem(wire, row.kind === 'fixed' ? row.value : '')
    if (problem !== null) return problem.reason
  }
  const isTwice = rows.some((other) => other.id < row.id && other.place === row.place && other.wire.trim() === wire)
  return isTwice ? `“${wire}” stands here twice.` : null
}

function within(prefix: string, problems: Problems): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      field.startsWith('row.') ? field : `${prefix}${field}`,
      problem,
    ]),
  )
}
