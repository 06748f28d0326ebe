/** Name and value rows, from text somebody pasted. */
import { decodeFormText } from '../../../shared/core/decode-form-text.ts'
import type { NameValue } from '../../../shared/domain/http-exchange.ts'

/** Header lines (`Name: value`), a query (`a=1&b=2`) or `name=value` lines as rows; null when the text is just a text. */
export function readPairs(text: string, kind: 'headers' | 'fields'): readonly NameValue[] | null {
  const pairs = kind === 'headers' ? headerLines(text) : fieldText(text)
  return pairs.length > 0 ? pairs : null
}

function headerLines(text: string): readonly NameValue[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const pairs = lines.map((line) => /^\s*([!#$%&'*+.^_`|~\w-]+)\s*:\s*(.*?)\s*$/.exec(line))
  return pairs.every((pair) => pair !== null)
    ? pairs.map((pair) => ({ name: pair[1] ?? '', value: pair[2] ?? '' }))
    : []
}

function fieldText(text: string): readonly NameValue[] {
  const bare = text.trim().replace(/^[^?\s]*\?/, '')
  const parts = bare.split(bare.includes('\n') ? /\r?\n/ : '&').filter((part) => part.trim() !== '')
  if (!parts.every((part) => /^[^=\s]+=/.test(part.trim()))) return []
  return parts.map((part) => {
    const at = part.indexOf('=')
    return { name: decode(part.slice(0, at).trim()), value: decode(part.slice(at + 1).trim()) }
  })
}

function decode(text: string): string {
  return decodeFormText(text) ?? text
}
