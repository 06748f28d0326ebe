/** The name to save an answer's body under. */
import contentDisposition from 'content-disposition'

/** What a name is told from. `headers` have names in lower case. */
export type NamedAnswer = {
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly url: string
}

/**
 * A name to save the body under: from Content-Disposition (RFC 6266), else from the URL, made safe: no folders, no
 * control characters, nothing hidden, at most 150 characters.
 */
export function fileNameOf(answer: NamedAnswer): string {
  const stated = statedName(headerOf(answer, 'content-disposition'))
  const last = decode(
    new URL(answer.url).pathname
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? '',
  )
  const name = safeName(stated ?? '') || safeName(last) || 'answer'
  if (name.includes('.')) return name
  const type = (headerOf(answer, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return Object.hasOwn(extensions, type) ? `${name}${extensions[type]}` : name
}

const extensions: Readonly<Record<string, string>> = {
  'application/json': '.json',
  'application/pdf': '.pdf',
  'application/xml': '.xml',
  'application/zip': '.zip',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'text/csv': '.csv',
  'text/html': '.html',
  'text/plain': '.txt',
}

/** The first header of this name, which is in lower case. */
export function headerOf(answer: Pick<NamedAnswer, 'headers'>, name: string): string | undefined {
  return answer.headers.find(([known]) => known === name)?.[1]
}

function statedName(value: string | undefined): string | null {
  if (value === undefined) return null
  try {
    return contentDisposition.parse(value).parameters.filename ?? null
  } catch {
    return null
  }
}

function safeName(name: string): string {
  return (
    (name.split(/[/\\]/).at(-1) ?? '')
      .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
      .slice(-150)
      // Last: what the cut brought to the front must not hide the file, nor be half a character.
      .replace(/\p{Cs}/gu, '')
      .replace(/^[.\s]+|[.\s]+$/g, '')
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
