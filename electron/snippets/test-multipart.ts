/** Reads a multipart body by its letter (RFC 2046 section 5.1.1), one byte a character. */

export type ReceivedPart = { readonly disposition: string; readonly type: string | null; readonly content: string }

/** The parts; null where type or body are none of multipart/form-data. */
export function readMultipart(contentType: string, body: Buffer): readonly ReceivedPart[] | null {
  const boundary = /^multipart\/form-data; *boundary="?([^";]+)"?$/i.exec(contentType)?.[1]
  if (boundary === undefined) return null
  const [before, ...pieces] = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`)
  const last = pieces.pop()
  if (before !== '' || !(last === '--\r\n' || last === '--')) return null
  const parts = pieces.map(readPart)
  return parts.every((part) => part !== null) ? parts : null
}

function readPart(piece: string): ReceivedPart | null {
  const end = piece.indexOf('\r\n\r\n')
  if (end < 0) return null
  const lines = piece.slice(2, end).split('\r\n')
  const named = (name: string) =>
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim()
  return {
    disposition: named('content-disposition') ?? '',
    type: named('content-type') ?? null,
    content: piece.slice(end + 4),
  }
}
