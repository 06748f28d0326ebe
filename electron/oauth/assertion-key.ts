/** The private key that a form asks for to sign assertions with: its fields, and what is made of them. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { FormField } from '../../shared/domain/form-field.ts'
import { type PrivateKey, readPrivateKey } from '../signatures/read-private-key.ts'
import { type AssertionFacts, signAssertion } from '../signatures/sign-assertion.ts'

/** A form may ask for two of them: each has its fields under its own name. */
export type KeyFieldName = 'privateKey' | 'assertionKey'

type Values = Readonly<Partial<Record<string, string>>>

const fromKey = 'from-key'
const algorithms = [
  ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'] as const),
  ...(['ES256K', 'EdDSA', 'Ed25519'] as const),
]

/** The fields, the key itself first. */
export function keyFields(name: KeyFieldName, shownWhen?: FormField['shownWhen']): readonly FormField[] {
  const when = shownWhen === undefined ? {} : { shownWhen }
  return [
    {
      name,
      label: 'Private key',
      hint: 'In PEM form (“-----BEGIN PRIVATE KEY-----”), as a JWK, or a PFX file written as base64. It stays on this computer: only what it signs is sent.',
      secret: true,
      required: true,
      kind: 'lines',
      ...when,
    },
    {
      name: `${name}Passphrase`,
      label: 'Passphrase of the key',
      hint: 'Only if the key has one.',
      secret: true,
      required: false,
      kind: 'text',
      ...when,
    },
    {
      name: `${name}Algorithm`,
      label: 'Signed with',
      secret: false,
      required: false,
      kind: 'choice',
      options: [
        { value: fromKey, label: 'What fits the key', summary: 'RS256 for RSA, ES256 and its kin, or EdDSA.' },
        ...algorithms.map((value) => ({ value, label: value })),
      ],
      default: fromKey,
      isAdvanced: true,
      ...when,
    },
    {
      name: `${name}Id`,
      label: 'Key ID',
      hint: 'The name (kid) under which the server knows this key. Empty: the one in the key, if it has one.',
      secret: false,
      required: false,
      kind: 'text',
      isAdvanced: true,
      ...when,
    },
  ]
}

/** The key as the form has it. Throws `invalid-input` with the field that has to be put right. */
export async function keyIn(values: Values, name: KeyFieldName): Promise<PrivateKey> {
  const read = await readPrivateKey(values[name] ?? '', values[`${name}Passphrase`] ?? '')
  if (read.ok) return read.key
  throw invalid(read.at === 'key' ? name : `${name}Passphrase`, read.reason)
}

/** An assertion signed with it, as the form says. Throws `invalid-input` likewise. */
export function assertionBy(key: PrivateKey, values: Values, name: KeyFieldName, facts: AssertionFacts): string {
  const chosen = values[`${name}Algorithm`] ?? ''
  const signed = signAssertion(facts, key, { alg: chosen === fromKey ? '' : chosen, kid: values[`${name}Id`] ?? '' })
  if (signed.ok) return signed.assertion
  throw invalid(signed.at === 'key' ? name : `${name}Algorithm`, signed.reason)
}

function invalid(field: string, reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field, reason })
}
