/** One block of a PEM text (RFC 7468): its label, and all of it with its first and last line. */
export type PemBlock = { readonly label: string; readonly text: string }

const BEGIN = '-----BEGIN '
const longestLabel = 60

/**
 * The whole blocks in a text, in order; words around them are passed over. Takes time in proportion to the text, however
 * it is made: each end is looked for only up to the next beginning.
 */
export function pemBlocks(text: string): readonly PemBlock[] {
  // What a person copies out of a config file has its line ends written out.
  const [, ...pieces] = (text.includes('\\n') ? text.replaceAll('\\n', '\n') : text).split(BEGIN)
  return pieces.flatMap((piece) => {
    const label = piece.slice(0, piece.indexOf('-----'))
    if (label.length > longestLabel || !/^[A-Z0-9 ]+$/.test(label)) return []
    const last = `-----END ${label}-----`
    const end = piece.indexOf(last)
    return end === -1 ? [] : [{ label, text: `${BEGIN}${piece.slice(0, end)}${last}` }]
  })
}
