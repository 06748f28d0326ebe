/** The lines of a here-document, up to the line that is its marker and nothing else. */
export function readHereDocument(text: string, start: number, marker: string): { text: string; end: number } {
  let document = ''
  let at = start
  while (at < text.length) {
    const lineEnd = text.indexOf('\n', at)
    const next = lineEnd < 0 ? text.length : lineEnd + 1
    const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd)
    // In documentation the marker is often indented along with everything else.
    if (line.trim() === marker) return { text: document, end: next }
    document += `${line.replace(/\r$/, '')}\n`
    at = next
  }
  return { text: document, end: at }
}
