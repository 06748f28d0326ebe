/** What becomes of a command: a way to sign in, or sentences on why it can be none. */
import type { ServerField, SignIn, TokenUse } from '../domain/provider.ts'

export type MadeSignIn = {
  readonly signIn: SignIn
  /** The address fields that the sign-in itself needs. */
  readonly servers: readonly ServerField[]
  readonly use: TokenUse
  /** Whole sentences: what the person should know of how the command was taken. */
  readonly notes: readonly string[]
  /** Whole sentences: what of the command could not be taken. */
  readonly notTaken: readonly string[]
}

/** Why a command is no sign-in that Hallpass could do; a whole sentence. */
export type NoSignIn = { readonly problem: string }

export const bearer: TokenUse = { header: 'Authorization', scheme: 'Bearer' }
