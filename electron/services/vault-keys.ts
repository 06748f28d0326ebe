/** Under which keys the vault keeps what. */

/** The secrets of a connection's form, as one JSON map. */
export function credentialsKey(connectionId: string): string {
  return `connection:${connectionId}:credentials`
}

/** The token of a connection, as a `TokenRecord`. */
export function tokenKey(connectionId: string): string {
  return `connection:${connectionId}:token`
}
