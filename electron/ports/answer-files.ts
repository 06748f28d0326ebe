/** A body that is kept until the app ends or lets it go. Only this object can read it. */
export type AnswerFile = {
  /** Bytes. */
  readonly size: number
  /** Up to `length` bytes from `start` on; fewer where the body ends. Fails with `storage-failed`. */
  readonly read: (start: number, length: number) => Promise<Uint8Array>
  /** All of it in its order, piece by piece. Fails with `storage-failed`. */
  readonly content: () => AsyncIterable<Uint8Array>
  /** Lets it go, for good. Never fails. */
  readonly remove: () => Promise<void>
}

/** Where bodies of answers are kept: encrypted, readable by this run of the app only. */
export type AnswerFiles = {
  /**
   * Keeps a body as it comes. The pieces are taken over: nobody may look into one any more once the next is asked for.
   * Fails with `storage-failed` when the disk does not take it, else as the body itself does; then nothing of it is left.
   */
  readonly keep: (body: AsyncIterable<Uint8Array>) => Promise<AnswerFile>
  /** Removes all there is, also what an earlier run left behind. */
  readonly sweep: () => Promise<void>
}
