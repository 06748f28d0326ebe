import type { Brought, BroughtChoice, BroughtPreview, Taken } from '../../lib/api.ts'

/** What every preview gets: one kind of what was brought in, and the ways on. */
export type PreviewProps<P extends BroughtPreview> = {
  readonly preview: P
  /** Where it came from; empty for what was pasted. */
  readonly from: string
  /** Takes it. Resolves to null when that failed; the failure is shown below the preview. */
  readonly onTake: (choice: Extract<BroughtChoice, { kind: P['kind'] }>) => Promise<Taken | null>
  readonly isTaking: boolean
  readonly onDrop: () => void
}

/** What was read, and what the preview is of. */
export type Looked = Pick<Brought, 'id' | 'from' | 'preview'>
