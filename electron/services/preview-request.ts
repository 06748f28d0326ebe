/** What would go out for a draft, for showing before it is sent. */
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import type { RequestDraft, RequestPreview } from '../../shared/domain/http-exchange.ts'
import { maskedAuthorizationHeaders } from './authorization-headers.ts'
import { ownerOf, type Preparing, placeOf } from './prepare-request.ts'
import { contentOf, followingType, setByPerson } from './request-content.ts'
import { assertTokenBelongs } from './request-target.ts'
import { whatIsConnected } from './sign-in-runner.ts'

/** Sends nothing and gets no token. What stands in the way is told, not thrown. */
export async function previewRequest(draft: RequestDraft, preparing: Preparing): Promise<RequestPreview> {
  const added = [...addedTo(draft, preparing), ...typeAddedTo(draft)]
  try {
    const { url, owner } = placeOf(draft, preparing)
    try {
      if (owner !== null) assertTokenBelongs(url, owner)
    } catch (thrown) {
      return { url: url.href, added: typeAddedTo(draft), problem: problemOf(thrown) }
    }
    try {
      await contentOf(draft, preparing.files)
      return { url: url.href, added, problem: null }
    } catch (thrown) {
      return { url: url.href, added, problem: problemOf(thrown) }
    }
  } catch (thrown) {
    return { url: draft.url, added, problem: problemOf(thrown) }
  }
}

function addedTo(draft: RequestDraft, { connections, tokenOf }: Preparing): RequestPreview['added'] {
  const connection = connections.get(draft.connectionId)
  try {
    const owner = ownerOf(draft, connection, connections)
    if (owner === null) return []
    const { provider, use } = whatIsConnected(owner)
    const all = maskedAuthorizationHeaders(tokenOf(owner.id), use, provider.name)
    return all.filter(({ name }) => !setByPerson(draft, name))
  } catch (thrown) {
    if (thrown instanceof AppFailure && thrown.error.code === 'request-refused') return []
    throw thrown
  }
}

function typeAddedTo(draft: RequestDraft): RequestPreview['added'] {
  const type = followingType(draft)
  const why = 'Follows from the body; write your own header to change it.'
  return type === null ? [] : [{ name: 'Content-Type', maskedValue: type, why }]
}

function problemOf(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error
  throw thrown
}
