/** What a sign-in that is under way needs of the person now. Holds nothing secret. */
export type SignInStep =
  /** The browser is open, and the person signs in there. */
  | {
      readonly kind: 'browser'
      /** The address that was opened, to open it again or elsewhere. */
      readonly address: string
      /**
       * `not-opened`: the system has no browser that could be started, so the person opens the address by hand. `back`: the
       * browser has come back, and nothing is needed of the person any more.
       */
      readonly state: 'open' | 'not-opened' | 'back'
      /** Where the server leads back to. */
      readonly redirectUri: string
      /** Nobody listens there: the person pastes the address at which they ended up. */
      readonly isPasted: boolean
      /** When Hallpass stops waiting; an instant in ms. */
      readonly endsAt: number
    }
  /** The person types a code on a page of the server, on any device (RFC 8628 section 3.3). */
  | {
      readonly kind: 'device-code'
      readonly userCode: string
      readonly address: string
      /** The address with the code in it, for a QR code; null when the server gave none. */
      readonly wholeAddress: string | null
      /** When the code ends; an instant in ms. */
      readonly endsAt: number
    }

/** The step of one sign-in that is under way; null: it needs nothing of the person (any more). */
export type KeyedStep = {
  /** Which sign-in: the id of a try to connect, or of the connection whose token is got. */
  readonly key: string
  readonly step: SignInStep | null
}
