/** Every provider the app knows: those that come with it, and those that people made. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { Provider, SignIn, TokenUse } from '../../shared/domain/provider.ts'
import { findSignIn, providers } from '../../shared/providers/index.ts'
import { completeSignIn } from '../flows/complete-sign-in.ts'
import type { DocumentStore } from '../ports/document-store.ts'

/** What is on disk of providers that people made: no secret. */
export type ProvidersDocument = { readonly providers: readonly Provider[] }

/** What a connection is a connection to. */
export type Known = {
  readonly provider: Provider
  readonly signIn: SignIn
  /** How its tokens are used. */
  readonly use: TokenUse
}

type Subject = Pick<Connection, 'providerId' | 'signInId' | 'values'>

/** The providers, each with the whole form of its sign-ins. Changes are on disk when the call returns, and announced. */
export type Catalogue = {
  readonly list: () => readonly Provider[]
  /** Null for one that nobody knows. */
  readonly find: (id: string) => Provider | null
  /** As it was written, without what its grants ask for besides. Throws `not-found`. */
  readonly asWritten: (id: string) => Provider
  /** Throws `not-found` for a connection to nothing known. */
  readonly whatIs: (subject: Subject) => Known
  /** True for one that people made; only those change. */
  readonly isOwn: (id: string) => boolean
  /** Keeps one that people made, in place of the one with its id. */
  readonly put: (provider: Provider) => Provider
  readonly remove: (id: string) => void
}

export function createCatalogue(document: DocumentStore<ProvidersDocument>, announce: () => void): Catalogue {
  const own = () => document.read().providers
  const builtIn = providers.map(complete)
  let all: readonly Provider[] | null = null
  const list = () => {
    all ??= [...builtIn, ...own().map(complete)]
    return all
  }
  const replace = (next: readonly Provider[]) => {
    document.write({ providers: next })
    all = null
    announce()
  }
  const find = (id: string) => list().find((provider) => provider.id === id) ?? null
  const isOwn = (id: string) => own().some((provider) => provider.id === id)
  return {
    list,
    find,
    isOwn,
    asWritten(id) {
      const provider = [...providers, ...own()].find((one) => one.id === id)
      if (provider === undefined) throw new AppFailure({ code: 'not-found', what: 'provider' })
      return provider
    },
    whatIs({ providerId, signInId, values }) {
      const provider = find(providerId)
      const signIn = provider === null ? undefined : findSignIn(provider, signInId)
      if (provider === null || signIn === undefined) throw new AppFailure({ code: 'not-found', what: 'provider' })
      return { provider, signIn, use: tokenUseOf(signIn.use ?? provider.use, values) }
    },
    put(provider) {
      if (builtIn.some(({ id }) => id === provider.id)) throw new AppFailure({ code: 'not-found', what: 'provider' })
      const known = isOwn(provider.id)
      replace(known ? own().map((one) => (one.id === provider.id ? provider : one)) : [...own(), provider])
      return complete(provider)
    },
    remove(id) {
      if (!isOwn(id)) throw new AppFailure({ code: 'not-found', what: 'provider' })
      replace(own().filter((one) => one.id !== id))
    },
  }
}

function complete(provider: Provider): Provider {
  return { ...provider, signIns: provider.signIns.map(completeSignIn) }
}

/** As the provider has it, but for what the person said in the form; a "-" stands for no word at all. */
function tokenUseOf(use: TokenUse, { tokenHeader, tokenScheme }: Readonly<Record<string, string>>): TokenUse {
  return {
    header: tokenHeader || use.header,
    scheme: tokenScheme === '-' ? '' : tokenScheme || use.scheme,
  }
}
