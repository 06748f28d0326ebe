import { useMemo, useState } from 'react'

/** What is chosen of a list, by places in it; in the beginning all of it. */
export type Chosen = {
  readonly has: (place: number) => boolean
  /** In order. */
  readonly places: readonly number[]
  readonly set: (places: readonly number[], isChosen: boolean) => void
}

export function useChosen(count: number): Chosen {
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  return useMemo(
    () => ({
      has: (place) => !left.has(place),
      places: Array.from({ length: count }, (_, place) => place).filter((place) => !left.has(place)),
      set(places, isChosen) {
        setLeft((before) => {
          const next = new Set(before)
          for (const place of places) {
            if (isChosen) next.delete(place)
            else next.add(place)
          }
          return next
        })
      },
    }),
    [count, left],
  )
}
