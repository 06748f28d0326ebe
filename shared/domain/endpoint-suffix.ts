/**
 * How many characters at the end of `path` (no query, no final slash) are one of `endpointPaths`; 0 when none fits, the
 * most when several do. A `{NAME}` part stands for any one segment, and may be missing at the very end.
 */
export function endpointSuffixLength(path: string, endpointPaths: readonly string[]): number {
  return endpointPaths.reduce((longest, endpoint) => {
    const found = suffixPattern(endpoint).exec(path)
    return Math.max(longest, found?.[0].length ?? 0)
  }, 0)
}

function suffixPattern(endpoint: string): RegExp {
  const segments = (endpoint.split(/[?#]/, 1)[0] ?? '').split('/').filter((segment) => segment !== '')
  const parts = segments.map((segment, index) => {
    const pattern = `/${segment
      .split(/\{[^{}]*\}/)
      .map(escapeForRegExp)
      .join('[^/]+')}`
    return index === segments.length - 1 && /^\{[^{}]*\}$/.test(segment) ? `(?:${pattern})?` : pattern
  })
  return new RegExp(`${parts.join('')}$`)
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
