import type { Provider } from '../domain/provider.ts'
import type { Channels, EventChannels } from './contract.ts'

/** A provider as the window knows it: with the whole form of its sign-ins, and whether people made it. */
export type ListedProvider = Provider & { readonly isOwn: boolean }

export type ProvidersContract = {
  /** All there are: those that come with the app first. */
  list: () => readonly ListedProvider[]
  /** Keeps one that a person made, in place of the one with its id; with an empty id, as a new one. */
  save: (input: { provider: Provider }) => ListedProvider
  /** Deletes one that a person made. Fails with `invalid-input` while a connection belongs to it. */
  remove: (input: { id: string }) => void
}

export type ProvidersEvents = { changed: readonly ListedProvider[] }

export const providersChannels = {
  list: 'providers:list',
  save: 'providers:save',
  remove: 'providers:remove',
} as const satisfies Channels<ProvidersContract, 'providers'>

export const providersEvents = { changed: 'providers!changed' } as const satisfies EventChannels<
  ProvidersEvents,
  'providers'
>
