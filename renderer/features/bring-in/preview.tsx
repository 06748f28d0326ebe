import { assertNever } from '../../../shared/core/assert-never.ts'
import type { Brought, BroughtChoice, Taken } from '../../lib/api.ts'
import { CardPreviewView } from './card/card-preview.tsx'
import { CommandPreviewView } from './command/command-preview.tsx'
import { OpenApiPreviewView } from './open-api/open-api-preview.tsx'
import { CollectionPreviewView } from './postman/collection-preview.tsx'
import { EnvironmentPreviewView } from './postman/environment-preview.tsx'

type PreviewOfProps = {
  readonly brought: Brought
  readonly isTaking: boolean
  readonly onDrop: () => void
  readonly onTake: (choice: BroughtChoice) => Promise<Taken | null>
}

/** The preview that fits what was brought in. */
export function Preview({ brought: { preview, from }, ...acts }: PreviewOfProps) {
  switch (preview.kind) {
    case 'command':
      return <CommandPreviewView {...{ preview, from }} {...acts} />
    case 'card':
      return <CardPreviewView {...{ preview, from }} {...acts} />
    case 'open-api':
      return <OpenApiPreviewView {...{ preview, from }} {...acts} />
    case 'postman-collection':
      return <CollectionPreviewView {...{ preview, from }} {...acts} />
    case 'postman-environment':
      return <EnvironmentPreviewView {...{ preview, from }} {...acts} />
    default:
      return assertNever(preview)
  }
}
