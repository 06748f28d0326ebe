/**
 * Texts with variables in them: `{{name}}`, spaces inside the braces allowed. `\{{name}}` stands for the text `{{name}}`
 * itself. Braces around anything that is not a name (`{{ user | upper }}`, `{{#each}}`) are just text.
 *
 * Behind an even number of backslashes a variable stays a variable, since in JSON `\\` is one written backslash.
 */

/** A stretch of text, or a variable by its name. `written` is how it stood there. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string; readonly written: string; readonly at: number }

const reference = /\{\{[ \t]{0,20}(\$?[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,99})[ \t]{0,20}\}\}/gu

/** The text in its parts, in order; none of the text parts is empty. */
export function parseTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = []
  let pending = ''
  let end = 0
  for (const found of text.matchAll(reference)) {
    const [written, name = ''] = found
    const before = text.slice(end, found.index)
    end = found.index + written.length
    if (backslashesAtEnd(before) % 2 === 1) {
      pending += `${before.slice(0, -1)}${written}`
      continue
    }
    if (pending + before !== '') parts.push({ kind: 'text', text: pending + before })
    pending = ''
    parts.push({ kind: 'variable', name, written, at: found.index })
  }
  const rest = pending + text.slice(end)
  if (rest !== '') parts.push({ kind: 'text', text: rest })
  return parts
}

/** The names in the order they stand, each once. */
export function namesIn(text: string): readonly string[] {
  // Nearly every text is without any; a body of megabytes should not be taken apart to find that out.
  if (!text.includes('{{')) return []
  return [...new Set(parseTemplate(text).flatMap((part) => (part.kind === 'variable' ? [part.name] : [])))]
}

function backslashesAtEnd(text: string): number {
  let count = 0
  while (text[text.length - 1 - count] === '\\') count += 1
  return count
}
