/** What may be shown of the answer to a login that was tried: its tree, its headers, what is probably what. */
import { maskerOf } from '../../shared/domain/mask.ts'
import type { TriedHeader, TriedLogin } from '../../shared/ipc/logins.contract.ts'
import { type AnswerTree, answerTree, hintOf } from '../../shared/login/answer-tree.ts'
import type { LoginCandidate } from '../../shared/login/login-candidate.ts'
import { findCandidates } from '../../shared/login/login-candidates.ts'
import { maskedStart } from '../../shared/login/masked-start.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { readAnswer, readBareToken } from '../sign-in/answer.ts'
import { clockOffsetMs } from '../sign-in/clock-offset.ts'

const mostHeaders = 100

/** `secrets` are what was typed. */
export function showTried(answer: HttpAnswer, host: string, secrets: readonly string[]): TriedLogin {
  const mask = maskerOf(secrets)
  const headers = answer.headers.slice(0, mostHeaders).map(([name, value]) => ({ name, value }))
  const read = readAnswer(answer, secrets) ?? readBareToken(answer)
  const now = answer.answeredAt + clockOffsetMs(answer)
  const candidates = findCandidates({ document: read?.document, headers, now })
  const shown = { host, status: answer.status, durationMs: answer.completedAt - answer.sentAt }
  const shownHeaders = headers.map(({ name, value }): TriedHeader => {
    const { preview, look } = hintOf(value, name, mask)
    return { name: mask(name), value: preview, isSecret: look !== null }
  })
  const masked = candidates.map((candidate) => ({ ...candidate, preview: mask(candidate.preview) }))
  if (read === null) {
    const text = new TextDecoder().decode(answer.body)
    const body = text.trim() === '' ? ({ kind: 'empty' } as const) : maskedStart(text, secrets)
    return { ...shown, headers: shownHeaders, body, candidates: masked }
  }
  const tree = answerTree(read.document, secrets)
  const paths = new Set(tree.nodes.map(({ path }) => path))
  return {
    ...shown,
    headers: shownHeaders,
    body: { kind: 'tree', tree: withoutTokens(tree, masked) },
    candidates: masked.filter(({ place }) => isShown(place, paths)),
  }
}

/** What cannot be shown cannot be chosen: its place would tell a secret. */
function isShown(place: LoginCandidate['place'], paths: ReadonlySet<string | null>): boolean {
  return place.in === 'header' || paths.has(place.path)
}

/** What is probably a token is only hinted at, however harmless it looks. */
function withoutTokens({ nodes, isCut }: AnswerTree, candidates: readonly LoginCandidate[]): AnswerTree {
  const tokens = candidates.filter(({ role }) => role === 'token' || role === 'refresh-token')
  const hints = new Map(tokens.map(({ place, preview }) => [place.in === 'body' ? place.path : '', preview]))
  const hidden = nodes.map((node) => {
    const preview = node.path === null || node.look !== null ? undefined : hints.get(node.path)
    return preview === undefined ? node : { ...node, preview, look: 'secret' as const }
  })
  return { nodes: hidden, isCut }
}
