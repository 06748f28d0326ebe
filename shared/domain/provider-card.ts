/** A system as a file that people share (`*.hallpass.json`): what there is to know about it, and never a secret. */
import type { Environment } from './connection.ts'
import type { Provider } from './provider.ts'
import type { RequestForm } from './request-form.ts'

/** The version of the format that this Hallpass writes. It reads this one and all before it. */
export const cardVersion = 1

/** How such files end. */
export const cardFileEnd = '.hallpass.json'

/**
 * A saved request in a card: its form as far as something stands in it. Only the body that is sent is there, whose files are
 * those of another computer and so left out; it carries the token of the connection it comes to, or none.
 */
export type CardRequest = {
  readonly name: string
  /** Left out: in no folder. */
  readonly folder?: string
  readonly form: CardForm
}

/** A request's form with what is empty left out. */
export type CardForm = Partial<Omit<RequestForm, 'authorization' | 'parts' | 'file'>> & {
  /** Left out: the connection's token. */
  readonly authorization?: { readonly kind: 'none' }
  readonly parts?: readonly CardPart[]
}

/** A part of a multipart body; what a file's part held has to be chosen anew. */
export type CardPart = Omit<RequestForm['parts'][number], 'file'>

export type ProviderCard = {
  /** The version of the format. */
  readonly hallpass: typeof cardVersion
  readonly provider: Provider
  /** The addresses that were chosen, by server field; those left out are typed where the card is brought in. */
  readonly servers?: Readonly<Record<string, string>>
  /** Where these addresses belong. */
  readonly environment?: Environment
  /** The sign-in that was used. */
  readonly signInId?: string
  /** What the one who shares it has to say to whoever gets it, one step each. */
  readonly guide?: readonly string[]
  readonly requests?: readonly CardRequest[]
}
