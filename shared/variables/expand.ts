/** Puts values in place of names, and keeps apart what was written, what came from a variable, and what is secret. */
import { parseTemplate } from './template.ts'

/** What a name stands for. A `plain` value may name other variables in turn; the others are taken as they are. */
export type Meaning = { readonly kind: 'plain' | 'made' | 'secret'; readonly value: string }

/** Looks a name up; undefined when it is not set. */
export type Lookup = (name: string) => Meaning | undefined

/** A stretch of the outcome. */
export type Piece = {
  readonly text: string
  readonly from: 'written' | 'variable' | 'secret'
  /** How many values it lies within: 0 for what was written, 1 for a value, 2 for a value that a value names. */
  readonly depth: number
}

/** Why a name has no value: nobody set it, it leads back to itself, or all of it together is too long. */
export type Trouble = { readonly name: string; readonly why: 'not-set' | 'circle' | 'too-long' }

export type Expansion = { readonly pieces: readonly Piece[]; readonly troubles: readonly Trouble[] }

/** Longer than any request that is typed; values that name each other can grow without end. */
const mostCharacters = 10_000_000
const mostPieces = 100_000

/** The text with values in place of names. A name without a value stays as written, and is among the `troubles`. */
export function expand(text: string, lookup: Lookup): Expansion {
  if (!text.includes('{{')) return { pieces: text === '' ? [] : [{ text, from: 'written', depth: 0 }], troubles: [] }
  const pieces: Piece[] = []
  const troubles: Trouble[] = []
  let length = 0
  const put = (piece: Piece) => {
    length += piece.text.length
    if (piece.text !== '') pieces.push(piece)
  }
  const walk = (template: string, from: Piece['from'], above: readonly string[]): void => {
    for (const part of parseTemplate(template)) {
      if (part.kind === 'text') {
        put({ text: part.text, from, depth: above.length })
        continue
      }
      const { name, written } = part
      const meaning = lookup(name)
      const why = troubleWith(name, meaning, above, length > mostCharacters || pieces.length > mostPieces)
      if (why !== null || meaning === undefined) {
        troubles.push({ name, why: why ?? 'not-set' })
        put({ text: written, from: 'written', depth: above.length })
      } else if (meaning.kind === 'plain') walk(meaning.value, 'variable', [...above, name])
      else
        put({ text: meaning.value, from: meaning.kind === 'secret' ? 'secret' : 'variable', depth: above.length + 1 })
    }
  }
  walk(text, 'written', [])
  return { pieces, troubles }
}

function troubleWith(
  name: string,
  meaning: Meaning | undefined,
  above: readonly string[],
  isTooLong: boolean,
): Trouble['why'] | null {
  if (meaning === undefined) return 'not-set'
  if (above.includes(name)) return 'circle'
  return isTooLong ? 'too-long' : null
}
