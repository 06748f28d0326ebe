/** What is compared with what, what was checked, and the token that is being built: in memory only, as pasted tokens are. */
import { create } from 'zustand'
import type { SignatureCheck } from '../../shared/jwt/signature-check.ts'
import type { BuiltToken, IssuerFacts, SecretEncoding, SigningAlgorithm } from '../lib/api.ts'
import { usePastedTokens } from './pasted-tokens.store.ts'

/** One side of a comparison. `before` is the token that a connection's token took the place of. */
export type ComparedSide =
  | { readonly kind: 'pasted' }
  | { readonly kind: 'stored'; readonly connectionId: string }
  | { readonly kind: 'before'; readonly connectionId: string }

/** A token being built: its parts as JSON text. */
export type BuildDraft = { readonly header: string; readonly payload: string }

/** What a token is signed with, as it stands in the form, but for the key itself: that stays in its field. */
export type Signing = {
  readonly way: 'made-here' | 'pasted' | 'secret' | 'none'
  readonly alg: SigningAlgorithm
  readonly encoding: SecretEncoding
}

/** A token made here, and what it was made from. */
export type Built = { readonly token: BuiltToken; readonly draft: BuildDraft; readonly signing: Signing }

/** The check of the token in the reader, for as long as that is there. */
export type LastCheck = {
  readonly token: string
  readonly check: SignatureCheck
  readonly issuer: IssuerFacts | null
}

const startingSigning: Signing = { way: 'made-here', alg: 'RS256', encoding: 'text' }

type ReadingDeskState = {
  readonly sides: { readonly first: ComparedSide; readonly second: ComparedSide }
  /** Null until something was written or taken over. */
  readonly draft: BuildDraft | null
  readonly signing: Signing
  readonly built: Built | null
  readonly lastCheck: LastCheck | null
  readonly sign: (signing: Signing) => void
  readonly keepBuilt: (built: Built | null) => void
  readonly keepCheck: (check: LastCheck | null) => void
  readonly compare: (sides: Partial<ReadingDeskState['sides']>) => void
  readonly build: (draft: BuildDraft | null) => void
}

export const useReadingDesk = create<ReadingDeskState>()((set) => ({
  sides: { first: { kind: 'pasted' }, second: { kind: 'pasted' } },
  draft: null,
  signing: startingSigning,
  built: null,
  lastCheck: null,
  sign: (signing) => set({ signing }),
  keepBuilt: (built) => set({ built }),
  keepCheck: (lastCheck) => set({ lastCheck }),
  compare: (sides) => set((state) => ({ sides: { ...state.sides, ...sides } })),
  build: (draft) => set({ draft }),
}))

/** What was checked is forgotten with the token; so is a built one. */
usePastedTokens.subscribe(({ texts }, before) => {
  const { lastCheck, built, keepCheck, keepBuilt } = useReadingDesk.getState()
  if (lastCheck !== null && texts.read !== before.texts.read) keepCheck(null)
  if (built !== null && texts.built === '' && before.texts.built !== '') keepBuilt(null)
})
