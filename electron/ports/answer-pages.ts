/** What the sandboxed frame and `<img>` may load of answers. Secrets in them are masked. */
export type AnswerPages = {
  /** A picture that may be drawn; null when the answer is none, or is no longer kept. */
  readonly picture: (exchangeId: string) => Promise<{ readonly bytes: Uint8Array; readonly contentType: string } | null>
  /** An answer's markup; null when it is no longer kept. */
  readonly page: (exchangeId: string) => Promise<string | null>
}
