/** A command as the first request to try with a token: no secret of the command stays in it. */
import { isSecretName, isSecretParameter } from '../curl-import/secret-names.ts'
import type { JsonTemplate } from '../domain/http-login.ts'
import type { ExampleRequest } from '../domain/provider.ts'
import { addressParts } from './address-parts.ts'
import { createAskedValues } from './asked-values.ts'
import { readBodyJson } from './body-json.ts'
import type { CommandReading } from './command-reading.ts'
import { tellingHeaders } from './header-rows.ts'
import { pathTemplate, queryTemplate } from './path-template.ts'

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
  const headers = tellingHeaders(reading.headers, reading.body.kind === 'json' ? 'json' : 'other').filter(
    ({ name }) => name.toLowerCase() !== tokenHeader.toLowerCase(),
  )
  const fields = asked.fields().filter(({ name }) => whole.includes(`{${name}}`))
  return {
    example: {
      id: 'from-command',
      label: `${reading.method} ${shortened(path === '' ? '/' : path)}`,
      method: reading.method,
      path: whole,
      ...(fields.length === 0 ? {} : { pathFields: fields.map(({ name, label }) => ({ name, label })) }),
      ...(body.text === null ? {} : { body: { contentType: 'application/json', text: body.text } }),
      expect: 'What the documentation says under this command.',
    },
    notTaken: [
      ...headers.map(({ name }) => `The header ${name} of the request to try. Add it under Headers there.`),
      ...(query.length < reading.query.length
        ? ['A key in the address of the request to try. Hallpass sends tokens in a header.']
        : []),
      ...body.notTaken,
    ],
  }
}

function bodyOf({ body }: CommandReading): { text: string | null; notTaken: readonly string[] } {
  if (body.kind === 'none') return { text: null, notTaken: [] }
  if (body.kind !== 'json') {
    return {
      text: null,
      notTaken: ['The body of the request to try, which is no JSON. Add it under Body there.'],
    }
  }
  const json = readBodyJson(body.text)
  if (json !== null && !holdsSecret(json)) return { text: body.text, notTaken: [] }
  return json === null
    ? { text: null, notTaken: ['The body of the request to try, which does not read as JSON.'] }
    : {
        text: JSON.stringify(withoutSecrets(json), null, 2),
        notTaken: ['Secrets in the body of the request to try. Their places are empty.'],
      }
}

function holdsSecret(value: JsonTemplate): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([name, one]) => (isSecretName(name) && typeof one === 'string' && one !== '') || holdsSecret(one as JsonTemplate),
  )
}

function withoutSecrets(value: JsonTemplate): JsonTemplate {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one: JsonTemplate) => withoutSecrets(one))
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, JsonTemplate]) => [
      name,
      isSecretName(name) && typeof one === 'string' ? '' : withoutSecrets(one),
    ]),
  )
}

function shortened(path: string): string {
  return path.length > 80 ? `${path.slice(0, 79)}…` : path
}
