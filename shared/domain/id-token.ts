/** What an ID token says of a person, and what could be checked of it (OpenID Connect Core sections 2 and 3.1.3.7). */

/** A key as it may be shown: `detail` is its kind and size, `thumbprint` that of RFC 7638, `host` where it was fetched. */
export type CheckingKey = {
  readonly type: 'secret' | 'RSA' | 'EC' | 'OKP'
  readonly detail: string
  readonly kid: string | null
  readonly thumbprint: string | null
  readonly host: string | null
}

/** What came of checking the signature. Everything else was checked, or the sign-in was refused. */
export type IdTokenCheck =
  | {
      readonly outcome: 'checked'
      readonly alg: string
      readonly by: 'issuer-keys' | 'client-secret'
      /** False: no issuer was known to compare with. */
      readonly issuerKnown: boolean
      /** The key, where nothing is to be said against it. */
      readonly key?: CheckingKey
    }
  | {
      readonly outcome: 'not-checked'
      /** `no-secret`: signed with a secret that is not saved here. */
      readonly why: 'encrypted' | 'no-address' | 'no-keys-came' | 'algorithm' | 'no-secret'
      /** More of it: a whole sentence, or the algorithm's name. */
      readonly detail?: string
    }

/** What may be known of an ID token outside the vault. Never the token. */
export type IdTokenSummary = {
  readonly issuer: string | null
  /** Whose it is, by the issuer's own name for them. */
  readonly subject: string | null
  readonly name: string | null
  readonly email: string | null
  /** Instant in ms on our clock. */
  readonly expiresAt: number | null
  /** `…x7Qa`. */
  readonly preview: string
  readonly check: IdTokenCheck
}

/** How a person calls whoever signed in: the name, else the e-mail address, else the issuer's name for them; null when unknown. */
export function whoSignedIn({ name, email, subject }: IdTokenSummary): string | null {
  return name ?? email ?? subject
}
