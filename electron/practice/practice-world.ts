/**
 * What one running practice system remembers: its faults, lifetime, clock, keys, recorded requests, and which tokens
 * it issued since it began to call older ones expired. No network, no tokens' contents.
 */

import { hkdfSync } from 'node:crypto'
import { practiceCatalogue } from './practice-catalogue.ts'
import { practiceFaults } from './practice-faults.ts'
import type { PracticeFault, PracticeSystemId, RecordedRequest } from './practice-system.ts'
import { type SigningKeyPair, seededRsaKey } from './seeded-rsa-key.ts'

const keptRequests = 200
const clockOffMs = 180_000

/** The state of one running practice system. Everything time-like is in milliseconds unless named seconds. */
export type PracticeWorld = {
  readonly id: PracticeSystemId
  /** The time on this server's clock, which `clock-off` sets 3 minutes ahead. */
  now(): number
  /** How long a token issued now really lasts, in seconds. */
  lifetime(): number
  setLifetime(seconds: number | undefined): void
  has(fault: PracticeFault): boolean
  /** Counts one use of a fault: 0 for the first since it was switched on; `undefined` while it is off. */
  use(fault: PracticeFault): number | undefined
  setFault(fault: PracticeFault, on: boolean): void
  faults(): readonly PracticeFault[]
  /** A 32-byte key for one purpose, the same again for the same seed. */
  key(purpose: string): Buffer
  /** The RSA key pair of this system, made on first use, the same again for the same seed. */
  rsaKey(): Promise<SigningKeyPair>
  /** Says that a token was issued just now. */
  noteIssued(token: string): void
  /** Whether a fault makes the API call this token expired although it is not. */
  callsExpired(token: string): boolean
  readonly requests: readonly RecordedRequest[]
  record(request: RecordedRequest): void
  forget(): void
}

/** Makes the state of one system. `lifetime` is in seconds and stands until `setLifetime` changes it. */
export function createPracticeWorld(settings: {
  readonly id: PracticeSystemId
  readonly now: () => number
  readonly lifetime: number
  readonly seed: string
}): PracticeWorld {
  const faults = new Map<PracticeFault, number>()
  const requests: RecordedRequest[] = []
  const issuedSinceExpired = new Set<string>()
  const startLifetime = checkedLifetime(settings.lifetime)
  let lifetime = startLifetime
  let rsaKey: Promise<SigningKeyPair> | undefined

  const key = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', settings.seed, 'hallpass-practice', `${settings.id}:${purpose}`, 32))

  return {
    id: settings.id,
    now: () => settings.now() + (faults.has('clock-off') ? clockOffMs : 0),
    lifetime: () => lifetime,
    setLifetime(seconds) {
      lifetime = seconds === undefined ? startLifetime : checkedLifetime(seconds)
    },
    has: (fault) => faults.has(fault),
    use(fault) {
      const uses = faults.get(fault)
      if (uses !== undefined) faults.set(fault, uses + 1)
      return uses
    },
    setFault(fault, on) {
      if (!practiceFaults[fault]?.systems.includes(settings.id)) {
        throw new RangeError(`${practiceCatalogue[settings.id].name} has no practice fault named ${String(fault)}`)
      }
      if (!on) faults.delete(fault)
      else if (!faults.has(fault)) faults.set(fault, 0)
      if (fault === 'expired') issuedSinceExpired.clear()
    },
    faults: () => [...faults.keys()],
    key,
    rsaKey() {
      rsaKey ??= seededRsaKey(key('rsa'))
      return rsaKey
    },
    noteIssued(token) {
      if (faults.has('expired')) issuedSinceExpired.add(token)
    },
    callsExpired: (token) => faults.has('always-expired') || (faults.has('expired') && !issuedSinceExpired.has(token)),
    requests,
    record(request) {
      requests.push(request)
      if (requests.length > keptRequests) requests.shift()
    },
    forget() {
      requests.length = 0
      faults.clear()
      issuedSinceExpired.clear()
    },
  }
}

function checkedLifetime(seconds: number): number {
  if (Number.isSafeInteger(seconds) && seconds > 0) return seconds
  throw new RangeError(`A lifetime is a whole number of seconds above 0, not ${String(seconds)}`)
}
