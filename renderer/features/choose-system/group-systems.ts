import type { ListedProvider } from '../../lib/api.ts'

/** A part of the gallery, and what it holds. */
export type SystemGroup = {
  readonly id: 'own' | 'system' | 'sign-in-service' | 'any'
  readonly title: string
  readonly systems: readonly ListedProvider[]
}

const titles = {
  own: 'Yours',
  system: 'Systems',
  'sign-in-service': 'Sign-in services',
  any: 'Anything else',
} as const satisfies Record<SystemGroup['id'], string>

/** The gallery in its parts, each in the order given. Parts without a system are left out, but for the last: there any can be added. */
export function groupSystems(providers: readonly ListedProvider[]): readonly SystemGroup[] {
  const ids = ['own', 'system', 'sign-in-service', 'any'] as const
  return ids.flatMap((id) => {
    const systems = providers.filter((provider) => groupOf(provider) === id)
    return systems.length === 0 && id !== 'any' ? [] : [{ id, title: titles[id], systems }]
  })
}

function groupOf({ isOwn, group }: ListedProvider): SystemGroup['id'] {
  return isOwn ? 'own' : (group ?? 'system')
}
