import { tokenCharacters } from './check-header.ts'

/** The longest method there may be; those in the IANA registry have up to 17 characters. */
const longestMethod = 40

/** Why a request cannot go out with this method, as a whole sentence; null when it can. */
export function methodProblem(method: string): string | null {
  if (method === '') return 'A method is missing: choose one, such as GET.'
  // RFC 9110 section 9.1: a method is a token (section 5.6.2).
  if (!tokenCharacters.test(method)) return 'A method is one word of letters, such as GET or POST.'
  if (method.length > longestMethod) return `A method has at most ${longestMethod} letters.`
  // CONNECT asks for a tunnel (RFC 9110 section 9.3.6), which is nothing that has an answer to show.
  return method.toUpperCase() === 'CONNECT' ? 'The method CONNECT cannot be used here.' : null
}
