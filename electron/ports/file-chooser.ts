/** A file on this computer that the person chose. Only the main process ever knows its path. */
export type ChosenFile = {
  /** Full path. */
  readonly path: string
  /** The last part of the path, for showing. */
  readonly name: string
  /** Bytes, when it was chosen. */
  readonly size: number
}

/** What the dialog says and offers. */
export type ChooseOptions = {
  /** What is chosen, as the dialog's title: `Choose a certificate`. */
  readonly title: string
  /** What the dialog shows at first; any other file can be chosen as well. Extensions without the dot. */
  readonly kinds?: readonly { readonly name: string; readonly extensions: readonly string[] }[]
}

/** Asks the person for a file, in the system's own dialog. */
export type FileChooser = {
  /** Resolves to null when the dialog was closed. Fails with `invalid-input` for what is no file or cannot be read. */
  readonly choose: (options: ChooseOptions) => Promise<ChosenFile | null>
}
