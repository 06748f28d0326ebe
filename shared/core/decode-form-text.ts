/** Plus signs and percent codes decoded; null if that is not UTF-8. */
export function decodeFormText(raw: string): string | null {
  try {
    return decodeURIComponent(raw.replaceAll('+', ' '))
  } catch {
    return null
  }
}
