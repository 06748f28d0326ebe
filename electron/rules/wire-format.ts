/**
 * Reads credentials off the wire by the letter of the RFCs, with no library that the app also uses: what the app sent
 * is judged by other code than the one that sent it.
 */

/** `application/x-www-form-urlencoded` as pairs in order. Throws for a byte that may not stand bare in it. */
export function formPairs(body: string): readonly (readonly [name: string, value: string])[] {
  if (!/^[A-Za-z0-9*\-._+%&=]*$/.test(body)) throw new Error('A character stands bare that must be encoded')
  return body.split('&').map((pair) => {
    const [name = '', value, ...rest] = pair.split('=')
    if (value === undefined || rest.length > 0) throw new Error('Not one name and one value')
    return [decodeForm(name), decodeForm(value)] as const
  })
}

/** The UTF-8 text in a Basic header, not cut. Throws for anything but padded standard base64 of UTF-8. */
export function basicText(authorization: string | undefined): string {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/.exec(authorization ?? '')?.[1]
  if (encoded === undefined || encoded.length % 4 !== 0) throw new Error('Not a Basic header')
  return strictUtf8(Buffer.from(encoded, 'base64'))
}

function decodeForm(text: string): string {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '%') {
      const hex = text.slice(at + 1, at + 3)
      if (!/^[0-9A-Fa-f]{2}$/.test(hex)) throw new Error('A broken percent encoding')
      bytes.push(Number.parseInt(hex, 16))
      at += 2
    } else {
      bytes.push(character === '+' ? 0x20 : character.charCodeAt(0))
    }
  }
  return strictUtf8(Uint8Array.from(bytes))
}

function strictUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
