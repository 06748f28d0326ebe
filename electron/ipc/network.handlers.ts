/** The door's side of connections' networks. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { NetworkContract } from '../../shared/ipc/network.contract.ts'
import type { NetworkService } from '../services/network-service.ts'
import { trustedCertificate } from './network-schemas.ts'
import { parseInput } from './parse.ts'
import { id, nothing, value } from './schemas.ts'

type Input<M extends keyof NetworkContract> = Parameters<NetworkContract[M]>[0]

const chooseClientKey = z.strictObject({ id }) satisfies z.ZodType<Input<'chooseClientKey'>>
const unlock = z.strictObject({ id, passphrase: value }) satisfies z.ZodType<Input<'unlockClientCertificate'>>
const trust = z.strictObject({ connectionId: id, certificate: trustedCertificate }) satisfies z.ZodType<Input<'trust'>>
const addAuthority = z.strictObject({ connectionId: id }) satisfies z.ZodType<Input<'addAuthority'>>

export function createNetworkHandlers(service: NetworkService): Handlers<NetworkContract> {
  return {
    async chooseAuthority(input) {
      parseInput(nothing, input)
      return service.chooseAuthority()
    },
    async chooseClientCertificate(input) {
      parseInput(nothing, input)
      return service.chooseClientCertificate()
    },
    async chooseClientKey(input) {
      return service.chooseClientKey(parseInput(chooseClientKey, input).id)
    },
    async unlockClientCertificate(input) {
      const { id, passphrase } = parseInput(unlock, input)
      return service.unlockClientCertificate(id, passphrase)
    },
    async trust(input) {
      const { connectionId, certificate } = parseInput(trust, input)
      return service.trust(connectionId, certificate)
    },
    async addAuthority(input) {
      return service.addAuthority(parseInput(addAuthority, input).connectionId)
    },
  }
}
