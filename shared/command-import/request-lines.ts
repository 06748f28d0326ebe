/** The request of a sign-in for showing: lines of fixed text and of values that people give. */
import type { FormField } from '../domain/form-field.ts'
import type { HttpLoginRequest, JsonTemplate } from '../domain/http-login.ts'
import { gapPattern } from '../domain/login-fields.ts'
import type { OAuthSettings } from '../domain/oauth-settings.ts'
import type { ExampleRequest, Provider, SignIn, TokenUse } from '../domain/provider.ts'
import type { SentLine, SentPiece } from '../domain/sent-line.ts'
import { grantNameOf, standardFields } from './oauth-grants.ts'

const text = (one: string): SentPiece => ({ text: one })
const field = (name: string): SentPiece => ({ field: name })

/** What the first sign-in of a provider sends; for a key, the request that it goes along with. */
export function requestLines({ signIns, use, examples }: Provider): readonly SentLine[] {
  const [signIn] = signIns
  if (signIn === undefined) return []
  switch (signIn.flow) {
    case 'http-login':
      return loginLines(signIn.settings.request, signIn.fields)
    case 'api-key':
      return keyLines(signIn, use, examples[0])
    default:
      return grantLines(signIn, signIn.settings)
  }
}

function loginLines(request: HttpLoginRequest, fields: readonly FormField[]): readonly SentLine[] {
  const { method, path, credentials, basic, query = {}, fixed = {}, headers = {} } = request
  const login = credentials.in === 'basic' ? credentials : basic
  const lineOf = (line: string) => gapsOf(line, fields)
  const parameters = [
    ...Object.entries(fixed.query ?? {}).map(([name, value]): SentLine => [text(`  ${name}=${value}`)]),
    ...Object.entries(query).map(([name, one]): SentLine => [text(`  ${name}=`), field(one)]),
  ]
  return [
    lineOf(`${method} ${path === '' ? '(the address you give)' : path}`),
    ...parameters,
    ...(login === undefined ? [] : [basicLine(login.username, login.password)]),
    ...(credentials.in === 'basic-raw' ? [[text('Authorization: Basic '), field(credentials.value)]] : []),
    ...Object.entries(headers).map(([name, value]) => lineOf(`${name}: ${value}`)),
    ...Object.entries(fixed.form ?? {}).map(([name, value]): SentLine => [text(`${name}=${value}`)]),
    ...(credentials.in === 'form'
      ? Object.entries(credentials.fields).map(([name, one]): SentLine => [text(`${name}=`), field(one)])
      : []),
    ...(credentials.in === 'json' ? jsonLines(credentials.body).map(lineOf) : []),
  ]
}

function basicLine(username: string, password: string): SentLine {
  return [text('Authorization: Basic '), field(username), text(' : '), field(password)]
}

function jsonLines(body: JsonTemplate): readonly string[] {
  return JSON.stringify(body, null, 2).split('\n')
}

function grantLines(signIn: SignIn, { endpoints, clientAuth, scope }: OAuthSettings): readonly SentLine[] {
  const isBasic = clientAuth[0] === 'client_secret_basic'
  const names = signIn.fields.map(({ name }) => name)
  const rows = Object.entries(standardFields).filter(([wire, { name }]) => {
    return names.includes(name) && !(isBasic && /^client_/.test(wire))
  })
  return [
    gapsOf(`POST ${endpoints.token ?? '(the address you give)'}`, signIn.fields),
    ...(isBasic && names.includes('clientSecret') ? [basicLine('clientId', 'clientSecret')] : []),
    [text(`grant_type=${grantNameOf(signIn.flow)}`)],
    ...rows.map(([wire, { name }]): SentLine => [text(`${wire}=`), field(name)]),
    ...(scope === undefined ? [] : [[text(`scope=${scope}`)]]),
  ]
}

function keyLines(signIn: SignIn, { header, scheme }: TokenUse, example: ExampleRequest | undefined) {
  const isPair = signIn.flow === 'api-key' && signIn.settings.madeOf !== undefined
  const carried: SentLine = isPair
    ? basicLine('username', 'password')
    : [text(`${header}: ${scheme === '' ? '' : `${scheme} `}`), field('apiKey')]
  return [...(example === undefined ? [] : [[text(`${example.method} ${example.path}`)]]), carried]
}

/** A line cut at the gaps of this form. */
function gapsOf(line: string, fields: readonly FormField[]): SentLine {
  return line
    .split(new RegExp(gapPattern.source))
    .map((piece, at): SentPiece => {
      if (at % 2 === 0) return text(piece)
      return fields.some(({ name }) => name === piece) ? field(piece) : text(`{${piece}}`)
    })
    .filter((piece) => !('text' in piece) || piece.text !== '')
}
