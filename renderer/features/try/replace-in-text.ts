import { decodeFormText } from '../../../shared/core/decode-form-text.ts'

/**
 * The text with `written` in place of the value `found` of a JSON member, or of a form field, of that name. Other places
 * that happen to hold the same characters stay as they are.
 */
export function replaceInText(text: string, name: string, found: string, written: string): string {
  if (text === '') return text
  const quoted = name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  const member = new RegExp(`(["']${quoted}["']\\s{0,20}:\\s{0,20})("((?:[^"\\\\]|\\\\.)*)"|'([^'\\n]*)')`, 'g')
  const inMembers = text.replace(member, (whole, before: string, value: string, double?: string, single?: string) => {
    const plain = double === undefined ? single : unescapeJson(double)
    return plain === found ? `${before}${value.charAt(0)}${written}${value.charAt(0)}` : whole
  })
  return inMembers
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=')
      const raw = pair.slice(equals + 1)
      const isIt = decodeFormText(pair.slice(0, equals)) === name && (decodeFormText(raw) ?? raw) === found
      return equals >= 0 && isIt ? `${pair.slice(0, equals)}=${written}` : pair
    })
    .join('&')
}

function unescapeJson(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return text
  }
}
