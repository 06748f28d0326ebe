/** Text in any charset, as UTF-8. */

/** The same text in UTF-8, piece by piece; what the charset does not know becomes U+FFFD. */
export async function* transcoded(content: AsyncIterable<Uint8Array>, charset: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(charset)
  const encoder = new TextEncoder()
  for await (const piece of content) yield encoder.encode(decoder.decode(piece, { stream: true }))
  yield encoder.encode(decoder.decode())
}
