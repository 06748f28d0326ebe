/** A command as the first request to try with a token: no secret of the command stays in it. */
import { isSecretParameter } from '../curl-import/secret-names.ts'
import type { NameValue } from '../domain/http-exchange.ts'
import type { JsonTemplate } from '../domain/http-login.ts'
import type { ExampleRequest } from '../domain/provider.ts'
import { looksSecret } from '../login/looks-secret.ts'
import { addressParts } from './address-parts.ts'
import { createAskedValues } from './asked-values.ts'
import type { CommandReading } from './command-reading.ts'
import { tellingHeaders } from './header-rows.ts'
import { jsonOfBody } from './json-of-command.ts'
import { formText, pathTemplate, queryTemplate } from './path-template.ts'
import { isParameterName } from './read-table.ts'

export type MadeExample = {
  readonly example: ExampleRequest
  /** Whole sentences on what of the command is not in it. */
  readonly notTaken: readonly string[]
}

const longestPath = 4_000

/** Makes the example. `tokenHeader` is the header that the token goes out in. */
export function exampleOfCommand(reading: CommandReading, tokenHeader: string): MadeExample | null {
  const asked = createAskedValues(reading.placeholders)
  const path = pathTemplate(addressParts(reading).path, asked)
  const query = reading.query.filter(({ name }) => !isSecretParameter(name))
  const rows = query.map(({ name, value }) => ({ name, value: asked.template(value, { name, in: 'query' }) }))
  const whole = rows.length === 0 ? path : `${path}?${queryTemplate(rows)}`
  if (whole === '' || whole.length > longestPath || !/^[A-Za-z]{1,20}$/.test(reading.method)) return null
  const body = bodyOf(reading)
  const telling = tellingHeaders(reading.headers, kindOf(reading.body)).filter(
    ({ name }) => name.toLowerCase() !== tokenHeader.toLowerCase(),
  )
  const headers = telling.filter(({ name, value }) => isAlwaysSame(name, value, reading))
  const fields = asked.fields().filter(({ name }) => whole.includes(`{${name}}`))
  return {
    example: {
      id: 'from-command',
      label: `${reading.method} ${shortened(path === '' ? '/' : path)}`,
      method: reading.method,
      path: whole,
      ...(fields.length === 0 ? {} : { pathFields: fields.map(({ name, label }) => ({ name, label })) }),
      ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])) }),
      ...(body.made === null ? {} : { body: body.made }),
      expect: 'What the documentation says under this command.',
    },
    notTaken: [
      ...telling
        .filter((row) => !headers.includes(row))
        .map(({ name }) => `The header ${name} of the request to try. Add it under Headers there.`),
      ...(query.length < reading.query.length
        ? ['A key in the address of the request to try. Hallpass sends tokens in a header.']
        : []),
      ...body.notTaken,
    ],
  }
}

/** A secret, or what is still to be filled in, is not always the same. */
function isAlwaysSame(name: string, value: string, { placeholders }: CommandReading): boolean {
  return (
    !/^(?:authorization|cookie)$/i.test(name) &&
    createAskedValues(placeholders).read(value, { name, in: 'header' }).kind === 'fixed'
  )
}

function kindOf({ kind }: CommandReading['body']): 'json' | 'form' | 'other' {
  return kind === 'json' || kind === 'form' ? kind : 'other'
}

type MadeBody = { readonly made: NonNullable<ExampleRequest['body']> | null; readonly notTaken: readonly string[] }

const secretsOut = 'Secrets in the body of the request to try. Their places are empty.'

function bodyOf({ body }: CommandReading): MadeBody {
  const json = jsonOfBody(body)
  if (json !== null) return jsonBodyOf(json, body)
  switch (body.kind) {
    case 'none':
      return { made: null, notTaken: [] }
    case 'json':
      return { made: null, notTaken: ['The body of the request to try, which does not read as JSON.'] }
    case 'form': {
      // XML without a type goes out as a form; nobody means one, and secrets could stand in its names.
      if (!body.fields.every(({ name }) => isParameterName(name))) return otherBody
      const isOut = ({ name, value }: NameValue) => looksSecret(name, value)
      const rows = body.fields.map((row) => (isOut(row) ? { ...row, value: '' } : row))
      const made = { contentType: 'application/x-www-form-urlencoded', text: formText(rows) }
      return { made, notTaken: body.fields.some(isOut) ? [secretsOut] : [] }
    }
    default:
      return otherBody
  }
}

const otherBody: MadeBody = {
  made: null,
  notTaken: ['The body of the request to try, which is neither a form nor JSON. Add it under Body there.'],
}

function jsonBodyOf(json: JsonTemplate, body: CommandReading['body']): MadeBody {
  const contentType = 'application/json'
  const clean = withoutSecrets(json, '')
  const written = body.kind === 'json' ? body.text : JSON.stringify(json, null, 2)
  if (JSON.stringify(clean) === JSON.stringify(json)) return { made: { contentType, text: written }, notTaken: [] }
  return { made: { contentType, text: JSON.stringify(clean, null, 2) }, notTaken: [secretsOut] }
}

/** What stands under the name of a secret is empty, also in the lists below it. */
function withoutSecrets(value: JsonTemplate, name: string): JsonTemplate {
  if (typeof value === 'string' || typeof value === 'number') return looksSecret(name, String(value)) ? '' : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one: JsonTemplate) => withoutSecrets(one, name))
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, JsonTemplate]) => [key, withoutSecrets(one, key)]),
  )
}

function shortened(path: string): string {
  return path.length > 80 ? `${path.slice(0, 79)}…` : path
}
