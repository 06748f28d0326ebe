/** PowerShell's `Invoke-WebRequest` and `Invoke-RestMethod`, by their parameters, which may be cut short or splatted. */
import type { NameValue } from '../domain/http-exchange.ts'
import type { CommandBody, CommandLogin, CommandPlace, ReadRequest } from './command-reading.ts'
import { readPowershellValues } from './powershell-values.ts'
import { bodyOfText, headerOf, ownType, splitUrl, withoutType } from './request-parts.ts'
import { memberOf, type Names, pairsOf, text, textOf, type Value } from './value.ts'

/** The parameters, in the order in which a shortened name is looked up. */
const PARAMETERS = [
  ...['Uri', 'Method', 'Headers', 'Body', 'ContentType', 'Credential', 'Authentication', 'Token', 'CustomMethod'],
  ...['SkipCertificateCheck', 'UseBasicParsing', 'OutFile', 'InFile', 'WebSession', 'SessionVariable', 'TimeoutSec'],
  ...['AllowUnencryptedAuthentication', 'UserAgent', 'MaximumRedirection', 'DisableKeepAlive', 'ErrorAction', 'Form'],
  ...[
    'ResponseHeadersVariable',
    'StatusCodeVariable',
    'SkipHttpErrorCheck',
    'SslProtocol',
    'Proxy',
    'UseDefaultCredentials',
  ],
]
const SWITCHES =
  /^(?:SkipCertificateCheck|UseBasicParsing|AllowUnencryptedAuthentication|DisableKeepAlive|SkipHttpErrorCheck|UseDefaultCredentials)$/

export function readPowershell(source: string, place: CommandPlace, names: Names): ReadRequest | null {
  const { given, unknownNames, end } = readParameters(source, place, names)
  const one = (name: string) => given.get(name)
  const address = one('Uri')
  if (address === undefined && !given.has('Method') && !given.has('Headers')) return null

  const { url, query, login } = splitUrl(address === undefined ? '' : textOf(address))
  const written = pairsOf(one('Headers') ?? text(''))
  const type = textOf(one('ContentType') ?? text(headerOf(written, 'content-type') ?? ''))
  const method = textOf(one('CustomMethod') ?? one('Method') ?? text('GET')).toUpperCase()
  const body = readBody(one('Body'), type, method)
  const form = one('Form')
  return {
    method,
    url,
    // A hashtable as the body of a GET is its query.
    query: method === 'GET' && body.kind === 'form' ? [...query, ...body.fields] : query,
    headers: [
      ...withoutType(written),
      ...ownType(given.has('ContentType') ? type : null),
      ...bearerOf(one('Authentication'), one('Token')),
    ],
    body:
      form !== undefined
        ? { kind: 'multipart', fields: pairsOf(form) }
        : method === 'GET' && body.kind === 'form'
          ? { kind: 'none' }
          : body,
    basic: loginOf(one('Credential')) ?? login,
    verifyTls: one('SkipCertificateCheck') === undefined,
    variables: [],
    end,
    notes: [
      ...(url === '' ? ['The command names no address; type one.'] : []),
      ...(given.has('InFile') ? ['The body comes from a file, which nobody has read.'] : []),
      ...(given.has('UseDefaultCredentials')
        ? ['The command signs in as the Windows user, which Hallpass cannot.']
        : []),
    ],
    notUnderstood: unknownNames,
  }
}

function readParameters(source: string, { argumentsStart, closer }: CommandPlace, names: Names) {
  const reader = readPowershellValues(source, argumentsStart, names)
  const given = new Map<string, Value>()
  const unknownNames: string[] = []
  const value = (): Value => {
    reader.skip(false)
    return reader.argument() ?? text(reader.match(/[^\s|;)]+/y)?.[0] ?? '')
  }
  for (let round = 0; round < 100; round += 1) {
    reader.skip(false)
    const splat = reader.match(/@([A-Za-z_]\w{0,60})/y)?.[1]
    const option = splat === undefined ? reader.match(/[-–]([A-Za-z]{1,40})(?=[\s:`]|$)[:]?/y)?.[1] : undefined
    if (splat !== undefined) {
      const table = names.get(splat.toLowerCase())
      if (table?.kind === 'map') for (const [name, one] of table.entries) put(name, one)
    } else if (option !== undefined) {
      const name = parameterOf(option)
      if (name !== null && SWITCHES.test(name)) {
        reader.match(/\$(?:true|false)\b/iy)
        given.set(name, text('true'))
      } else put(option, value())
    } else if (/^[\n|;)]?$/.test(source.charAt(reader.at())) || source.charAt(reader.at()) === closer) break
    else if (given.has('Uri')) {
      if (reader.argument() === null && reader.match(/[^\s|;)]+/y) === null) break
    } else given.set('Uri', value())
  }
  return { given, unknownNames, end: reader.at() }

  function put(written: string, one: Value): void {
    const name = parameterOf(written)
    if (name !== null) given.set(name, one)
    if (name === null) unknownNames.push(`-${written}`)
  }
}

/** A name, or the beginning of one. */
function parameterOf(written: string): string | null {
  const lower = written.toLowerCase()
  return (
    PARAMETERS.find((name) => name.toLowerCase() === lower) ??
    PARAMETERS.find((name) => name.toLowerCase().startsWith(lower)) ??
    null
  )
}

function readBody(value: Value | undefined, type: string, method: string): CommandBody {
  if (value === undefined) return { kind: 'none' }
  if (value.kind === 'map') return { kind: 'form', fields: pairsOf(value) }
  const content = textOf(value)
  // A text without a type goes out as a form.
  const looksLikeForm = type === '' && method !== 'GET' && /^[\w.-]+=/.test(content)
  return bodyOfText(content, type === '' ? (looksLikeForm ? 'application/x-www-form-urlencoded' : null) : type)
}

function bearerOf(authentication: Value | undefined, token: Value | undefined): readonly NameValue[] {
  if (authentication === undefined || token === undefined || !/bearer|oauth/i.test(textOf(authentication))) return []
  return [{ name: 'Authorization', value: `Bearer ${textOf(token)}` }]
}

function loginOf(credential: Value | undefined): CommandLogin | null {
  if (credential === undefined) return null
  if (credential.kind === 'login') return { user: credential.user, password: credential.password }
  const user = memberOf(credential, 'UserName')
  return { user: user === undefined ? '{{username}}' : textOf(user), password: '{{password}}' }
}
