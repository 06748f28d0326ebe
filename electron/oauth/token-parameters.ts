/** Parameters of a request to an authorization server. Those with several values are sent once for each. */
export type TokenParameters = Readonly<Record<string, string | readonly string[]>>

/** As a form. */
export function formOf(parameters: TokenParameters): URLSearchParams {
  const pairs = Object.entries(parameters).flatMap(([name, given]) => {
    const values = typeof given === 'string' ? [given] : given
    return values.map((value): [string, string] => [name, value])
  })
  return new URLSearchParams(pairs)
}
