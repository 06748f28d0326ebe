/** The server said `invalid_grant` to a refresh token: the one answer after which a refresh token may be dropped. */
export class RefreshRefused extends Error {
  readonly serverSaid: string | undefined

  constructor(serverSaid: string | undefined) {
    super('refresh token refused')
    this.name = 'RefreshRefused'
    this.serverSaid = serverSaid
  }
}
