/** Whether Hallpass is open, and if not, how it opens. */
export type LockState =
  | { readonly locked: false }
  | {
      readonly locked: true
      readonly because: LockReason
      /** By a click where no passphrase is set: then locking only hides what is on the screen. */
      readonly opensBy: 'passphrase' | 'click'
      /** The passphrase was put in front of a keychain that cannot be used now: it has to be unlocked first. */
      readonly lacksKeychain: boolean
      /** After wrong passphrases: none is tried before this instant, ms. */
      readonly notBefore: number | null
      /** Names of connections; empty where the person does not want them shown. */
      readonly names: readonly string[]
    }

/** `start`: it was not opened yet. `left`: the screen was locked, or the computer went to sleep. */
export type LockReason = 'start' | 'by-hand' | 'idle' | 'left'

/** Longest account of where the person was that is kept over the lock, characters. */
export const mostPlaceLength = 100_000
