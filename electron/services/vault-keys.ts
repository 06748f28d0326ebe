/** Under which keys the vault keeps what. */

/** The secrets of a connection's form, as one JSON map. */
export function credentialsKey(connectionId: string): string {
  return `connection:${connectionId}:credentials`
}

/** The token of a connection, as a `TokenRecord`. */
export function tokenKey(connectionId: string): string {
  return `connection:${connectionId}:token`
}

/** The key of what is kept of a connection's requests and answers, or of the app's own (256 bits, base64). */
export function keptKey(owner: string): string {
  return `kept:${owner}:key`
}

/** The value of a secret variable of a connection, or of one known everywhere (null). */
export function variableKey(connectionId: string | null, id: string): string {
  return connectionId === null ? `variable:${id}` : `connection:${connectionId}:variable:${id}`
}
