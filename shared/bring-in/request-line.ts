/** A request as it stands in a list, before it is taken. */
export type RequestLine = {
  readonly name: string
  readonly folder: string | null
  readonly method: string
  readonly url: string
}
