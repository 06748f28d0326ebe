import type { AppError } from '../../../../shared/core/app-error.ts'
import type { TokenReading } from '../../../../shared/jwt/token-reading.ts'
import { usePastedTokens } from '../../../stores/pasted-tokens.store.ts'
import type { ComparedSide } from '../../../stores/reading-desk.store.ts'
import { useTokenState } from '../../../stores/tokens.store.ts'
import { usePastedReading } from '../page/use-pasted-reading.ts'
import { useStoredReading } from '../use-stored-reading.ts'

/** One side of a comparison as far as it can be read. */
export type SideReading = { readonly reading: TokenReading | null; readonly failure: AppError | null }

/** The reading of one side: of what is pasted there, or of a connection's token. */
export function useSide(side: ComparedSide, place: 'first' | 'second'): SideReading {
  const connectionId = side.kind === 'pasted' ? '' : side.connectionId
  const obtainedAt = useTokenState(connectionId)?.token?.obtainedAt ?? null
  const { stored, failure } = useStoredReading(connectionId, obtainedAt)
  const text = usePastedTokens((state) => state.texts[place])
  const pasted = usePastedReading(side.kind === 'pasted' ? text : '')
  if (side.kind === 'pasted') return { reading: pasted.reading, failure: null }
  if (side.kind === 'before') return { reading: stored?.before?.reading ?? null, failure }
  return { reading: stored?.reading ?? null, failure }
}
