/** Asks the person where to save, and writes there. */
export type FileSaver = {
  /**
   * Resolves to the chosen file's name, or null when the dialog was closed; `content` is only asked for after that. The
   * file is there as a whole or not at all. Fails with `storage-failed`, or as `content` does.
   */
  readonly save: (suggestedName: string, content: () => AsyncIterable<Uint8Array>) => Promise<string | null>
}
