/** Requests that came with a system: each new connection to it starts with them. Kept sealed, like other requests. */
import { isObject } from '../../shared/core/is-object.ts'
import type { NewRequest } from '../../shared/domain/saved-request.ts'
import type { SealedDocuments, SealedKind } from '../ports/sealed-documents.ts'
import { readForm } from './form-guard.ts'

/** The requests that came with a system. */
export type SystemRequestsDocument = { readonly requests: readonly NewRequest[] }

export const systemRequestsKind: SealedKind<SystemRequestsDocument> = {
  name: 'system-requests',
  title: 'requests of a system',
  fresh: { requests: [] },
  migrations: [],
  isValid: (value): value is SystemRequestsDocument =>
    isObject(value) &&
    Array.isArray(value.requests) &&
    value.requests.every(
      (one) =>
        isObject(one) &&
        typeof one.name === 'string' &&
        (one.folder === null || typeof one.folder === 'string') &&
        readForm(one.form) !== null,
    ),
}

/** What the requests of systems work with. */
export type SystemRequestsParts = {
  readonly sealed: SealedDocuments
  /** Saves requests at a connection; returns how many. */
  readonly saveAll: (connectionId: string, requests: readonly NewRequest[]) => Promise<number>
}

export type SystemRequests = ReturnType<typeof createSystemRequests>

export function createSystemRequests({ sealed, saveAll }: SystemRequestsParts) {
  const documentOf = (providerId: string) => sealed.of(systemOwner(providerId), systemRequestsKind)
  return {
    async of(providerId: string): Promise<readonly NewRequest[]> {
      return (await documentOf(providerId).read()).requests
    },

    /** In place of those there were. Connections that are there already keep what they have. */
    async put(providerId: string, requests: readonly NewRequest[]): Promise<void> {
      await documentOf(providerId).update(() => ({ requests }))
    },

    /** Gives a connection copies of all of them; returns how many. */
    async handOn(providerId: string, connectionId: string): Promise<number> {
      return saveAll(connectionId, (await documentOf(providerId).read()).requests)
    },

    async forget(providerId: string): Promise<void> {
      await sealed.remove(systemOwner(providerId))
    },
  }
}

/** Under which name the requests of a system are kept. */
export function systemOwner(providerId: string): string {
  return `system-${providerId}`
}
