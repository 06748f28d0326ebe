import type { Environment } from '../../shared/domain/connection.ts'

/** One of the five environment colours. */
export type EnvironmentTone = 'practice' | 'test' | 'production' | 'own-a' | 'own-b'

/** The colour of an environment. Words people chose themselves share two, always the same one for the same word. */
export function environmentTone(environment: Environment): EnvironmentTone {
  if (environment.kind !== 'own') return environment.kind
  const sum = Array.from(environment.label.trim().toLowerCase()).reduce(
    (total, letter) => total + (letter.codePointAt(0) ?? 0),
    0,
  )
  return sum % 2 === 0 ? 'own-a' : 'own-b'
}
