/** Decides how the body of an answer is shown. Reads bytes; trusts no content type. */
import contentDisposition from 'content-disposition'
import type { AnswerBody } from '../../shared/domain/http-exchange.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'

/** Characters of text that go to the window; all of the body can be saved to a file. */
const shownCharacters = 2_000_000

/** Read beyond that and never shown: a secret that the end would halve could not be told, and so not be masked. */
const margin = 64 * 1024

/** How much of a body, from its beginning, is all that is needed to show it. */
export const beginningBytes = shownCharacters + margin

/** What an answer's body is told from. `headers` have names in lower case. */
export type AnswerFacts = {
  /** At least the first `beginningBytes`. */
  readonly body: Uint8Array
  /** That is all of it. */
  readonly isWhole: boolean
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly url: string
  /** The connection's own secrets, masked should the answer repeat them. */
  readonly secrets: readonly string[]
}

/** The body as the window sees it. */
export function showBody(facts: AnswerFacts): AnswerBody {
  const { body, isWhole } = facts
  if (body.byteLength === 0) return { kind: 'empty' }
  const contentType = header(facts, 'content-type') ?? ''
  const text = asText(body, contentType, isWhole)
  if (text === null) {
    const [type = ''] = contentType.split(';', 1)
    return {
      kind: 'binary',
      fileName: maskSecrets(fileNameOf(facts), facts.secrets),
      contentType: maskSecrets(type.trim(), facts.secrets),
    }
  }
  const masked = maskSecrets(text, facts.secrets)
  const kind = (isWhole ? isJson(masked) : beginsAsJson(masked, contentType)) ? 'json' : 'text'
  const shown = masked.slice(0, isWhole ? shownCharacters : Math.min(shownCharacters, masked.length - margin))
  return { kind, text: shown, cut: !isWhole || shown.length < masked.length }
}

/**
 * A name to save the body under: from Content-Disposition (RFC 6266), else from the URL, made safe: no folders, no
 * control characters, nothing hidden, at most 150 characters.
 */
export function fileNameOf(facts: Pick<AnswerFacts, 'headers' | 'url'>): string {
  const stated = statedName(header(facts, 'content-disposition'))
  const last = decode(
    new URL(facts.url).pathname
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? '',
  )
  const name = safeName(stated ?? '') || safeName(last) || 'answer'
  if (name.includes('.')) return name
  const type = (header(facts, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
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

function header(facts: Pick<AnswerFacts, 'headers'>, name: string): string | undefined {
  return facts.headers.find(([known]) => known === name)?.[1]
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

/** The body as text in its declared charset (UTF-8 where none is); null when it is no text. One that goes on may end within a character. */
function asText(body: Uint8Array, contentType: string, isWhole: boolean): string | null {
  const declared = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1]
  const isTextual = /^(text\/|application\/([\w.+-]*\+)?(json|xml)|application\/x-www-form-urlencoded)/i.test(
    contentType,
  )
  const decoder = decoderOf(declared, !isTextual)
  try {
    // Node 20 reads windows-1252 in one piece as Latin-1 and so loses its 0x80 to 0x9f (€, “, –); piecewise it does not.
    const inPieces = !isWhole || decoder.encoding === 'windows-1252'
    const last = () => (isWhole ? decoder.decode() : '')
    const text = inPieces ? decoder.decode(body, { stream: true }) + last() : decoder.decode(body)
    // Content types lie: no text has NUL in it, whatever it says it is.
    return text.includes('\u0000') ? null : text
  } catch {
    return null
  }
}

function decoderOf(charset: string | undefined, fatal: boolean): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset ?? 'utf-8', { fatal })
  } catch {
    return new TextDecoder('utf-8', { fatal })
  }
}

/** Of a text that is not all there, whether it parses cannot be told: its type is believed, if it begins like JSON. */
function beginsAsJson(text: string, contentType: string): boolean {
  return /^\s*[[{]/.test(text) && /^application\/([\w.+-]*\+)?json/i.test(contentType)
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
