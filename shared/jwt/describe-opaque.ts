/** What can be said of a token that says nothing itself, by its shape alone. */

const ONLY_THE_SERVER = 'It says nothing by itself: only the server that issued it knows what it stands for.'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** One or two whole, kind sentences about an opaque token. Names no provider and repeats nothing of the token. */
export function describeOpaque(text: string): string {
  if (text === '') return 'There is nothing to read yet.'
  if (UUID.test(text)) return `This is a random identifier (UUID). ${ONLY_THE_SERVER}`
  if (/^[[{]/.test(text))
    return 'This looks like a whole answer (JSON) rather than a token. Only the token in it can be read here.'
  if (/\s/.test(text))
    return 'There are spaces or line ends in this text, and a token has none. Perhaps more than the token was copied.'
  if (/^eyJ[\w-]+$/.test(text))
    return 'This begins like a token that can be read (JWT), but only its first part is here. Perhaps it was cut while copying.'
  if (/^[0-9a-f]{16,}$/i.test(text)) return `This is a row of ${text.length} hexadecimal digits. ${ONLY_THE_SERVER}`
  if (/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/.test(text)) {
    return `This has three parts like a token that can be read (JWT), but none of them is one. ${ONLY_THE_SERVER}`
  }
  if (/^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(text))
    return `This is a row of ${text.length} characters that looks random. ${ONLY_THE_SERVER}`
  return `This is not a token that can be read (JWT). ${ONLY_THE_SERVER}`
}
