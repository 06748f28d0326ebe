/** Lets a person drag a file out of the window. */
export type DragOut = {
  /**
   * Writes the content to a file that only its owner may read, and starts dragging it. Fails with `storage-failed`, or as
   * the content does. Returns the way to remove the file, which never fails.
   */
  readonly start: (suggestedName: string, content: AsyncIterable<Uint8Array>) => Promise<() => Promise<void>>
  /** Removes every such file, also what an earlier run left behind. */
  readonly sweep: () => Promise<void>
}
