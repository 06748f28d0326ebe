import { assertNever } from '../core/assert-never.ts'
import type { Nearness } from '../domain/near-address.ts'

/** What it means that an address is this near, for somebody who did not type it: what it is, and what to make of it. */
export function describeNearness(nearness: Nearness): { readonly what: string; readonly advice: string } {
  switch (nearness) {
    case 'this-computer':
      return {
        what: 'On this computer',
        advice: 'Calls would go to a program that runs here, not to a service elsewhere. Go on if you know which one.',
      }
    case 'own-network':
      return {
        what: 'Inside your own network',
        advice:
          'That is as it should be for a system of your own company. From somebody you do not know, ask first: it would have this computer call devices around you.',
      }
    case 'cloud-machine':
      return {
        what: 'Where machines in a cloud get their own credentials',
        advice: 'No service for people is there. Do not go on unless you know exactly why.',
      }
    default:
      return assertNever(nearness)
  }
}
