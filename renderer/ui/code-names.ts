import { createContext, useContext } from 'react'

/** A name that can be put between `{{` and `}}`. */
export type CodeName = {
  readonly name: string
  readonly shown: string
  readonly about: string
  readonly onChosen?: () => void
}

/** The names that texts in editors may hold in double braces. */
export type CodeNames = {
  /** What fits behind `{{`, best first. */
  readonly offers: (typed: string) => readonly CodeName[]
  /** False: it is marked as one without a value. */
  readonly isSet: (name: string) => boolean
}

const context = createContext<CodeNames | null>(null)

/** Gives names to all editors below. */
export const CodeNamesProvider = context.Provider

/** The names for an editor; null: braces mean nothing there. */
export function useCodeNames(): CodeNames | null {
  return useContext(context)
}
