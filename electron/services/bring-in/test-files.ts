/** Files as people bring them in, for tests, and what is done with them. */
import type { Brought } from '../../../shared/bring-in/brought.ts'
import type { RequestDraft } from '../../../shared/domain/http-exchange.ts'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import type { TestServices } from '../test-services.ts'

/** A description of an API in YAML, as people write it by hand. */
export const libraryYaml = (server: string) => `openapi: "3.0.3"
info:
  title: Library
  version: "1"
servers:
  - url: ${server}/v1
security:
  - oauth: [loans.read]
paths:
  /loans:
    get:
      summary: My loans
      tags: [Me]
  /loans/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer, example: 7}}
    put:
      summary: Renew a loan
      tags: [Me]
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {days: {type: integer, default: 14}}}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: ${server}/token
          scopes: {loans.read: Read your loans}
    basic: {type: http, scheme: basic}
`

/** What was read, of one kind. */
export async function read<K extends Brought['preview']['kind']>(services: TestServices, text: string, kind: K) {
  const { id, preview } = await services.bringIn.read(text, '')
  if (preview.kind !== kind) throw new Error(`Read as ${preview.kind}`)
  return { id, preview: preview as Extract<Brought['preview'], { kind: K }> }
}

/** The places of all of a list. */
export const all = (list: readonly unknown[]): readonly number[] => list.map((_, at) => at)

/** A saved form as it is sent; files and multipart bodies are not. */
export function draftOfForm(connectionId: string, form: RequestForm): RequestDraft {
  const { authorization, method, url, pathValues, headers, bodyKind, json, text, textType } = form
  const on = (rows: RequestForm['headers']) => rows.filter((row) => row.on).map(({ name, value }) => ({ name, value }))
  const bodies: Partial<Record<RequestForm['bodyKind'], RequestDraft['body']>> = {
    json: { kind: 'json', text: json },
    text: { kind: 'text', text, contentType: textType },
    form: { kind: 'form', fields: on(form.form) },
  }
  const body = bodies[bodyKind] ?? { kind: 'none' }
  return { connectionId, authorization, method, url, pathValues, query: [], headers: on(headers), body }
}
