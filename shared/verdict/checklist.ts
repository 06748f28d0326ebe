/** What a server would take and what it would refuse about a token, point by point, with what a person can do. */
import type { JwtReading, TokenReading } from '../jwt/token-reading.ts'
import { checkAudience, checkIssuer } from './check-expectations.ts'
import { checkAlgorithm, checkCritical, checkSignature, checkType } from './check-header.ts'
import { checkClock, checkLifetime } from './check-times.ts'
import { checkHeaderFit, checkReadable, checkRepeated } from './check-writing.ts'
import { claimsOf } from './claim-values.ts'
import type { ChecklistItem, Expectations, VerdictFacts } from './verdict.ts'

/**
 * The points in the order in which servers look at them. `expectations` is what the person knows of their server; what is
 * left empty is told as unknown. Points that say nothing about this token are left out; of an opaque token nearly all.
 */
export function checklist(
  reading: TokenReading,
  facts: VerdictFacts,
  expectations: Expectations,
): readonly ChecklistItem[] {
  const items =
    reading.format === 'jwt'
      ? ofReadable(reading, facts, expectations)
      : [checkReadable(reading), checkHeaderFit(reading)]
  return items.filter((item) => item !== null)
}

function ofReadable(
  reading: JwtReading,
  facts: VerdictFacts,
  expectations: Expectations,
): readonly (ChecklistItem | null)[] {
  const claims = claimsOf(reading)
  const own = facts.stored?.providerName ?? null
  const written = [checkReadable(reading), checkHeaderFit(reading)]
  const header = [
    checkSignature(reading, facts.check),
    checkAlgorithm(reading, expectations),
    checkCritical(reading, facts.check),
  ]
  if (claims === null) return [...written, ...header]
  return [
    ...written,
    checkClock(claims, facts),
    checkLifetime(claims),
    ...header,
    checkIssuer(claims, expectations, own),
    checkAudience(claims, expectations, own),
    checkType(reading, claims),
    checkRepeated(reading),
  ]
}
