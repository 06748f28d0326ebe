/** What a pasted command means to us, in whichever language it was written: a request, and how it was read. */
import type { NameValue } from '../domain/http-exchange.ts'

export type CommandLanguage = 'curl' | 'powershell' | 'wget' | 'httpie' | 'python'

/** A body, its files left out. `form` has its usual type; `json` need not quite be JSON. */
export type CommandBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'form'; readonly fields: readonly NameValue[] }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string | null }
  | { readonly kind: 'multipart'; readonly fields: readonly NameValue[] }

/** A user name and password for HTTP Basic, decoded. */
export type CommandLogin = { readonly user: string; readonly password: string }

/** Where the commands behind a request look for the token in its answer. */
export type TokenPlace = {
  /** Dotted, in the order in which they were found. */
  readonly paths: readonly string[]
  /** The answer's header, lower case. */
  readonly header: string | null
}

export type CommandReading = {
  readonly language: CommandLanguage
  readonly method: string
  /** Without its query; empty where the command names none. May hold placeholders, never a user name or password. */
  readonly url: string
  readonly query: readonly NameValue[]
  /** In order. Holds no Content-Type that `body` already says. */
  readonly headers: readonly NameValue[]
  readonly body: CommandBody
  readonly basic: CommandLogin | null
  /** False: the command switches certificate checks off. */
  readonly verifyTls: boolean
  readonly tokenPlace: TokenPlace
  /** What stands for a value still to come, as written. Variables of Python and PowerShell are written `{{name}}`. */
  readonly placeholders: readonly string[]
  /** As written, cut. */
  readonly text: string
  /** Whole sentences for the person; never a secret in them. */
  readonly notes: readonly string[]
  /** Options and arguments that mean nothing to us, by name. */
  readonly notUnderstood: readonly string[]
}

/** Where a command may begin. */
export type CommandPlace = {
  readonly language: CommandLanguage
  readonly start: number
  /** Where its arguments begin. */
  readonly argumentsStart: number
  /** What ends it besides its own signs: the back-tick or bracket it stands in. */
  readonly closer: string | null
}

/** A reading without what is the same for every language. */
export type ReadRequest = Omit<CommandReading, 'language' | 'tokenPlace' | 'placeholders' | 'text'> & {
  /** What the shell would have replaced, as it stands in the texts. */
  readonly variables: readonly string[]
  /** Where the command ends. */
  readonly end: number
}
