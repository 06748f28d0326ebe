/** What is known of one name in a token: an entry of the dictionary. */
export type Claim = {
  /** One plain phrase on what it means, without a full stop: `Expires: from this time on the token is not accepted`. */
  readonly meaning: string
  /** Where it is defined, as a person would look it up: `RFC 7519, 4.1.4`, `Keycloak`. */
  readonly definedBy: string
  /** Its value is a time, in seconds since 1970 (NumericDate, RFC 7519 section 2). */
  readonly isTime?: true
}

/** Name → entry. A name stands in the first list that has it. */
export type ClaimList = Readonly<Record<string, Claim>>
