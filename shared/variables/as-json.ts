/** JSON with variables in it, for those who read or lay out JSON: a variable outside of quotes is no JSON yet. */
import { parseTemplate } from './template.ts'

const begin = '\u27e6'
const end = '\u27e7'

/** The text with a string in place of each variable that stands outside of strings, as long as it was. */
export function asJson(text: string): string {
  return replaceOutside(text, (written) => `"${'x'.repeat(written.length - 2)}"`)
}

/** As `asJson`, in a way that `withVariables` can take back. */
export function shieldVariables(text: string): string {
  return replaceOutside(text, (written) => `"${begin}${written}${end}"`)
}

/** The variables in their places again. */
export function withVariables(text: string): string {
  return text.replace(new RegExp(`"${begin}(\\{\\{[^"]*?\\}\\})${end}"`, 'gu'), '$1')
}

function replaceOutside(text: string, replace: (written: string) => string): string {
  if (!text.includes('{{')) return text
  let out = ''
  let at = 0
  let isInString = false
  let isEscaped = false
  for (const part of parseTemplate(text)) {
    if (part.kind !== 'variable') continue
    const before = text.slice(at, part.at)
    for (const character of before) {
      if (isEscaped) isEscaped = false
      else if (character === '"') isInString = !isInString
      else if (character === '\\') isEscaped = isInString
    }
    out += before + (isInString ? part.written : replace(part.written))
    at = part.at + part.written.length
  }
  return out + text.slice(at)
}
