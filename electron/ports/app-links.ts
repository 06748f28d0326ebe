/** Links of the app's own scheme (`hallpass://<path>?…`), as the system hands them to the app. */
export type AppLinks = {
  /** Makes sure that such links come to this app. False where that cannot be had: then none will come. */
  readonly claim: () => boolean
  /**
   * Hears every link of this path (`sign-in`, `card`) until the returned function is called. Null when somebody listens to
   * it already. Links of paths that nobody listens to are dropped.
   */
  readonly listen: (path: string, take: (link: URL) => void) => (() => void) | null
}
