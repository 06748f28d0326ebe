/** What is being read of a part: an object, a list or an unfolded text, on the stack of `readRows`. */
import type { Claim } from '../claims/claim.ts'
import type { ClaimRow } from './token-reading.ts'

/** Looks a name up in a dictionary; null for a name that is not in it. */
export type LookUp = (name: string) => Claim | null

/** A row that is not filled in yet. */
export type Draft = { -readonly [Key in keyof ClaimRow]: ClaimRow[Key] }

/** One level of it. */
export type Frame = {
  readonly text: string
  /** Its opening bracket. */
  readonly start: number
  at: number
  readonly isList: boolean
  /** Its own row; null for the part as a whole. */
  readonly row: Draft | null
  count: number
  /** Of an object, to see which names stand twice; a list needs none. */
  readonly members: Draft[] | null
  /** The way to what is in it, and how deep that is. */
  readonly path: string
  readonly depth: number
  /** How often texts were unfolded on the way here. */
  readonly unfolded: number
  /** Where the text stands in the part that all of this was unfolded from; null outside of one. */
  readonly range: { readonly from: number; readonly to: number } | null
  readonly lookUp: LookUp
}

/** How a frame is come to. */
export type Way = Pick<Frame, 'row' | 'unfolded' | 'range' | 'lookUp'>

/** Objects whose members the dictionary knows as well: RFC 8693, RFC 7800, OpenID Connect, Keycloak; header: RFC 7515. */
const KNOWN_OBJECTS = new Set(['act', 'may_act', 'cnf', 'address', 'realm_access', 'resource_access', 'jwk', 'epk'])

/** Knows no name. */
export const nothing: LookUp = () => null

/** Begins to read what opens with the bracket at `start`. */
export function openFrame(text: string, start: number, way: Way): Frame {
  const isList = text.charCodeAt(start) === 0x5b
  return {
    text,
    start,
    at: start + 1,
    isList,
    count: 0,
    members: isList ? null : [],
    row: way.row,
    path: way.row?.path ?? '',
    depth: way.row === null ? 0 : way.row.depth + 1,
    unfolded: way.unfolded,
    range: way.range,
    lookUp: way.lookUp,
  }
}

/** Below the first level only the members of known objects are known; of Keycloak's `resource_access`, one level on. */
export function lookUpIn(frame: Frame, row: Draft): LookUp {
  if (row.name === null) return nothing
  if (row.depth === 0) return KNOWN_OBJECTS.has(row.name) ? frame.lookUp : nothing
  return row.depth === 1 && frame.row?.name === 'resource_access' ? frame.lookUp : nothing
}
