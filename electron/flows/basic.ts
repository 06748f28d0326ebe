import { AppFailure } from '../../shared/core/app-error.ts'

/**
 * The value of an `Authorization: Basic` header (RFC 7617): base64 of the UTF-8 bytes of `user:password`.
 * `url-encoded` encodes both first, as Unifier's document can be read. A `:` in the user name is refused
 * (`invalid-input`), since the server would cut there.
 */
export function basicOf(username: string, password: string, encoding: 'exact' | 'url-encoded'): string {
  if (username.includes(':')) {
    throw new AppFailure({
      code: 'invalid-input',
      field: 'username',
      reason: 'A user name cannot contain “:” here, because it marks where the password begins.',
    })
  }
  const [user, secret] = encoding === 'exact' ? [username, password] : [urlEncoded(username), urlEncoded(password)]
  return `Basic ${Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')}`
}

/** True where URL-encoding would change the text, so that trying it can make a difference. */
export function hasReservedCharacters(text: string): boolean {
  return urlEncoded(text) !== text
}

/** Half a surrogate pair (an emoji cut in two) has no UTF-8 and would throw; as in the exact form, U+FFFD stands for it. */
function urlEncoded(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'))
}
