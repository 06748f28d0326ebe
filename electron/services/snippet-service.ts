/** A request as code for another tool. The token stands as an environment variable, unless asked for live, for one copy. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import type { SnippetView } from '../../shared/ipc/snippets.contract.ts'
import { proofVariable, type SnippetHeader, type SnippetTarget } from '../../shared/snippets/snippet-request.ts'
import { findTarget } from '../../shared/snippets/targets.ts'
import type { ResolvedDraft } from '../../shared/variables/resolve-draft.ts'
import { authorizationHeaders, carriesProof, schemePart, usedAs } from './authorization-headers.ts'
import type { Catalogue } from './catalogue.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CopyService } from './copy-service.ts'
import type { DpopProofs } from './dpop-proofs.ts'
import { environmentName, type FillVariables, type StandIns } from './fill-variables.ts'
import { type PreparedRequest, prepareRequest } from './prepare-request.ts'
import { setByPerson } from './request-content.ts'
import { snippetBody } from './snippet-body.ts'
import type { TokenService } from './token-service.ts'
import type { TokenStates } from './token-states.ts'

/** What the snippet service works with. */
export type SnippetServiceParts = {
  readonly connections: ConnectionStore
  readonly catalogue: Catalogue
  readonly states: TokenStates
  readonly tokens: TokenService
  readonly copies: CopyService
  readonly proofs: DpopProofs
  readonly fillVariables: FillVariables
}

export type SnippetService = ReturnType<typeof createSnippetService>

export function createSnippetService(parts: SnippetServiceParts) {
  const { connections, catalogue, states, tokens, copies, fillVariables } = parts
  const preparing = { connections, catalogue, tokenOf: (id: string) => states.of(id).token, files: null }

  /** `standIns` are those of the draft's secrets; null where it holds the secrets themselves. */
  function write(
    { draft }: ResolvedDraft,
    standIns: StandIns | null,
    request: PreparedRequest,
    target: SnippetTarget,
    own: readonly SnippetHeader[],
  ): SnippetView {
    const typed = request.headers.map(({ name, value }) => {
      const text = value.trim()
      return { name: standIns?.write(name.trim()) ?? name.trim(), value: standIns?.split(text) ?? [{ text }] }
    })
    const headers = [...typed, ...own]
    const code = target.write({
      method: request.method,
      url: request.url.href,
      headers,
      body: snippetBody(draft.body),
      verifyTls: request.verifyTls,
      followRedirects: true,
    })
    const variables = headers.flatMap(({ value }) =>
      value.flatMap((part) => ('variable' in part ? [part.variable] : [])),
    )
    return {
      text: standIns?.write(code) ?? code,
      variables: [...new Set(variables)],
      toFillIn: standIns?.namesIn(code) ?? [],
    }
  }

  return {
    async write(draft: RequestDraft, targetId: string): Promise<SnippetView> {
      const target = targetNamed(targetId)
      const shown = await fillVariables.forShowing(draft)
      const request = await prepareRequest(shown, preparing)
      return write(shown, shown.standIns, request, target, variableHeaders(shown.draft, request))
    },

    async copy(draft: RequestDraft, targetId: string, isLive: boolean): Promise<{ clearsAfterSeconds: number }> {
      const target = targetNamed(targetId)
      const shown = await fillVariables.forShowing(draft)
      const request = await prepareRequest(shown, preparing)
      if (!isLive || (request.owner === null && !shown.usesSecrets)) {
        const own = variableHeaders(shown.draft, request)
        await copies.place(write(shown, shown.standIns, request, target, own).text)
        return { clearsAfterSeconds: 0 }
      }
      const filled = await fillVariables.forSending(draft)
      const record = request.owner === null ? null : (await tokens.fresh(request.owner.id)).record
      const isByHand = record !== null && setByPerson(filled.draft, record.summary.use.header)
      const proving = record === null || isByHand ? null : parts.proofs.of(record)
      // Prepared again: a new token may have brought another base path.
      const now = await prepareRequest(filled, preparing)
      // Good once, and for a minute or so: enough for what is pasted and run at once.
      const proof = proving?.headers(now.method, now.url) ?? []
      const headers = record === null ? [] : [...authorizationHeaders(record), ...proof]
      const live = headers.map(({ name, value }) => ({ name, value: [{ text: value }] }))
      const { text } = write(filled, null, now, target, added(filled.draft, live))
      return copies.placeSecret(text, record?.summary.expiresAt ?? null)
    },
  }

  /** What the app would add, with an environment variable where each secret stands. */
  function variableHeaders(draft: RequestDraft, { owner }: PreparedRequest): readonly SnippetHeader[] {
    if (owner === null) return []
    const { token } = states.of(owner.id)
    const isBound = carriesProof(token, owner)
    const use = usedAs(isBound, catalogue.whatIs(owner).use)
    const carried = token?.carry.headerNames ?? []
    const needsProof = isBound && !setByPerson(draft, use.header)
    return added(draft, [
      { name: use.header, value: [{ text: schemePart(use) }, { variable: 'HALLPASS_TOKEN' }] },
      ...(needsProof ? [{ name: 'DPoP', value: [{ variable: proofVariable }] }] : []),
      ...carried.map((name) => ({ name, value: [{ variable: environmentName(name) }] })),
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
