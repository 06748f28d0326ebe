/** The providers that people make: kept, changed, deleted. The built-in ones never change. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Provider } from '../../shared/domain/provider.ts'
import type { ListedProvider } from '../../shared/ipc/providers.contract.ts'
import type { Catalogue } from './catalogue.ts'
import { checkLogins } from './check-login.ts'
import type { ConnectionStore } from './connection-store.ts'

/** What the provider service works with. */
export type ProviderServiceParts = {
  readonly catalogue: Catalogue
  readonly connections: ConnectionStore
  /** A new id, never used before. */
  readonly newId: () => string
  /** Deletes what is kept for a system besides itself. */
  readonly forgetKept: (id: string) => Promise<void>
}

export type ProviderService = ReturnType<typeof createProviderService>

const mostProviders = 500

export function createProviderService({ catalogue, connections, newId, forgetKept }: ProviderServiceParts) {
  const listed = (provider: Provider): ListedProvider => ({ ...provider, isOwn: catalogue.isOwn(provider.id) })
  return {
    list: (): readonly ListedProvider[] => catalogue.list().map(listed),

    /** Fails with `invalid-input` when its sign-ins cannot work. */
    check(provider: Provider): void {
      assertWorks(provider)
      checkLogins(provider)
    },

    /** Fails with `invalid-input` when its sign-ins cannot work, and `not-found` for a built-in one. */
    save(provider: Provider): ListedProvider {
      if (provider.id === '' && catalogue.list().length >= mostProviders) {
        throw new AppFailure({
          code: 'invalid-input',
          reason: `Hallpass keeps ${mostProviders} systems. Delete one first.`,
        })
      }
      const id = provider.id === '' ? `own-${newId()}` : provider.id
      assertWorks(provider)
      checkLogins(provider)
      return listed(catalogue.put({ ...provider, id }))
    },

    async remove(id: string): Promise<void> {
      const users = connections.list().filter(({ providerId }) => providerId === id)
      if (users.length > 0) {
        const who =
          users.length === 1 ? `The connection “${users[0]?.name}” belongs` : `${users.length} connections belong`
        throw new AppFailure({ code: 'invalid-input', reason: `${who} to this system. Delete that first.` })
      }
      catalogue.remove(id)
      await forgetKept(id)
    },
  }
}

/** What the shape alone does not tell: names that stand twice, and nowhere to sign in. */
function assertWorks({ name, servers, signIns }: Provider): void {
  const refuse = (reason: string, field?: string) => {
    throw new AppFailure({ code: 'invalid-input', reason, ...(field === undefined ? {} : { field }) })
  }
  if (name.trim() === '') refuse('Give the system a name.', 'name')
  if (twice(servers.map(({ id }) => id))) refuse('Each address is there once.')
  if (twice(signIns.map(({ id }) => id))) refuse('Each sign-in needs an id of its own.')
  for (const { fields } of signIns) {
    if (twice(fields.map((field) => field.name))) refuse('Each field of a sign-in needs a name of its own.')
  }
}

function twice(names: readonly string[]): boolean {
  return new Set(names).size < names.length
}
