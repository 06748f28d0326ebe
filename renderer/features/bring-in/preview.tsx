import { assertNever } from '../../../shared/core/assert-never.ts'
import type { Brought, BroughtChoice, Taken } from '../../lib/api.ts'

type PreviewOfProps = {
  readonly brought: Brought
  readonly isTaking: boolean
  readonly onDrop: () => void
  readonly onTake: (choice: BroughtChoice) => Promise<Taken | null>
}

/** The preview that fits what was brought in. */
export function Preview({ brought: { preview } }: PreviewOfProps) {
  switch (preview.kind) {
    case 'command':
    case 'card':
    case 'open-api':
    case 'postman-collection':
    case 'postman-environment':
      return null
    default:
      return assertNever(preview)
  }
}
