/** Reads a provider card from text that anybody may have written. Says in one sentence why a text is none. */
import type * as z from 'zod'
import { AppFailure } from '../../shared/core/app-error.ts'
import { isDeeperThan } from '../../shared/core/is-deeper-than.ts'
import { isObject } from '../../shared/core/is-object.ts'
import { cardVersion, type ProviderCard } from '../../shared/domain/provider-card.ts'
import { cardSchema } from './card-schema.ts'

/** Characters that a card may have. */
export const longestCard = 10_000_000

/** Levels of lists and objects. */
const deepestCard = 60

/** Whether a text means to be a card, whatever else may be wrong with it. */
export function isCardText(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text) && /"hallpass"\s*:/.test(text)
}

/** The card. Fails with `invalid-input` for what is none, cannot be used, or is of a newer Hallpass. */
export function readCard(text: string): ProviderCard {
  if (text.length > longestCard) throw refusal('This is longer than any provider card.')
  const value = parse(text)
  if (!isObject(value) || value.hallpass === undefined) {
    throw refusal('This is no provider card: a card says so with "hallpass": 1.')
  }
  if (typeof value.hallpass === 'number' && value.hallpass > cardVersion) {
    throw refusal('This card was made by a newer Hallpass. Update Hallpass, then bring it in again.')
  }
  // Before the schema, which calls itself for each level.
  if (isDeeperThan(value, deepestCard)) throw refusal('This card has more in one another than any card.')
  const parsed = cardSchema.safeParse(value)
  if (!parsed.success) throw refusal(`This card cannot be used: ${firstProblem(parsed.error)}`)
  const { $schema: _, ...card } = parsed.data
  return card
}

/** The card as the text of its file. */
export function writeCard(card: ProviderCard): string {
  return `${JSON.stringify(card, null, 2)}\n`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    // Never the parser's own error: it repeats what it could not read.
    throw refusal('This is no provider card: it is not JSON, or only a part of it.')
  }
}

type Issue = z.core.$ZodIssue

/** The first thing that is wrong, and where. Nothing of what stands there is repeated but names. */
function firstProblem({ issues }: z.ZodError): string {
  const [first] = issues
  if (first === undefined) return 'something in it is not as it has to be.'
  const { issue, path } = innermost(first, first.path)
  return `${placeOf(path)} ${wordsFor(issue)}.`
}

/** Of several shapes that do not fit, the one that a person most likely meant: the one with the fewest faults. */
function innermost(
  issue: Issue,
  path: readonly PropertyKey[],
): { readonly issue: Issue; readonly path: readonly PropertyKey[] } {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return { issue, path }
  const [best] = [...issue.errors].sort((a, b) => a.length - b.length)
  const [next] = best ?? []
  return next === undefined ? { issue, path } : innermost(next, [...path, ...next.path])
}

function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'it'
  const text = path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step).slice(0, 60)}`))
    .join('')
  return `“${text.replace(/^\./, '')}”`
}

function wordsFor(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing, or is not what it has to be' : 'is not what it has to be'
    case 'unrecognized_keys':
      return `has something that Hallpass does not know: “${(issue.keys[0] ?? '').slice(0, 60)}”`
    case 'too_big':
      return 'is longer than Hallpass takes'
    case 'too_small':
      return 'is empty'
    case 'invalid_format':
      return issue.message.startsWith('is ') ? issue.message : 'is not written as it has to be'
    default:
      return 'is none of what it may be'
  }
}

function refusal(reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', reason })
}
