/** HTTPie (`http`, `https`, and `xh`, which reads the same): its request items. Syntax: HTTPie's documentation, "Request items". */
import { tokenizeBash } from '../curl-import/tokenize-bash.ts'
import type { NameValue } from '../domain/http-exchange.ts'
import type { CommandBody, CommandPlace, ReadRequest } from './command-reading.ts'
import { nestedJson } from './nested-json.ts'
import { bodyOfText, headerOf, splitUrl, withoutType } from './request-parts.ts'

const METHOD = /^[A-Za-z]{3,10}$/
const OPTION_WITH_VALUE =
  /^(?:-a|-A|-p|-P|-s|-o|--auth|--auth-type|--print|--pretty|--style|--output|--timeout|--verify|--cert|--cert-key|--session|--session-read-only|--proxy|--max-redirects|--raw|--format-options|--ssl|--boundary|--default-scheme|--response-charset|--response-mime|--bearer)$/
const HARMLESS =
  /^(?:--(?:ignore-stdin|follow|headers|body|verbose|all|check-status|stream|download|quiet|offline|print|pretty|style|output|timeout|max-redirects|format-options|session|session-read-only|compress|json|form|multipart|no-verify)|-[bhvFjfqdISo]+|-[pPs])$/

/** `program` is `http` or `https`; `piped` what a command before it hands over (`echo '…' | http …`). */
export function readHttpie(
  text: string,
  { start, argumentsStart, closer }: CommandPlace,
  piped: string | null,
): ReadRequest | null {
  const { words, variables, end, input, unclosedQuote } = tokenizeBash(text, argumentsStart, closer)
  const { options, rest } = readOptions(words)
  const first = rest[0] ?? ''
  const hasMethod = METHOD.test(first) && rest.length > 1
  const address = hasMethod ? (rest[1] ?? '') : first
  if (address === '' && options.size === 0 && !hasMethod) return null
  if (!hasMethod && !/[./:$<{]/.test(address) && address !== '') return null
  const items = readItems(rest.slice(hasMethod ? 2 : 1))
  const scheme = text.startsWith('https', start) || options.get('--default-scheme') === 'https' ? 'https' : 'http'
  const { url, query, login } = splitUrl(fullAddress(address, scheme))
  const raw = options.get('--raw') ?? input ?? piped
  const body: CommandBody =
    raw === null ? bodyOfItems(items, options) : bodyOfText(raw, headerOf(items.headers, 'content-type'))
  const auth = options.get('-a') ?? options.get('--auth')
  const bearer = /^(?:bearer|jwt)$/i.test(options.get('-A') ?? options.get('--auth-type') ?? '')
  const token = options.get('--bearer') ?? (bearer ? auth : undefined)
  return {
    method: hasMethod ? first.toUpperCase() : body.kind === 'none' ? 'GET' : 'POST',
    url,
    query: [...query, ...items.query],
    headers: [
      ...withoutType(items.headers),
      ...(token === undefined ? [] : [{ name: 'Authorization', value: `Bearer ${token}` }]),
    ],
    body,
    basic: auth === undefined || bearer ? login : loginOf(auth),
    verifyTls: !/^(?:no|false)$/i.test(options.get('--verify') ?? 'yes') && !options.has('--no-verify'),
    variables,
    end,
    notes: [
      ...(address === '' ? ['The command names no address; type one.'] : []),
      ...(items.files ? ['A file is sent along, which nobody has read.'] : []),
      ...(unclosedQuote ? ['A quote is opened and never closed; the command may have been cut off.'] : []),
    ],
    notUnderstood: [
      ...[...options.keys()].filter((name) => !OPTION_WITH_VALUE.test(name) && !HARMLESS.test(name)),
      ...items.notUnderstood,
    ],
  }
}

function readOptions(words: readonly string[]): { options: ReadonlyMap<string, string>; rest: readonly string[] } {
  const options = new Map<string, string>()
  const rest: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const equals = word.startsWith('--') ? word.indexOf('=') : -1
    if (equals > 0) options.set(word.slice(0, equals), word.slice(equals + 1))
    else if (OPTION_WITH_VALUE.test(word)) {
      index += 1
      options.set(word, words[index] ?? '')
    } else if (/^--?[A-Za-z]/.test(word)) options.set(word, '')
    else rest.push(word)
  }
  return { options, rest }
}

/** `:3000/x` is this computer; without a scheme, the program's name says which. */
function fullAddress(address: string, scheme: string): string {
  if (address === '' || /^(?:[a-z][a-z0-9+.-]*:\/\/|[$<{%])/i.test(address)) return address
  if (address.startsWith('://')) return scheme + address
  return /^:(?:\d|\/|$)/.test(address)
    ? `${scheme}://localhost${address.replace(/^:(?!\d)/, '')}`
    : `${scheme}://${address}`
}

function loginOf(auth: string): { user: string; password: string } {
  const colon = auth.indexOf(':')
  return colon < 0 ? { user: auth, password: '' } : { user: auth.slice(0, colon), password: auth.slice(colon + 1) }
}

type Items = {
  readonly headers: readonly NameValue[]
  readonly query: readonly NameValue[]
  readonly data: readonly { readonly name: string; readonly value: string; readonly isJson: boolean }[]
  readonly files: boolean
  readonly notUnderstood: readonly string[]
}

/** The separator that stands first counts, of two at the same place the longer. */
const ITEM = /^((?:[^\\:=@;]|\\.){1,200}?)(:=@|=@|:=|==|@|=|:|;$)([\s\S]*)$/

function readItems(words: readonly string[]): Items {
  const headers: NameValue[] = []
  const query: NameValue[] = []
  const data: { name: string; value: string; isJson: boolean }[] = []
  const notUnderstood: string[] = []
  let files = false
  for (const word of words) {
    const [, rawName, separator, value = ''] = ITEM.exec(word) ?? []
    const name = rawName?.replace(/\\(.)/g, '$1') ?? ''
    if (separator === ':') headers.push({ name, value: value.trim() })
    else if (separator === '==') query.push({ name, value })
    else if (separator === '=' || separator === ':=') data.push({ name, value, isJson: separator === ':=' })
    else if (separator === undefined) notUnderstood.push('a word that is no request item')
    else if (separator !== ';') files = true
  }
  return { headers, query, data, files, notUnderstood }
}

function bodyOfItems({ data }: Items, options: ReadonlyMap<string, string>): CommandBody {
  if (data.length === 0) return { kind: 'none' }
  if (options.has('--multipart')) return { kind: 'multipart', fields: data.map(({ name, value }) => ({ name, value })) }
  const isForm = [...options.keys()].some((name) => name === '--form' || /^-[a-z]*f[a-z]*$/.test(name))
  return isForm
    ? { kind: 'form', fields: data.map(({ name, value }) => ({ name, value })) }
    : { kind: 'json', text: nestedJson(data) }
}
