/** The system's clipboard, X11's primary selection included. */
export type Clipboard = {
  readonly write: (text: string) => Promise<void>
  /** Clears every selection whose text is the one, and only those; tells whether there was any. */
  readonly clearIf: (isTheOne: (text: string) => Promise<boolean>) => Promise<boolean>
}
