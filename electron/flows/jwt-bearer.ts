import { AppFailure } from '../../shared/core/app-error.ts'
import { isObject } from '../../shared/core/is-object.ts'
import type { FormField } from '../../shared/domain/form-field.ts'
import { oauthGrantTypes } from '../../shared/domain/oauth-grants.ts'
import { assertionBy, keyFields, keyIn } from '../oauth/assertion-key.ts'
import { addressees, askTokenEndpoint, given, type OAuthRun, scopeParameter } from './ask-token-endpoint.ts'
import { defineFlow } from './define-flow.ts'
import { clientIdField, scopeField } from './oauth-fields.ts'

const made = { field: 'assertionSource', oneOf: ['made'] } as const

/** As long as Salesforce takes one for; Google takes an hour. */
const usualSeconds = '180'

const form: readonly FormField[] = [
  {
    name: made.field,
    label: 'The assertion',
    hint: 'The signed statement (JWT) that is exchanged for a token.',
    secret: false,
    required: true,
    kind: 'choice',
    options: [
      { value: 'made', label: 'Made here', summary: 'Signed with a private key, anew for every token.' },
      { value: 'pasted', label: 'I have one', summary: 'Good once or for a short time, as whoever made it decided.' },
    ],
    default: 'made',
  },
  {
    name: 'assertion',
    label: 'Assertion',
    hint: 'Three parts with dots between them, beginning with “eyJ”.',
    secret: true,
    required: true,
    kind: 'lines',
    shownWhen: { field: made.field, oneOf: ['pasted'] },
  },
  ...keyFields('assertionKey', made).map((field) =>
    field.name === 'assertionKey'
      ? { ...field, hint: `${field.hint} For Google, paste the whole key file of the service account.` }
      : field,
  ),
  {
    name: 'assertionIssuer',
    label: 'Issued by',
    hint: 'Who signs (iss): at Salesforce the consumer key, elsewhere mostly the client ID. From a Google key file it is taken by itself.',
    secret: false,
    required: false,
    kind: 'text',
    shownWhen: made,
  },
  {
    name: 'assertionSubject',
    label: 'For whom',
    hint: 'The user the token is for (sub). Empty: the issuer itself.',
    secret: false,
    required: false,
    kind: 'text',
    shownWhen: made,
  },
  {
    name: 'assertionAudience',
    label: 'Addressed to',
    hint: 'What the server wants to read as “aud”, such as https://login.salesforce.com. Empty: its issuer, or for Google its token endpoint.',
    secret: false,
    required: false,
    kind: 'text',
    shownWhen: made,
  },
  clientIdField,
  scopeField,
  {
    name: 'assertionSeconds',
    label: 'Good for (seconds)',
    secret: false,
    required: false,
    kind: 'seconds',
    default: usualSeconds,
    isAdvanced: true,
    shownWhen: made,
  },
  {
    name: 'assertionClaims',
    label: 'Further claims',
    hint: 'A JSON object; what stands in it goes into the assertion. Not for secrets.',
    secret: false,
    required: false,
    kind: 'lines',
    isAdvanced: true,
    shownWhen: made,
  },
]

/** JWT bearer grant, RFC 7523 section 2.1: a signed statement about someone, made here or pasted, for a token. */
export const jwtBearer = defineFlow({
  id: 'jwt-bearer',
  fields: ['assertionSource', 'assertion', 'assertionKey'],
  form,
  async run(run) {
    const isMade = run.input.assertionSource !== 'pasted'
    const pasted = run.input.assertion.trim()
    const make = isMade ? await assertionMaker(run) : null
    return askTokenEndpoint(run, {
      grantType: oauthGrantTypes['jwt-bearer'],
      isForOthers: true,
      parameters: { ...(make === null ? { assertion: pasted } : {}), ...scopeParameter(run) },
      ...(make === null ? {} : { statement: { name: 'assertion', make } }),
      grantFields: isMade
        ? ['assertionKey', 'assertionIssuer', 'assertionSubject', 'assertionAudience']
        : ['assertion'],
      secrets: [pasted],
    })
  },
})

/** Makes assertions that begin at an instant in ms. What cannot be used in the form is said before any is made. */
async function assertionMaker(run: OAuthRun): Promise<(now: number) => string> {
  const { values } = run
  const key = await keyIn(values, 'assertionKey')
  const issuer = values.assertionIssuer || key.serviceAccount
  if (!issuer) throw invalid('assertionIssuer', 'Say who issues the assertion: the server knows the key by that name.')
  const { tokenEndpoint, issuer: server } = addressees(run)
  // At Google a subject is somebody else, for whom the account may act; the scope stands in the assertion, not beside it.
  const isGoogle = key.serviceAccount !== null
  const subject = values.assertionSubject || (isGoogle ? undefined : issuer)
  const facts = {
    issuer,
    ...(subject === undefined ? {} : { subject }),
    // Never from the key file: an assertion for one server must not be made for another to see.
    audience: values.assertionAudience || (isGoogle ? tokenEndpoint : (server ?? tokenEndpoint)),
    seconds: Number(values.assertionSeconds || usualSeconds),
    claims: { ...(isGoogle ? given('scope', values.scope) : {}), ...claimsIn(values.assertionClaims) },
  }
  return (now) => assertionBy(key, values, 'assertionKey', { ...facts, now })
}

function claimsIn(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined || text === '') return {}
  try {
    const claims: unknown = JSON.parse(text)
    if (isObject(claims)) return claims
  } catch {
    // Said below, for all that is no object.
  }
  throw invalid('assertionClaims', 'Write the further claims as a JSON object: {"name": "value"}.')
}

function invalid(field: string, reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field, reason })
}
