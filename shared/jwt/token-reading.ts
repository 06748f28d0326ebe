/**
 * What can be read in a token: the shapes that reading, judging, comparing and showing share. Types only.
 * RFC 7515 (JWS), RFC 7516 (JWE), RFC 7519 (JWT). Reading decodes; it verifies nothing.
 */
import type { Claim } from '../claims/claim.ts'

/** A JSON value as read; objects keep the order of their keys. Numbers that a JavaScript number cannot hold are texts. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * One value of a part, for a list of rows in the order of the text: what is inside an object or a list follows it, one
 * level deeper. A text that is itself a JSON object or list is followed by what is in it (`isUnfolded`).
 */
export type ClaimRow = {
  /** 0 for the claims themselves. */
  readonly depth: number
  /** The name it stands under; null for an item of a list. */
  readonly name: string | null
  /** The item's number in its list, from 0; null under a name. */
  readonly index: number | null
  readonly kind: 'object' | 'list' | 'text' | 'number' | 'boolean' | 'null'
  /** A text as it reads, a number with every digit as written; of an object or a list its JSON, cut to 200 characters. */
  readonly text: string
  /** How many values are directly inside an object, a list or an unfolded text; else 0. */
  readonly count: number
  /** Where it stands in the part's text, its name included: UTF-16 offsets. Of what was unfolded, the text it was in. */
  readonly from: number
  readonly to: number
  /** How programs get at it: `realm_access.roles[0]`, `["a.b"]`. */
  readonly path: string
  /** Null for a name that is not in the dictionary, and below the first level but for names of known objects. */
  readonly known: Claim | null
  /** Of a time, the instant in ms; null when it is none, or absurd. */
  readonly instant: number | null
  /** The name stands more than once in its object; programs take one or the other. */
  readonly isRepeated: boolean
  /** This text was itself JSON and is unfolded in the rows that follow. */
  readonly isUnfolded: boolean
}

/** One part of a token: what it holds, or why it cannot be read. */
export type TokenPart =
  | {
      readonly readable: true
      /** The JSON exactly as it stands in the token, spaces included. */
      readonly text: string
      /** Of a name that stands twice, the last one counts, as with `JSON.parse`. */
      readonly value: { readonly [key: string]: Json }
      readonly rows: readonly ClaimRow[]
    }
  /** `reason` is a whole sentence for the person. */
  | { readonly readable: false; readonly reason: string }

/** One signature of a token; a compact token has one at most. */
export type SignatureReading = {
  /** Protected and unprotected header together, as RFC 7515 section 4 has it. */
  readonly header: TokenPart
  /** `alg` of the header; null when that cannot be read or names none. */
  readonly alg: string | null
  readonly kid: string | null
  /** There is a signature, whatever it is worth. */
  readonly isPresent: boolean
}

/** Something about how the token is written that a stricter reader may refuse. A whole sentence. */
export type ReadingRemark = { readonly kind: 'encoding' | 'repeated-name' | 'hidden-characters'; readonly text: string }

/** A token that can be read, at least in part. */
export type JwtReading = {
  readonly format: 'jwt'
  readonly serialization: 'compact' | 'flattened' | 'general'
  /** `signed`: there is a signature. `unsigned`: there is none, or `alg` is `none`. `encrypted`: a JWE. */
  readonly protection: 'signed' | 'unsigned' | 'encrypted'
  /** Header of the first signature, or of the JWE. */
  readonly header: TokenPart
  readonly payload: TokenPart
  /** All signatures, in order; empty for a JWE. */
  readonly signatures: readonly SignatureReading[]
  /** The payload is a token again (RFC 7519 section 5.2, `cty: JWT`): its reading. */
  readonly nested: JwtReading | null
  readonly remarks: readonly ReadingRemark[]
  /** Characters of the token itself. */
  readonly length: number
  /** A header cannot carry it: it holds spaces or other characters outside of visible ASCII (RFC 6750 section 2.1). */
  readonly unfitForHeader: boolean
}

/** A token that says nothing by itself. */
export type OpaqueReading = {
  readonly format: 'opaque'
  readonly shape:
    | 'empty'
    | 'uuid'
    | 'paseto'
    | 'saml'
    | 'known-prefix'
    | 'hex'
    | 'random'
    | 'cut-jwt'
    | 'not-a-jwt'
    | 'text'
  /** What can be said by its shape: one or two whole, kind sentences that repeat nothing of it. */
  readonly explanation: string
  readonly length: number
  readonly unfitForHeader: boolean
}

export type TokenReading = JwtReading | OpaqueReading

/** A token found in a longer text. */
export type FoundToken = {
  /** Where it stood, in words: `access_token in the answer`, `Authorization header`. Empty when it is the whole text. */
  readonly where: string
  readonly token: string
  /** What stood beside it and helps to understand it: `expires_in`, `token_type`, `scope`. Never a secret. */
  readonly beside: readonly { readonly name: string; readonly value: string }[]
}
