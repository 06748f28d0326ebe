/** `{NAME}` parts of a path: found, and filled in one segment each. A variable, `{{name}}`, is none. */
const namePattern = /(?<!\{)\{([A-Za-z_][\w.-]*)\}(?!\})/g

/** The names in the order they stand, each once. */
export function pathFieldNames(url: string): readonly string[] {
  return [...new Set([...url.matchAll(namePattern)].map((found) => found[1] ?? ''))]
}

/** The URL with every given value put in, encoded so that it stays one segment; a part without a value stays as it is. */
export function fillPath(url: string, values: Readonly<Record<string, string>>): string {
  return url.replace(namePattern, (part, name: string) => {
    const value = values[name]?.trim() ?? ''
    return value === '' ? part : encodeURIComponent(value)
  })
}

/** The names that still lack a value. */
export function missingPathFields(url: string, values: Readonly<Record<string, string>>): readonly string[] {
  return pathFieldNames(url).filter((name) => (values[name]?.trim() ?? '') === '')
}
