/** The person's preferences. */
export type Settings = {
  readonly theme: 'system' | 'light' | 'dark'
  /** After how many seconds a copied token leaves the clipboard; 0 = not by time. */
  readonly clipboardSeconds: number
  /** How long a revealed token stays visible, seconds. */
  readonly revealSeconds: number
  /** After how many seconds a request that has no whole answer yet is given up; 0 = never. */
  readonly answerSeconds: number
  /** After how many seconds without a key or a click Hallpass locks itself; 0 = never. */
  readonly lockAfterSeconds: number
  /** Whether the names of connections stay visible while it is locked. */
  readonly showNamesWhenLocked: boolean
  /** Whether the window is kept out of screenshots and shared screens, where the system can do that. */
  readonly protectScreen: boolean
  /** Where there is no keychain: the person chose to have secrets in memory only, and need not be asked again. */
  readonly keepsInMemory: boolean
}

export const defaultSettings: Settings = {
  theme: 'system',
  clipboardSeconds: 30,
  revealSeconds: 30,
  answerSeconds: 0,
  lockAfterSeconds: 300,
  showNamesWhenLocked: true,
  protectScreen: false,
  keepsInMemory: false,
}
