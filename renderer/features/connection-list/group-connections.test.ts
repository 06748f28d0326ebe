import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../shared/domain/connection.ts'
import { plainNetwork } from '../../../shared/domain/network.ts'
import { providers } from '../../../shared/providers/index.ts'
import { groupConnections } from './group-connections.ts'

function connection(name: string, environment: Connection['environment']): Connection {
  return {
    id: name,
    providerId: 'infoworks',
    signInId: 'user-password',
    name,
    environment,
    servers: {},
    values: {},
    savedSecrets: [],
    acceptsInsecure: false,
    verifyTls: true,
    network: plainNetwork,
    allowedHosts: [],
    keepFresh: false,
    basicEncoding: 'exact',
    createdAt: 0,
  }
}

const all = [
  connection('Practice one', { kind: 'practice', label: 'Practice' }),
  connection('Site 10', { kind: 'production', label: 'Production' }),
  connection('Site 9', { kind: 'production', label: 'Production' }),
  connection('Stage', { kind: 'own', label: 'Staging' }),
]

describe('the sidebar', () => {
  it('puts production first and practice last, and counts as people do', () => {
    const groups = groupConnections(all, providers, '')
    expect(groups.map((group) => group.environment.label)).toEqual(['Production', 'Staging', 'Practice'])
    expect(groups[0]?.connections.map((one) => one.name)).toEqual(['Site 9', 'Site 10'])
  })

  it('finds by name, system and environment together', () => {
    expect(
      groupConnections(all, providers, 'infow staging').flatMap((group) => group.connections.map((one) => one.name)),
    ).toEqual(['Stage'])
  })
})
