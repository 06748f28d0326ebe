import type { RequestDraft } from '../domain/http-exchange.ts'
import type { Channels } from './contract.ts'

/** A request as code for another tool. Holds no secret: tokens stand as environment variables. */
export type SnippetView = {
  readonly text: string
  /** The environment variables the code reads. */
  readonly variables: readonly string[]
  /** What stands in address or body in place of a secret variable, to be replaced by hand: code reads variables in headers only. */
  readonly toFillIn: readonly string[]
}

export type SnippetsContract = {
  /** Writes the request for `target` (an id of `shared/snippets/targets.ts`). Sends nothing, gets no token. */
  write: (input: { draft: RequestDraft; target: string }) => SnippetView
  /**
   * Puts the code on the clipboard. With `live`, the token itself stands in it, made fresh first; it then leaves the
   * clipboard like a copied token. `clearsAfterSeconds` is 0 when it stays.
   */
  copy: (input: { draft: RequestDraft; target: string; live: boolean }) => { clearsAfterSeconds: number }
}

export const snippetsChannels = { write: 'snippets:write', copy: 'snippets:copy' } as const satisfies Channels<
  SnippetsContract,
  'snippets'
>
