import { assertNever } from '../../../shared/core/assert-never.ts'
import type { Brought, BroughtChoice, Taken } from '../../lib/api.ts'
import { CardPreviewView } from './card/card-preview.tsx'

type PreviewOfProps = {
  readonly brought: Brought
  readonly isTaking: boolean
  readonly onDrop: () => void
  readonly onTake: (choice: BroughtChoice) => Promise<Taken | null>
}

/** The preview that fits what was brought in. */
export function Preview({ brought: { preview, from }, ...acts }: PreviewOfProps) {
  switch (preview.kind) {
    case 'card':
      return <CardPreviewView {...{ preview, from }} {...acts} />
    case 'command':
    case 'open-api':
    case 'postman-collection':
    case 'postman-environment':
      return null
    default:
      return assertNever(preview)
  }
}
