/** A system that comes out of a file, with its requests: kept as a new one, both or neither. */
import { AppFailure } from '../../../shared/core/app-error.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import type { NewRequest } from '../../../shared/domain/saved-request.ts'
import { providerSchema } from '../../cards/provider-schema.ts'
import type { ProviderService } from '../provider-service.ts'
import type { SystemRequests } from '../system-requests.ts'

/** What keeping a system works with. */
export type KeepSystemParts = {
  readonly providers: Pick<ProviderService, 'list' | 'save' | 'remove'>
  readonly systemRequests: Pick<SystemRequests, 'put'>
}

/** Keeps it under a name that is free; returns its id. Fails with `invalid-input`, `storage-failed`. */
export async function keepSystem(
  provider: Provider,
  requests: readonly NewRequest[],
  { providers, systemRequests }: KeepSystemParts,
): Promise<string> {
  assertCanBeKept(provider)
  const names = new Set(providers.list().map(({ name }) => name))
  const { id } = providers.save({ ...provider, name: freeName(provider.name, names) })
  try {
    await systemRequests.put(id, requests)
  } catch (thrown) {
    // What went wrong first is what is told.
    await providers.remove(id).catch(() => {})
    throw thrown
  }
  return id
}

/** A system that could not be read again would take the others with it. Throws `invalid-input`. */
export function assertCanBeKept(provider: Provider): void {
  // Without an id it gets one when it is kept.
  if (providerSchema.safeParse({ ...provider, id: provider.id || 'own' }).success) return
  throw new AppFailure({
    code: 'invalid-input',
    field: 'text',
    reason: 'What this file says of its sign-ins is more than Hallpass can keep.',
  })
}

/** The name as it is, or with a number behind it. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let number = 2; ; number += 1) {
    const next = `${name.slice(0, 90)} (${number})`
    if (!taken.has(next)) return next
  }
}
