/** A command that asks an OAuth 2.0 token endpoint (RFC 6749 section 3.2) as the grant that it is. */
import { type ExtraParameter, writeExtraParameters } from '../domain/extra-parameters.ts'
import type { FormField } from '../domain/form-field.ts'
import type { NameValue } from '../domain/http-exchange.ts'
import type { ClientAuthMethod, OAuthSettings } from '../domain/oauth-settings.ts'
import type { ServerField } from '../domain/provider.ts'
import { type AddressParts, addressParts } from './address-parts.ts'
import { createAskedValues, isExample, keptOutNote } from './asked-values.ts'
import { basicOf, type CommandBasic } from './basic-of-command.ts'
import type { CommandReading } from './command-reading.ts'
import { tellingHeaders } from './header-rows.ts'
import { bearer, type MadeSignIn } from './made-sign-in.ts'
import { basicWrittenField, drawnFields, type Grant, grantOf, standardFields } from './oauth-grants.ts'
import { pathTemplate } from './path-template.ts'
import { signInServer } from './server-of-command.ts'

/** The grant a command asks for; null for a command that is none, or has more to it than a grant can be told. */
export function oauthOfCommand(reading: CommandReading): MadeSignIn | null {
  const { body, method } = reading
  if (method !== 'POST' || body.kind !== 'form' || reading.query.length > 0) return null
  const given = new Map(body.fields.map(({ name, value }) => [name, value]))
  const grant = grantOf(given.get('grant_type'))
  const basic = basicOf(reading)
  if (grant === null || basic?.kind === 'raw' || given.size < body.fields.length) return null

  const known = grant.isDrawn ? drawnFields : standardFields
  const rows = withBasic(body.fields, basic)
  const others = rows.filter(({ name }) => !Object.hasOwn(known, name))
  const headers = headersOf(reading)
  if (headers === null || others.some((row) => !isAlwaysSame(row, reading))) return null
  const extra = [...others.map((row) => extraOf('body', row)), ...headers.map((row) => extraOf('header', row))]

  const asked = createAskedValues(reading.placeholders)
  const address = addressParts(reading)
  const path = pathTemplate(address.path, asked)
  const settings: OAuthSettings = {
    endpoints: isLost(address) ? {} : { token: path },
    clientAuth: [clientAuthOf(given, basic !== null)],
    ...(grant.isDrawn ? { asksAll: true } : scopeOf(given.get('scope'), reading)),
  }
  const form = grant.isDrawn ? [] : [...fieldsOf(rows, reading), ...writtenField(basic), ...extraField(extra)]
  return {
    signIn: {
      id: 'sign-in',
      label: grant.label,
      summary: grant.summary,
      flow: grant.flow,
      settings,
      // What stands in the path as well is the same value.
      fields: [...asked.fields().filter(({ name }) => !form.some((field) => field.name === name)), ...form],
      ...(grant.isDrawn ? { startsWith: startOf(rows, extra, reading, grant) } : {}),
      renewal: { kind: grant.flow === 'jwt-bearer' ? 'sign-in-again' : 'refresh-token' },
    },
    servers: serversOf(address, grant),
    use: bearer,
    notes: rows.flatMap((row) => keptOutOf(row, reading)),
    notTaken: [],
  }
}

/** How a command that refreshes a token (RFC 6749 section 6) makes its client known; null for any other command. */
export function refreshAuthOf(reading: CommandReading): ClientAuthMethod | null {
  if (reading.body.kind !== 'form') return null
  const given = new Map(reading.body.fields.map(({ name, value }) => [name, value]))
  return given.get('grant_type') === 'refresh_token' ? clientAuthOf(given, basicOf(reading) !== null) : null
}

/** The client's name and secret out of Basic (RFC 6749 section 2.3.1), in place of those in the form. */
function withBasic(fields: readonly NameValue[], basic: CommandBasic | null): readonly NameValue[] {
  const rows = fields.filter(({ name }) => name !== 'grant_type')
  if (basic?.kind !== 'login') return rows
  return [
    { name: 'client_id', value: basic.user },
    { name: 'client_secret', value: basic.password },
    ...rows.filter(({ name }) => name !== 'client_id' && name !== 'client_secret'),
  ]
}

function clientAuthOf(given: ReadonlyMap<string, string>, hasBasic: boolean): ClientAuthMethod {
  if (hasBasic) return 'client_secret_basic'
  if (given.has('client_secret')) return 'client_secret_post'
  return given.has('client_id') ? 'none' : 'unidentified'
}

/** The headers that the request has to name itself; null where one of them is not always the same. */
function headersOf(reading: CommandReading): readonly NameValue[] | null {
  const telling = tellingHeaders(reading.headers, 'form').filter(
    ({ name, value }) => !/^accept$/i.test(name) && !(/^authorization$/i.test(name) && /^basic\b/i.test(value)),
  )
  return telling.every((row) => !/^authorization$/i.test(row.name) && isAlwaysSame(row, reading)) ? telling : null
}

function isAlwaysSame({ name, value }: NameValue, { placeholders }: CommandReading): boolean {
  return createAskedValues(placeholders).read(value, { name, in: 'body' }).kind === 'fixed'
}

/** No placeholder, whatever it is called. */
function isLiteral(value: string, reading: CommandReading): boolean {
  return value !== '' && isAlwaysSame({ name: 'value', value }, reading)
}

const extraOf = (place: ExtraParameter['in'], { name, value }: NameValue): ExtraParameter => ({
  step: 'token',
  in: place,
  name,
  value,
})

function scopeOf(scope: string | undefined, reading: CommandReading): Pick<OAuthSettings, 'scope'> {
  return scope !== undefined && isLiteral(scope, reading) ? { scope } : {}
}

function fieldsOf(rows: readonly NameValue[], reading: CommandReading): readonly FormField[] {
  const hasSecret = rows.some(({ name }) => name === 'client_secret')
  return rows.flatMap(({ name, value }) => {
    const field = memberOf(standardFields, name)
    if (field === undefined || (name === 'scope' && (value === '' || isLiteral(value, reading)))) return []
    return [startsWith(name, hasSecret) && isLiteral(value, reading) ? { ...field, default: value } : field]
  })
}

/** A client without a secret is the same for everybody; one with a secret is somebody's own. */
function startsWith(name: string, hasSecret: boolean): boolean {
  return name === 'audience' || name === 'resource' || (name === 'client_id' && !hasSecret)
}

/** Commands put ID and secret into Basic as they are; the standard (RFC 6749 section 2.3.1) would have them encoded first. */
function writtenField(basic: CommandBasic | null): readonly FormField[] {
  return basic === null ? [] : [basicWrittenField]
}

function extraField(extra: readonly ExtraParameter[]): readonly FormField[] {
  if (extra.length === 0) return []
  return [
    {
      name: 'extraParameters',
      label: 'Further parameters',
      hint: 'Names and values that this server wants beside the usual ones. Not for secrets.',
      secret: false,
      required: false,
      kind: 'parameters',
      isAdvanced: true,
      default: writeExtraParameters(extra),
    },
  ]
}

function startOf(
  rows: readonly NameValue[],
  extra: readonly ExtraParameter[],
  reading: CommandReading,
  { flow }: Grant,
): Readonly<Record<string, string>> {
  const hasSecret = rows.some(({ name }) => name === 'client_secret')
  const known = rows.flatMap(({ name, value }): [string, string][] => {
    const field = memberOf(drawnFields, name)
    const isTold = name !== 'client_id' || startsWith(name, hasSecret)
    return field && isTold && isLiteral(value, reading) ? [[field, value]] : []
  })
  return {
    ...Object.fromEntries(known),
    ...(flow === 'jwt-bearer' ? { assertionSource: 'pasted' } : {}),
    ...(extra.length === 0 ? {} : { extraParameters: writeExtraParameters(extra) }),
  }
}

function isLost({ written, path }: AddressParts): boolean {
  return written === '' && path === ''
}

function serversOf(address: AddressParts, { endpoint }: Grant): readonly ServerField[] {
  const hint = 'The command came without its address. Give all of it, up to its last sign.'
  const own: ServerField = isLost(address)
    ? { id: 'token', label: 'Token endpoint', hint, placeholder: 'https://login.example.com/oauth2/token' }
    : signInServer(address, 'Sign-in address')
  return endpoint === undefined ? [own] : [own, endpoint]
}

function keptOutOf({ name, value }: NameValue, reading: CommandReading): readonly string[] {
  const field = memberOf(standardFields, name)
  const isKept = field?.secret !== true || !isLiteral(value, reading) || isExample(value)
  return isKept ? [] : [keptOutNote(field.label)]
}

/** A name of a command may be one that every object has. */
function memberOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
