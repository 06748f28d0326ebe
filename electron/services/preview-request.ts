/** What would go out for a draft, for showing before it is sent. */
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import type { RequestDraft, RequestPreview } from '../../shared/domain/http-exchange.ts'
import { isLoopbackHost } from '../../shared/domain/server-address.ts'
import { systemName } from '../../shared/domain/system-name.ts'
import { carriesProof, maskedAuthorizationHeaders } from './authorization-headers.ts'
import { assertFilled, type ShownRequest } from './fill-variables.ts'
import {
  assertSecretsBelong,
  baseOwner,
  ownerOf,
  type Preparing,
  placeOf,
  type RequestPlace,
} from './prepare-request.ts'
import { contentOf, followingType, lacksFile, setByPerson } from './request-content.ts'
import { isWholeAddress } from './request-target.ts'

/** Sends nothing and gets no token. What stands in the way is told, not thrown. */
export async function previewRequest(shown: ShownRequest, preparing: Preparing): Promise<RequestPreview> {
  const { draft, standIns } = shown
  const typeAdded = typeAddedTo(draft).map((one) => ({ ...one, maskedValue: standIns.mask(one.maskedValue) }))
  const added = [...addedTo(draft, preparing), ...typeAdded]
  try {
    assertFilled(shown)
    const place = placeOf(draft, preparing)
    const url = standIns.mask(place.url.href)
    const remarks = remarksOn(draft, place, preparing)
    try {
      assertSecretsBelong(place, shown)
    } catch (thrown) {
      return { url, added: typeAdded, remarks: [], problem: problemOf(thrown) }
    }
    try {
      // That a file is still to be chosen, the form shows; it is a fault only once the request is sent.
      if (!lacksFile(draft.body)) await contentOf(draft, preparing.files)
      return { url, added, remarks, problem: null }
    } catch (thrown) {
      return { url, added, remarks, problem: problemOf(thrown) }
    }
  } catch (thrown) {
    return { url: standIns.mask(draft.url), added, remarks: [], problem: problemOf(thrown) }
  }
}

function addedTo(draft: RequestDraft, { connections, catalogue, tokenOf }: Preparing): RequestPreview['added'] {
  const connection = connections.get(draft.connectionId)
  try {
    const owner = ownerOf(draft, connection, connections)
    if (owner === null) return []
    const { provider, use } = catalogue.whatIs(owner)
    const token = tokenOf(owner.id)
    const all = maskedAuthorizationHeaders(token, use, carriesProof(token, owner), systemName(provider, owner.servers))
    // A proof goes with its token, and with no other.
    const isByHand = setByPerson(draft, use.header)
    return all.filter(({ name }) => !setByPerson(draft, name) && !(isByHand && name === 'DPoP'))
  } catch (thrown) {
    if (thrown instanceof AppFailure && thrown.error.code === 'request-refused') return []
    throw thrown
  }
}

/** What the authorization means beside the headers it adds. */
function remarksOn(draft: RequestDraft, place: RequestPlace, { catalogue, tokenOf }: Preparing): readonly string[] {
  const { connection, owner, url } = place
  const remarks: string[] = []
  const basePath = tokenOf(baseOwner(connection, owner).id)?.carry.basePath ?? null
  if (basePath !== null && !isWholeAddress(draft.url)) {
    remarks.push(`The path goes under ${basePath}: the sign-in named it along with the token.`)
  }
  if (owner === null) {
    remarks.push('It goes without a token: nothing of any connection is added.')
    if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
      remarks.push('This address is not protected (http): everybody on the way can read what is sent.')
    }
    return remarks
  }
  const { use } = catalogue.whatIs(owner)
  const names = [use.header, ...(tokenOf(owner.id)?.carry.headerNames ?? [])]
  for (const name of names.filter((one) => setByPerson(draft, one))) {
    const its = name === use.header ? 'the token of the connection' : 'the connection’s own'
    remarks.push(`${name} is set by hand in Headers; ${its} is not added.`)
  }
  return remarks
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
