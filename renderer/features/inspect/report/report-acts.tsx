import { Diff, Hammer, History } from 'lucide-react'
import type { TokenReading } from '../../../../shared/jwt/token-reading.ts'
import { usePastedTokens } from '../../../stores/pasted-tokens.store.ts'
import { type ComparedSide, useReadingDesk } from '../../../stores/reading-desk.store.ts'
import { useView } from '../../../stores/view.store.ts'
import { Button } from '../../../ui/button.tsx'
import { draftLike } from '../build/draft-like.ts'

type ReportActsProps = {
  readonly reading: TokenReading
  /** This token, as one side of a comparison. */
  readonly side: ComparedSide
  /** The token itself, where the person pasted it. */
  readonly pasted?: string
  /** The token that it took the place of; null when that is not known. */
  readonly before?: ComparedSide | null
}

/** What else can be done with a token that is read: compare it, or build one like it. */
export function ReportActs({ reading, side, pasted, before = null }: ReportActsProps) {
  const { compare, build } = useReadingDesk.getState()
  const show = useView((state) => state.show)
  if (reading.format !== 'jwt') return null
  const { header, payload } = reading
  const goCompare = (first: ComparedSide, second: ComparedSide) => {
    if (pasted !== undefined) usePastedTokens.getState().put('first', pasted)
    compare({ first, second })
    show({ kind: 'read-tokens', tool: 'compare' })
  }
  return (
    <>
      {before && (
        <Button icon={<History size={16} />} onClick={() => goCompare(before, side)}>
          Compare with the one before
        </Button>
      )}
      <Button icon={<Diff size={16} />} onClick={() => goCompare(side, { kind: 'pasted' })}>
        Compare with another
      </Button>
      {payload.readable && (
        <Button
          icon={<Hammer size={16} />}
          onClick={() => {
            build(draftLike(header.readable ? header.text : '{}', payload.text))
            show({ kind: 'read-tokens', tool: 'build' })
          }}
        >
          Build one like it
        </Button>
      )}
    </>
  )
}
