import { maskSecrets } from '../../shared/domain/mask.ts'
import { valueAt } from './lenient-json.ts'

const longest = 300

// Control characters, and those that turn the reading direction: they could make a sentence read as another one.
const unshowable = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/**
 * What the server said for itself, from the first of `paths` that holds a text or a list of texts; undefined when it
 * said nothing. Cut to 300 characters, control characters and secrets taken out, so that it may be shown.
 */
export function serverMessage(
  document: unknown,
  paths: readonly string[],
  secrets: readonly string[],
): string | undefined {
  for (const path of paths) {
    const text = asText(valueAt(document, path))
    if (text === '') continue
    const masked = maskSecrets(text, secrets)
    return masked.length > longest ? `${masked.slice(0, longest)}…` : masked
  }
  return undefined
}

function asText(value: unknown): string {
  const texts = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [value]
  return texts
    .filter((one) => typeof one === 'string')
    .join(' ')
    .replace(unshowable, ' ')
    .trim()
}
