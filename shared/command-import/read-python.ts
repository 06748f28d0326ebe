/** Python's requests (and httpx, which has the same calls): `requests.post(…)`, sessions, variables assigned above. */
import type { CommandBody, CommandPlace, ReadRequest } from './command-reading.ts'
import { type CallArguments, readPython } from './python-values.ts'
import { bodyOfText, headerOf, splitUrl, withoutType } from './request-parts.ts'
import { jsonOf, type Names, pairsOf, textOf, type Value } from './value.ts'

/** Keyword arguments that change nothing of what is asked. */
const HARMLESS = new Set(['timeout', 'allow_redirects', 'stream', 'proxies', 'cert', 'hooks', 'follow_redirects'])

/** A call that lost its beginning (`= "", data=body)`) has no name; it posts where it has a body. */
const LOST = /^=/

export function readPythonCall(
  source: string,
  { start, argumentsStart }: CommandPlace,
  names: Names,
): ReadRequest | null {
  const called = source.slice(start, argumentsStart)
  const reader = readPython(source, argumentsStart, names)
  const given = reader.callArguments()
  const verb = /\.\s*(\w+)\s*\($/.exec(called)?.[1] ?? ''
  const owner = /^([\w.]*?)\.\s*\w+\s*\($/.exec(called)?.[1] ?? ''
  const shift = verb === 'request' ? 1 : 0
  const address = given.positional[shift] ?? given.named.get('url')
  if (address === undefined && given.named.size === 0) return null

  const { url, query, login } = splitUrl(address === undefined ? '' : textOf(address))
  const argument = (name: string): Value | undefined => given.named.get(name) ?? names.get(`${owner}.${name}`)
  const headers = [...pairs(names.get(`${owner}.headers`)), ...pairs(given.named.get('headers'))]
  const params = argument('params')
  const auth = argument('auth')
  const verify = argument('verify')
  const body = readBody(given, shift, verb, headerOf(headers, 'content-type'))
  return {
    method: methodOf(called, verb, given, body),
    url,
    query: [...query, ...(params === undefined ? [] : pairs(params))],
    headers: withoutType(headers),
    body,
    basic: auth === undefined ? login : loginOf(auth),
    verifyTls: !(verify?.kind === 'literal' && verify.value === false),
    variables: [],
    end: reader.at(),
    notes: [
      ...(url === '' ? ['The command names no address; type one.'] : []),
      ...(given.named.has('files') ? ['A file is sent along, which nobody has read.'] : []),
    ],
    notUnderstood: [...given.named.keys()].filter((name) => !KNOWN.has(name) && !HARMLESS.has(name)),
  }
}

const KNOWN = new Set(['url', 'method', 'headers', 'params', 'data', 'json', 'content', 'auth', 'verify', 'files'])

function pairs(value: Value | undefined) {
  return value === undefined ? [] : pairsOf(value)
}

function methodOf(called: string, verb: string, given: CallArguments, body: CommandBody): string {
  if (LOST.test(called)) return body.kind === 'none' ? 'GET' : 'POST'
  const method = verb === 'request' ? textOf(given.named.get('method') ?? given.positional[0] ?? unknownMethod) : verb
  return method.toUpperCase()
}

const unknownMethod: Value = { kind: 'text', text: 'GET' }

function readBody(given: CallArguments, shift: number, verb: string, type: string | null): CommandBody {
  const json = given.named.get('json')
  if (json !== undefined) return { kind: 'json', text: jsonOf(json) }
  const second = /^(?:post|put|patch)$/.test(verb) ? given.positional[1 + shift] : undefined
  const data = given.named.get('data') ?? given.named.get('content') ?? second
  if (data === undefined) return { kind: 'none' }
  if (data.kind === 'map' || data.kind === 'list') return { kind: 'form', fields: pairsOf(data) }
  return bodyOfText(textOf(data), type)
}

function loginOf(auth: Value): { user: string; password: string } | null {
  if (auth.kind === 'login') return { user: auth.user, password: auth.password }
  if (auth.kind !== 'list') return null
  const [user, password] = auth.items
  return { user: user === undefined ? '' : textOf(user), password: password === undefined ? '' : textOf(password) }
}
