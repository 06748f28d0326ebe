/** The ways one secret may be written in what servers send back: as it is, URL-encoded, base64, hex, in JSON, in HTML. */

/** All texts under which `secret` may turn up, without doubles. Does not know of encryption or hashes. */
export function secretForms(secret: string): readonly string[] {
  const encoded = [...urlForms(secret), ...base64Forms(secret), ...hexForms(secret)]
  return [...new Set([secret, ...encoded, ...jsonForms(secret), htmlForm(secret)])]
}

/** RFC 3986 percent-encoding in both cases, and `application/x-www-form-urlencoded`, where a space is a plus. */
export function urlForms(secret: string): readonly string[] {
  try {
    const strict = encodeURIComponent(secret).replace(
      /[!'()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    )
    return [encodeURIComponent(secret), strict].flatMap((form) => [
      form,
      form.replaceAll('%20', '+'),
      form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    ])
  } catch {
    // Half a surrogate pair has no UTF-8, so it cannot have been encoded either.
    return []
  }
}

/**
 * Base64 and base64url, padded and not; and, as base64 depends on where in a longer text the secret stands (`user:secret`
 * of a Basic header), the characters that are the same whatever stands before and behind it.
 */
function base64Forms(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret)
  const whole = base64(bytes)
  const inside = [0, 1, 2].map((offset) => {
    const shifted = base64(Uint8Array.from([...new Array<number>(offset).fill(0), ...bytes]))
    return shifted.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))
  })
  return [whole, whole.replace(/=+$/, ''), ...inside].flatMap((form) => [
    form,
    form.replaceAll('+', '-').replaceAll('/', '_'),
  ])
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** Its bytes in UTF-8, two figures each, as dumps and logs of servers have them. */
function hexForms(secret: string): readonly string[] {
  const hex = Array.from(new TextEncoder().encode(secret), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex, hex.toUpperCase()]
}

/**
 * In a JSON string, and in JSON that is itself a string in JSON, as servers send back a body they were sent. RFC 8259
 * section 7 lets a writer escape what it likes; these are the habits of JavaScript, Go, Python, PHP and .NET.
 */
function jsonForms(secret: string): readonly string[] {
  const ways = [
    JSON.stringify(secret).slice(1, -1),
    inJson(secret, /[<>&]/, lowerCase),
    inJson(secret, /[\x80-\uffff]/, lowerCase),
    inJson(secret, /["&'+<>`\x80-\uffff]/, upperCase),
  ]
  const once = ways.flatMap((way) => [way, way.replaceAll('/', '\\/')])
  return [...once, ...once.map((form) => JSON.stringify(form).slice(1, -1))]
}

const lowerCase = (digits: string) => digits
const upperCase = (digits: string) => digits.toUpperCase()

/** As the inside of a JSON string, with what is in `escaped` written by its number. */
function inJson(secret: string, escaped: RegExp, spell: (digits: string) => string): string {
  const whole = new RegExp(`${escaped.source}|[\\0-\\x1f"\\\\]`, 'g')
  return secret.replace(whole, (character) =>
    escaped.test(character)
      ? `\\u${spell(character.charCodeAt(0).toString(16).padStart(4, '0'))}`
      : JSON.stringify(character).slice(1, -1),
  )
}

function htmlForm(secret: string): string {
  return secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
