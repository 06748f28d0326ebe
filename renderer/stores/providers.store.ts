/** The systems that can be connected to, as main knows them: built-in ones, and those that people made. */
import { create } from 'zustand'
import type { AppError } from '../../shared/core/app-error.ts'
import type { Result } from '../../shared/core/result.ts'
import type { Provider, SignIn } from '../../shared/domain/provider.ts'
import { api, type ListedProvider } from '../lib/api.ts'

type ProvidersState = {
  readonly providers: readonly ListedProvider[]
  /** Why they could not be had, if so. */
  readonly failure: AppError | null
  readonly load: () => Promise<void>
  /** Takes over what main pushed. */
  readonly receive: (providers: readonly ListedProvider[]) => void
  readonly save: (provider: Provider) => Promise<Result<ListedProvider>>
  readonly remove: (id: string) => Promise<Result<void>>
}

export const useProviders = create<ProvidersState>((set, get) => ({
  providers: [],
  failure: null,
  load: async () => {
    const result = await api.providers.list()
    if (result.ok) get().receive(result.value)
    else set({ failure: result.error })
  },
  receive: (providers) => set({ providers, failure: null }),
  save: (provider) => api.providers.save({ provider }),
  remove: (id) => api.providers.remove({ id }),
}))

/** One system, or undefined. */
export function useProvider(id: string): ListedProvider | undefined {
  return useProviders((state) => state.providers.find((provider) => provider.id === id))
}

/** The system with this id now, outside of drawing; undefined when there is none. */
export function providerNow(id: string): ListedProvider | undefined {
  return useProviders.getState().providers.find((provider) => provider.id === id)
}

/** One of a system's sign-ins, or undefined. */
export function signInOf(provider: Provider | undefined, id: string): SignIn | undefined {
  return provider?.signIns.find((signIn) => signIn.id === id)
}
