import type { Provider, TokenUse } from '../domain/provider.ts'
import type { SentLine } from '../domain/sent-line.ts'
import type { CardHost } from './card-preview.ts'

/** A value that people will be asked for. */
export type CommandField = {
  /** By which `request` names it. */
  readonly name: string
  readonly label: string
  readonly secret: boolean
  readonly hint: string | null
  /** What it starts with; null for nothing. */
  readonly startsWith: string | null
}

/** What is shown of it before it is taken. Never a secret. */
export type CommandPreview = {
  readonly kind: 'command'
  readonly system: Pick<Provider, 'name' | 'monogram' | 'hue'>
  /** What the command is: the words of the sign-in that it becomes. */
  readonly signIn: { readonly label: string; readonly summary: string }
  readonly request: readonly SentLine[]
  readonly fields: readonly CommandField[]
  /** Hallpass draws the form of this sign-in itself; `fields` are only what the address asks for. */
  readonly isDrawn: boolean
  readonly hosts: readonly CardHost[]
  /** Labels of addresses that the person types. */
  readonly asksAddresses: readonly string[]
  /** The command came without its address, which can be given now. */
  readonly lostAddress: boolean
  /** Where the answer is looked through for the token, in this order; null where there is no answer: the key is the token. */
  readonly tokenPlaces: {
    readonly paths: readonly string[]
    readonly header: string | null
    readonly isGuess: boolean
  } | null
  readonly use: TokenUse
  /** The request to try that the same text has; null for none. */
  readonly example: string | null
  /** Whole sentences on how the command was taken. */
  readonly remarks: readonly string[]
  /** Whole sentences on what could not be taken. */
  readonly notTaken: readonly string[]
}

/** What the person decided about it. */
export type CommandChoice = {
  readonly kind: 'command'
  readonly name: string
  /** Fields that are called, or marked, otherwise than in the preview. */
  readonly fields: readonly Pick<CommandField, 'name' | 'label' | 'secret'>[]
  /** The whole address, where the command lost it; empty to give it when connecting. */
  readonly address: string
  /** The text with a request to try; empty for none. */
  readonly second: string
  /** The whole address of that request, where it lost it. */
  readonly secondAddress: string
}
