/** Asks the person where to save, and writes there. */
export type FileSaver = {
  /** Resolves to the chosen file's name, or null when the dialog was closed. Fails with `storage-failed`. */
  readonly save: (suggestedName: string, bytes: Uint8Array) => Promise<string | null>
}
