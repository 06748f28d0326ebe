/** Values that the app makes by itself, anew wherever they stand. */

/** What they are made of. */
export type Makings = {
  readonly clock: { readonly now: () => number }
  readonly newId: () => string
  readonly random: () => number
}

/** The value of a built-in variable; undefined for any other name. */
export function madeValue(name: string, { clock, newId, random }: Makings): string | undefined {
  switch (name) {
    case '$uuid':
      return newId()
    case '$timestamp':
      return String(Math.floor(clock.now() / 1000))
    case '$isoTimestamp':
      return new Date(clock.now()).toISOString()
    case '$randomInt':
      return String(Math.floor(random() * 1000))
    default:
      return undefined
  }
}
