import type { Provider } from '../../../shared/domain/provider.ts'

/** The systems whose name, summary or sign-ins hold every word that is sought; names that begin with it first. */
export function findSystems<P extends Provider>(providers: readonly P[], sought: string): readonly P[] {
  const words = plain(sought).split(/\s+/).filter(Boolean)
  const fits = (provider: Provider) => {
    const text = plain([provider.name, provider.summary, ...provider.signIns.map((signIn) => signIn.label)].join(' '))
    return words.every((word) => text.includes(word))
  }
  const begins = (provider: Provider) => (plain(provider.name).startsWith(words[0] ?? '') ? 0 : 1)
  return providers.filter(fits).toSorted((one, other) => begins(one) - begins(other))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
