/** Descriptions as one line of plain text: of their Markdown and HTML only the words. */

/** The first paragraph, cut at `longest` characters; empty for none. */
export function plainText(written: string, longest: number): string {
  const [paragraph = ''] = written
    .slice(0, 5_000)
    .trim()
    .split(/\n\s*\n/, 1)
  const words = paragraph
    .replace(/<[^<>]{0,300}>/g, ' ')
    .replace(/!?\[([^[\]]{0,300})\]\([^()]{0,500}\)/g, '$1')
    .replace(/^[#>\s]+/gm, '')
    .replace(/(\*\*|__|`)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return cutText(words, longest)
}

/** The text itself, or its beginning with “…” where it is longer. */
export function cutText(text: string, longest: number): string {
  const characters = [...text.slice(0, longest * 2)]
  return text.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`
}
