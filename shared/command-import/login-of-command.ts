/** A command as a login that answers with a token (`http-login`). */
import type { FormField } from '../domain/form-field.ts'
import type { NameValue } from '../domain/http-exchange.ts'
import { type HttpLoginRequest, loginMethods } from '../domain/http-login.ts'
import { addressParts } from './address-parts.ts'
import { answerOfLogin } from './answer-of-login.ts'
import { type AskedValues, createAskedValues } from './asked-values.ts'
import { basicOf, type CommandBasic } from './basic-of-command.ts'
import type { CommandBody, CommandReading } from './command-reading.ts'
import { type FieldWords, fieldWords } from './field-words.ts'
import { tellingHeaders } from './header-rows.ts'
import { jsonOfBody, templateOfJson } from './json-of-command.ts'
import { bearer, type MadeSignIn, type NoSignIn } from './made-sign-in.ts'
import { pathTemplate, queryTemplate } from './path-template.ts'
import { isParameterName, readTable } from './read-table.ts'
import { signInServer } from './server-of-command.ts'

/** Makes the login. What it sends is what the command would have sent, with the form's values in it. */
export function loginOfCommand(reading: CommandReading): MadeSignIn | NoSignIn {
  const method = loginMethods.find((one) => one === reading.method)
  if (method === undefined) return { problem: `A sign-in of Hallpass cannot use the method ${reading.method}.` }
  const asked = createAskedValues(reading.placeholders)
  const address = addressParts(reading)
  const path = pathTemplate(address.path, asked)
  const basic = basicOf(reading)
  const login = basic?.kind === 'login' ? loginFields(basic, asked) : null
  const raw = basic?.kind === 'raw' ? askWhole(basic.written, 'credentials', credentialWords, asked) : null
  const body = readBody(reading, asked)
  if ('problem' in body) return body
  const query = readTable([...reading.query, ...body.inAddress], 'query', asked)
  const headers = readHeaders(reading, body.kind, asked)
  const fixed = { ...someOf('form', body.fixed), ...someOf('query', query.fixed) }
  const own = body.credentials ?? (raw === null ? null : ({ in: 'basic-raw', value: raw } as const))
  const request: HttpLoginRequest = {
    method,
    path: query.mixed.length === 0 ? path : `${path || '/'}?${queryTemplate(query.mixed)}`,
    credentials: own ?? (login === null ? { in: 'none' } : { in: 'basic', ...login }),
    ...(own === null || login === null ? {} : { basic: login }),
    ...someOf('query', query.asked),
    ...someOf('fixed', fixed),
    ...someOf('headers', headers),
  }
  return {
    signIn: {
      id: 'sign-in',
      label: labelOf(asked.fields()),
      summary: 'One request, which the server answers with a token.',
      flow: 'http-login',
      settings: { request, answer: answerOfLogin(reading.tokenPlace) },
      fields: asked.fields().map((field) => withoutColon(field, login)),
      renewal: { kind: 'sign-in-again' },
    },
    servers: [signInServer(address, 'Sign-in address')],
    use: tokenUse(reading),
    notes: [...body.notes, ...asked.keptOut()],
    notTaken: [...body.notTaken, ...query.notTaken],
  }
}

const credentialWords: FieldWords = {
  name: 'credentials',
  label: 'Credentials as handed out (Base64)',
  secret: true,
  isCredential: true,
}

function loginFields(basic: Extract<CommandBasic, { kind: 'login' }>, asked: AskedValues) {
  return {
    username: askWhole(basic.user, 'username', fieldWords('username'), asked),
    password: askWhole(basic.password, 'password', fieldWords('password'), asked),
  }
}

function askWhole(text: string, name: string, words: FieldWords, asked: AskedValues): string {
  const value = asked.read(text, { name, in: 'basic' })
  if (value.kind === 'asked') return value.field
  return value.kind === 'mixed' ? value.whole() : asked.ask(`basic ${name}`, words, { required: text !== '' })
}

type ReadBody = {
  readonly kind: 'json' | 'form' | 'other'
  /** Null where nothing in it is asked for. */
  readonly credentials: HttpLoginRequest['credentials'] | null
  readonly fixed: Readonly<Record<string, string>>
  /** What a GET had as its body. */
  readonly inAddress: readonly NameValue[]
  readonly notes: readonly string[]
  readonly notTaken: readonly string[]
}

const noBody: ReadBody = { kind: 'other', credentials: null, fixed: {}, inAddress: [], notes: [], notTaken: [] }

function readBody({ body, method }: CommandReading, asked: AskedValues): ReadBody | NoSignIn {
  const json = jsonOfBody(body)
  if (json !== null) {
    if (method === 'GET') return { problem: 'The command sends JSON with GET. A sign-in of Hallpass does not do that.' }
    const notes = body.kind === 'json' ? [] : ['The body reads as JSON, so it is sent as JSON.']
    return { ...noBody, kind: 'json', credentials: { in: 'json', body: templateOfJson(json, asked) }, notes }
  }
  const rows = rowsOf(body)
  if (rows === null) {
    return {
      problem: 'The body of the command is neither a form nor JSON, and a sign-in of Hallpass sends only those.',
    }
  }
  if (method === 'GET') {
    const notes =
      rows.length === 0 ? [] : ['The command sends a form with GET; its values go into the address instead.']
    return { ...noBody, inAddress: rows, notes }
  }
  if (rows.length === 0) return noBody
  const table = readTable(rows, 'body', asked)
  const hasAsked = Object.keys(table.asked).length > 0
  const notes =
    body.kind === 'multipart' ? ['The command sends a form in several parts; Hallpass sends it as a plain form.'] : []
  return {
    ...noBody,
    kind: 'form',
    credentials: hasAsked ? { in: 'form', fields: table.asked } : null,
    fixed: table.fixed,
    notes,
    notTaken: table.notTaken,
  }
}

/** The rows of a body that is a form; null where it is none. */
function rowsOf(body: CommandBody): readonly NameValue[] | null {
  switch (body.kind) {
    case 'none':
      return []
    case 'form':
    case 'multipart':
      // XML and broken JSON without a type go out as a form; nobody means one, and secrets could stand in its names.
      return body.fields.every(({ name }) => isParameterName(name)) ? body.fields : null
    default:
      return null
  }
}

function readHeaders(
  { headers }: CommandReading,
  body: ReadBody['kind'],
  asked: AskedValues,
): Readonly<Record<string, string>> {
  const rows = tellingHeaders(headers, body).filter(
    ({ name, value }) => !(/^authorization$/i.test(name) && /^basic\b/i.test(value)),
  )
  return Object.fromEntries(
    rows.map(({ name, value }) => {
      const isToken = /^authorization$/i.test(name)
      const scheme = isToken ? (/^[A-Za-z][\w-]*\s+(?=\S)/.exec(value)?.[0] ?? '') : ''
      const place = { name: isToken ? 'token' : name, in: 'header' } as const
      return [name, `${scheme}${asked.template(value.slice(scheme.length), place)}`]
    }),
  )
}

/** What one signs in with. */
function labelOf(fields: readonly FormField[]): string {
  const has = (name: string) => fields.some((field) => field.name === name)
  if (has('password') && (has('username') || has('email'))) return 'User name and password'
  return has('apiKey') ? 'API key' : 'Sign-in'
}

/** A token that came in a header of the answer mostly goes out in a header of that name. */
function tokenUse({ tokenPlace: { header } }: CommandReading): MadeSignIn['use'] {
  if (header === null || header === 'authorization') return bearer
  return { header: header === 'x-subject-token' ? 'X-Auth-Token' : header, scheme: '' }
}

/** In a Basic user name a colon would mark where the password begins. */
function withoutColon(field: FormField, login: { readonly username: string } | null): FormField {
  if (field.name !== login?.username) return field
  const reason = 'A user name cannot contain “:” here, because it marks where the password begins.'
  return { ...field, mustNotContain: { text: ':', reason } }
}

/** The member, where there is anything in it. */
function someOf<N extends string, T extends object>(name: N, value: T): { readonly [K in N]?: T } {
  return Object.keys(value).length === 0 ? {} : ({ [name]: value } as { [K in N]: T })
}
