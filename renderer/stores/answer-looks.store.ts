/** How answers of each kind were last looked at. Kept while the app runs. */
import { create } from 'zustand'
import type { AnswerBody } from '../../shared/domain/answer-body.ts'

/** A way to look at an answer. */
export type AnswerLook = 'pretty' | 'source' | 'preview' | 'pieces' | 'file' | 'hex'

type Kind = AnswerBody['kind']

type AnswerLooksStore = {
  readonly looks: Readonly<Partial<Record<Kind, AnswerLook>>>
  readonly choose: (kind: Kind, look: AnswerLook) => void
}

export const useAnswerLooks = create<AnswerLooksStore>((set) => ({
  looks: {},
  choose: (kind, look) => set(({ looks }) => ({ looks: { ...looks, [kind]: look } })),
}))
