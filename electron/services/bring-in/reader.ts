import type { BroughtChoice, BroughtKind, BroughtPreview, Taken } from '../../../shared/bring-in/brought.ts'

/** Something that was read: what is shown of it, and how it is taken. What it holds of secrets lives in its closure only. */
export type Held = {
  readonly preview: BroughtPreview
  /** Takes it; `choice` is of the preview's kind. Fails with `invalid-input`, `storage-failed`: then nothing has changed. */
  readonly take: (choice: BroughtChoice) => Promise<Taken>
}

/** Reads one kind of what people bring in. One file each; the service asks them in their order. */
export type Reader = {
  readonly kind: BroughtKind
  /** Whether a text is meant to be of this kind, sound or not. Cheap, never throws. */
  readonly fits: (text: string) => boolean
  /**
   * Fails with `invalid-input` (field `text`) and a sentence that says where it went wrong. Changes nothing. `address`: where it
   * was fetched from; null for a file or a text.
   */
  readonly read: (text: string, from: string, address: string | null) => Promise<Held>
}
