/** The system's browser. */
export type Links = {
  /** Opens a web page. https only; anything else fails with `request-refused`. */
  readonly open: (url: string) => Promise<void>
  /**
   * Opens a page of a sign-in: https, http of this computer itself, and any http that the person accepted for the connection.
   * Anything else fails with `insecure-address` or `request-refused`.
   */
  readonly openSignIn: (url: string, acceptsInsecure: boolean) => Promise<void>
}
