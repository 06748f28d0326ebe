/** A request as code for another tool. The token stands as an environment variable, unless asked for live, for one copy. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import type { SnippetView } from '../../shared/ipc/snippets.contract.ts'
import type { SnippetBody, SnippetHeader, SnippetTarget } from '../../shared/snippets/snippet-request.ts'
import { findTarget } from '../../shared/snippets/targets.ts'
import { authorizationHeaders } from './authorization-headers.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CopyService } from './copy-service.ts'
import { type PreparedRequest, prepareRequest } from './prepare-request.ts'
import { setByPerson } from './request-content.ts'
import { whatIsConnected } from './sign-in-runner.ts'
import type { TokenService } from './token-service.ts'
import type { TokenStates } from './token-states.ts'

/** What the snippet service works with. */
export type SnippetServiceParts = {
  readonly connections: ConnectionStore
  readonly states: TokenStates
  readonly tokens: TokenService
  readonly copies: CopyService
}

export type SnippetService = ReturnType<typeof createSnippetService>

export function createSnippetService({ connections, states, tokens, copies }: SnippetServiceParts) {
  const preparing = { connections, tokenOf: (id: string) => states.of(id).token, files: null }

  function write(draft: RequestDraft, request: PreparedRequest, target: SnippetTarget, own: readonly SnippetHeader[]) {
    const typed = request.headers.map(({ name, value }) => ({ name: name.trim(), value: [{ text: value.trim() }] }))
    return target.write({
      method: request.method,
      url: request.url.href,
      headers: [...typed, ...own],
      body: bodyOf(draft),
      verifyTls: request.verifyTls,
      followRedirects: true,
    })
  }

  return {
    async write(draft: RequestDraft, targetId: string): Promise<SnippetView> {
      const request = await prepareRequest(draft, preparing)
      const own = variableHeaders(draft, request)
      const variables = own.flatMap(({ value }) => value.flatMap((part) => ('variable' in part ? [part.variable] : [])))
      return { text: write(draft, request, targetNamed(targetId), own), variables }
    },

    async copy(draft: RequestDraft, targetId: string, isLive: boolean): Promise<{ clearsAfterSeconds: number }> {
      const target = targetNamed(targetId)
      const request = await prepareRequest(draft, preparing)
      if (!isLive || request.owner === null) {
        await copies.place(write(draft, request, target, variableHeaders(draft, request)))
        return { clearsAfterSeconds: 0 }
      }
      const { record } = await tokens.fresh(request.owner.id)
      const live = authorizationHeaders(record).map(({ name, value }) => ({ name, value: [{ text: value }] }))
      // Prepared again: a new token may have brought another base path.
      const now = await prepareRequest(draft, preparing)
      return copies.placeSecret(write(draft, now, target, added(draft, live)), record.summary.expiresAt)
    },
  }

  /** What the app would add, with an environment variable where each secret stands. */
  function variableHeaders(draft: RequestDraft, { owner }: PreparedRequest): readonly SnippetHeader[] {
    if (owner === null) return []
    const { use } = whatIsConnected(owner)
    const carried = states.of(owner.id).token?.carry.headerNames ?? []
    return added(draft, [
      { name: use.header, value: [{ text: `${use.scheme} ` }, { variable: 'HALLPASS_TOKEN' }] },
      ...carried.map((name) => ({ name, value: [{ variable: variableFor(name) }] })),
    ])
  }
}

/** What is added of these: not what the person set by hand. */
function added(draft: RequestDraft, headers: readonly SnippetHeader[]): readonly SnippetHeader[] {
  return headers.filter(({ name }) => !setByPerson(draft, name))
}

function targetNamed(id: string): SnippetTarget {
  const target = findTarget(id)
  if (target === undefined) throw new AppFailure({ code: 'invalid-input', reason: 'There is no such kind of code.' })
  return target
}

function bodyOf(draft: RequestDraft): SnippetBody {
  switch (draft.body.kind) {
    case 'none':
      return { kind: 'none' }
    case 'json':
    case 'text':
      return { kind: 'text', text: draft.body.text }
    case 'form':
      return { kind: 'form', fields: draft.body.fields.filter(({ name }) => name !== '') }
    case 'multipart':
    case 'file':
      throw new AppFailure({ code: 'request-refused', part: 'body', reason: 'Files cannot be written as code yet.' })
  }
}

/** `x-unifier-tenant` → `HALLPASS_X_UNIFIER_TENANT`. */
function variableFor(headerName: string): string {
  return `HALLPASS_${headerName.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`
}
