/**
 * Dotted paths into JSON (`result.code`, `items.0.token`). A dot that belongs to a name is written `\.`, a backslash `\\`;
 * `$` alone is the whole document. Names mean own members only: what follows a path decides that.
 */

/** The path that means the document itself. */
export const wholeDocument = '$'

/** The names along a path, from the outside in; none for the whole document. */
export function splitPath(path: string): readonly string[] {
  if (path === wholeDocument) return []
  const names: string[] = []
  let name = ''
  for (let at = 0; at < path.length; at += 1) {
    const letter = path.charAt(at)
    const next = path.charAt(at + 1)
    if (letter === '\\' && (next === '.' || next === '\\')) {
      name += next
      at += 1
    } else if (letter === '.') {
      names.push(name)
      name = ''
    } else name += letter
  }
  return [...names, name]
}

/** The path along these names; `$` for none. */
export function joinPath(names: readonly string[]): string {
  if (names.length === 0) return wholeDocument
  return names.map((name) => name.replace(/[\\.]/g, '\\$&')).join('.')
}
