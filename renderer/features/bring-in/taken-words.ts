import type { Taken } from '../../lib/api.ts'

/** What is said after something was taken, where that cannot be seen; null where it can. */
export function takenWords({ connectionIds, providerIds, variables = 0 }: Taken): string | null {
  if (connectionIds.length > 0 || providerIds.length > 0) return null
  return variables === 1 ? 'One variable is there now.' : `${variables} variables are there now.`
}
