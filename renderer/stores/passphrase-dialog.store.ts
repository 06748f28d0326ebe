/** Which question about the passphrase is asked: it can come up from several places, and is shown in one. */
import { create } from 'zustand'

type PassphraseDialogStore = {
  readonly asked: 'set' | 'change' | 'remove' | null
  readonly ask: (what: 'set' | 'change' | 'remove') => void
  readonly close: () => void
}

export const usePassphraseDialog = create<PassphraseDialogStore>((set) => ({
  asked: null,
  ask: (asked) => set({ asked }),
  close: () => set({ asked: null }),
}))
