/**
 * The shape of a provider that people made, shared or kept on disk: everything in it is hostile until it went through here.
 * Objects are strict, texts and lists have an end. The published schema of provider cards is made from this.
 */
import * as z from 'zod'
import type { FormField } from '../../shared/domain/form-field.ts'
import { type HttpLoginSettings, type JsonTemplate, loginMethods } from '../../shared/domain/http-login.ts'
import { type OAuthGrant, oauthGrantTypes } from '../../shared/domain/oauth-grants.ts'
import { clientAuthMethods, oauthEndpoints } from '../../shared/domain/oauth-settings.ts'
import type { FlowId, FlowSettings, Provider, SignIn } from '../../shared/domain/provider.ts'

const short = z.string().max(200)
const sentence = z.string().max(2000)
const long = z.string().max(100_000)
const name = z.string().min(1).max(100)
/** Below the server address: nothing that could lead to another host. */
const path = z
  .string()
  .max(2000)
  .regex(/^$|^\/(?![/\\])[^\s\\?#]*(\?[^\s#]*)?$/, { error: 'is no path under the server address' })
const paths = z.array(z.string().min(1).max(200)).max(20)
const texts = z.record(name, z.string().max(2000))
const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, { error: 'is no name of a header' })

/** One field of a sign-in's form. */
export const formFieldSchema = z
  .strictObject({
    name: z.string().regex(/^[A-Za-z_][\w-]{0,99}$/, { error: 'is no name of a field' }),
    label: z.string().min(1).max(200),
    hint: sentence.exactOptional(),
    placeholder: short.exactOptional(),
    secret: z.boolean(),
    required: z.boolean(),
    kind: z.enum(['text', 'seconds', 'choice', 'lines', 'parameters']),
    options: z
      .array(z.strictObject({ value: short, label: short, summary: sentence.exactOptional() }))
      .max(50)
      .exactOptional(),
    default: sentence.exactOptional(),
    suggestions: z.array(short).max(500).exactOptional(),
    meanings: z.record(short, sentence).exactOptional(),
    shownWhen: z.strictObject({ field: name, oneOf: z.array(short).max(50) }).exactOptional(),
    isAdvanced: z.boolean().exactOptional(),
    mustBe: z.enum(['resources', 'header-name', 'header-text']).exactOptional(),
    mustNotContain: z.strictObject({ text: short, reason: sentence }).exactOptional(),
  })
  .meta({ id: 'field', description: 'A field of the form.' }) satisfies z.ZodType<FormField>

const jsonTemplate: z.ZodType<JsonTemplate> = z
  .lazy(() =>
    z.union([
      z.string().max(10_000),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(jsonTemplate).max(200),
      z.record(z.string().max(200), jsonTemplate),
    ]),
  )
  .meta({ id: 'jsonTemplate', description: 'JSON whose texts may hold {name} for the values of the form.' })

/** A login's request. */
export const loginRequestSchema = z
  .strictObject({
    method: z.enum(loginMethods),
    path,
    credentials: z.discriminatedUnion('in', [
      z.strictObject({ in: z.literal('basic'), username: name, password: name }),
      z.strictObject({ in: z.literal('basic-raw'), value: name }),
      z.strictObject({ in: z.literal('form'), fields: texts }),
      z.strictObject({ in: z.literal('json'), body: jsonTemplate }),
      z.strictObject({ in: z.literal('none') }),
    ]),
    basic: z.strictObject({ username: name, password: name }).exactOptional(),
    query: texts.exactOptional(),
    fixed: z.strictObject({ form: texts.exactOptional(), query: texts.exactOptional() }).exactOptional(),
    headers: z.record(headerName, z.string().max(2000)).exactOptional(),
  })
  .meta({ id: 'loginRequest' }) satisfies z.ZodType<HttpLoginSettings['request']>

/** Where in a login's answer is what. */
export const loginAnswerSchema = z
  .strictObject({
    token: paths,
    tokenHeader: headerName.exactOptional(),
    lifetimeSeconds: paths.exactOptional(),
    lifetimeMilliseconds: paths.exactOptional(),
    expiresAt: paths.exactOptional(),
    refreshToken: paths.exactOptional(),
    message: paths,
    success: z
      .array(z.strictObject({ path: z.string().min(1).max(200), oneOf: z.array(short).max(50) }))
      .max(20)
      .exactOptional(),
    carry: z
      .strictObject({
        headers: paths,
        basePath: paths,
        single: z.record(headerName, z.string().max(200)).exactOptional(),
      })
      .exactOptional(),
  })
  .meta({ id: 'loginAnswer' }) satisfies z.ZodType<HttpLoginSettings['answer']>

const httpLogin = z.strictObject({
  request: loginRequestSchema,
  answer: loginAnswerSchema,
  renewal: z.strictObject({ request: loginRequestSchema, answer: loginAnswerSchema }).exactOptional(),
  documentedLifetimeSeconds: z.number().int().min(1).max(1e9).exactOptional(),
  mayUrlEncodeBasic: z.boolean().exactOptional(),
}) satisfies z.ZodType<HttpLoginSettings>

const clientAuth = z.enum(clientAuthMethods).meta({ id: 'clientAuth' })

const oauth = z
  .strictObject({
    endpoints: z.partialRecord(z.enum(oauthEndpoints), path),
    issuer: path.exactOptional(),
    clientAuth: z.array(clientAuth).min(1).max(10),
    scope: sentence.exactOptional(),
    scopes: z.array(short).max(500).exactOptional(),
    scopeMeanings: z.record(short, sentence).exactOptional(),
    asksAll: z.boolean().exactOptional(),
  })
  .meta({ id: 'oauth', description: 'What an OAuth 2.0 grant needs to know about its server.' })

const ofGrants = Object.fromEntries(Object.keys(oauthGrantTypes).map((grant) => [grant, oauth])) as {
  readonly [G in OAuthGrant]: typeof oauth
}

/** What each flow needs. Every flow is here: a new one is not forgotten. */
const settingsOf = {
  'http-login': httpLogin,
  ...ofGrants,
  'api-key': z.strictObject({
    note: z.enum(['scoped-key', 'key-without-end']).exactOptional(),
    madeOf: z.literal('username-and-password').exactOptional(),
  }),
} satisfies { readonly [F in FlowId]: z.ZodType<FlowSettings[F]> }

const flowIds = Object.keys(settingsOf) as readonly FlowId[]

const use = z.strictObject({ header: headerName, scheme: z.string().regex(/^[\x21-\x7e]{0,50}$/) }).meta({ id: 'use' })

const signInParts = {
  id: name,
  label: z.string().min(1).max(200),
  summary: sentence,
  fields: z.array(formFieldSchema).max(60),
  startsWith: texts.exactOptional(),
  renewal: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('sign-in-again') }),
    z.strictObject({ kind: z.literal('refresh-token'), clientAuth: clientAuth.exactOptional() }),
    z.strictObject({ kind: z.literal('second-request') }),
    z.strictObject({ kind: z.literal('none') }),
  ]),
  use: use.exactOptional(),
  whereToFind: z.array(sentence).max(50).exactOptional(),
}

const signInOf = (flow: FlowId) => z.strictObject({ ...signInParts, flow: z.literal(flow), settings: settingsOf[flow] })

type Alternatives = readonly [ReturnType<typeof signInOf>, ...ReturnType<typeof signInOf>[]]

// That each flow goes with its own settings is known to every member of the union, but not to the type of their list.
const signIn = z.discriminatedUnion(
  'flow',
  flowIds.map(signInOf) as unknown as Alternatives,
) as unknown as z.ZodType<SignIn>

const example = z.strictObject({
  id: name,
  label: z.string().min(1).max(200),
  method: z.string().regex(/^[A-Za-z]{1,20}$/, { error: 'is no method' }),
  path: z.string().max(4000),
  pathFields: z
    .array(z.strictObject({ name, label: short, hint: sentence.exactOptional() }))
    .max(30)
    .exactOptional(),
  headers: z.record(headerName, sentence).exactOptional(),
  body: z.strictObject({ contentType: short, text: long }).exactOptional(),
  expect: sentence,
})

/** An address that may be opened in the browser; empty for none. */
const docsUrl = z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(2000)])

export const providerSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,89}$/, { error: 'is no id' }),
  name: z.string().min(1).max(100),
  monogram: z.string().min(1).max(3),
  hue: z.number().int().min(0).max(359),
  summary: sentence,
  group: z.enum(['sign-in-service', 'any']).exactOptional(),
  docsUrl,
  servers: z
    .array(
      z.strictObject({
        id: z.enum(['server', 'api', 'issuer', ...oauthEndpoints]),
        label: z.string().min(1).max(200),
        hint: sentence.exactOptional(),
        placeholder: short.exactOptional(),
        default: z.string().max(2000).exactOptional(),
        optional: z.boolean().exactOptional(),
        neededBy: z.array(z.enum(flowIds)).max(20).exactOptional(),
      }),
    )
    .max(15),
  signIns: z.array(signIn).min(1).max(30),
  use,
  examples: z.array(example).max(50),
  expiredAnswer: z
    .array(z.strictObject({ path: name, equals: short }))
    .max(10)
    .exactOptional(),
  documentsPlainHttp: z.boolean().exactOptional(),
  documentsUnverifiedTls: z.boolean().exactOptional(),
}) satisfies z.ZodType<Provider>

const kept = z.strictObject({ providers: z.array(providerSchema).max(500) })

/** Whether something read from disk is a list of providers that people made. */
export function isProvidersDocument(value: unknown): value is { readonly providers: readonly Provider[] } {
  return kept.safeParse(value).success
}
