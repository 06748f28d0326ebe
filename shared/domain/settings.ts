/** The person's preferences. */
export type Settings = {
  readonly theme: 'system' | 'light' | 'dark'
  /** After how many seconds a copied token leaves the clipboard; 0 = never. */
  readonly clipboardSeconds: number
  /** How long a revealed token stays visible, seconds. */
  readonly revealSeconds: number
  /** After how many seconds a request that has no whole answer yet is given up; 0 = never. */
  readonly answerSeconds: number
}

export const defaultSettings: Settings = { theme: 'system', clipboardSeconds: 30, revealSeconds: 30, answerSeconds: 0 }
