/** The system's clipboard, X11's primary selection included. */
export type Clipboard = {
  readonly write: (text: string) => Promise<void>
  /** Clears every selection that still holds `text`, and only those. */
  readonly clearIfHolds: (text: string) => Promise<boolean>
}
