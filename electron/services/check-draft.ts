/** Turns what a form handed over into what a connection is made of. Says where something cannot be used. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection, ConnectionDraft, Environment } from '../../shared/domain/connection.ts'
import { type FormField, fieldValue, shownFields } from '../../shared/domain/form-field.ts'
import { isAddressNeeded, parseAddressField } from '../../shared/domain/server-address.ts'
import { textProblem } from '../../shared/domain/text-rules.ts'
import type { Catalogue } from './catalogue.ts'

/** A checked draft: addresses normalised, values trimmed where white space means nothing. */
export type CheckedDraft = Omit<Connection, 'id' | 'createdAt' | 'allowedHosts' | 'savedSecrets' | 'network'> & {
  readonly secrets: Readonly<Record<string, string>>
  /** Server field ids whose address was typed without a scheme, so that https was assumed. */
  readonly assumedHttps: readonly string[]
}

/** Checks a draft against its provider. Throws `invalid-input` with the field it concerns, or `not-found`. */
export function checkDraft(draft: ConnectionDraft, catalogue: Catalogue): CheckedDraft {
  const { provider, signIn } = catalogue.whatIs(draft)
  const servers: Record<string, string> = {}
  const assumedHttps: string[] = []
  for (const field of provider.servers) {
    const typed = draft.servers[field.id] ?? ''
    if (typed.trim() === '' && !isAddressNeeded(field, signIn.flow)) continue
    const parsed = parseAddressField(field, typed, provider)
    if (!parsed.ok) throw new AppFailure({ code: 'invalid-input', field: field.id, reason: parsed.reason })
    servers[field.id] = parsed.base
    if (parsed.schemeAssumed) assumedHttps.push(field.id)
  }
  const values: Record<string, string> = {}
  const secrets: Record<string, string> = {}
  for (const field of shownFields(signIn.fields, draft.values)) {
    const value = field.secret ? (draft.secrets[field.name] ?? '') : fieldValue(field, draft.values).trim()
    checkValue(field, value)
    if (field.secret && value !== '') secrets[field.name] = value
    // Emptied on purpose is not the same as never given, where a field starts with something.
    if (!field.secret && (value !== '' || field.default !== undefined)) values[field.name] = value
  }
  return {
    providerId: provider.id,
    signInId: signIn.id,
    name: draft.name.trim() === '' ? provider.name : draft.name.trim(),
    environment: checkEnvironment(draft.environment),
    servers,
    values,
    acceptsInsecure: draft.acceptsInsecure,
    verifyTls: draft.verifyTls,
    keepFresh: draft.keepFresh,
    basicEncoding: draft.basicEncoding,
    secrets,
    assumedHttps,
  }
}

function checkValue(field: FormField, value: string): void {
  const refuse = (reason: string) => {
    throw new AppFailure({ code: 'invalid-input', field: field.name, reason })
  }
  // A secret may be left out of an edit; whether one is missing altogether is known only where the saved ones are.
  if (field.required && !field.secret && value === '') refuse(`Please fill in “${field.label}”.`)
  if (field.mustNotContain !== undefined && value.includes(field.mustNotContain.text)) {
    refuse(field.mustNotContain.reason)
  }
  const problem = textProblem(field, value)
  if (problem !== null) refuse(problem)
  if (field.kind === 'choice' && value !== '' && !(field.options ?? []).some((option) => option.value === value)) {
    refuse(`Choose one of the answers to “${field.label}”.`)
  }
  if (field.kind === 'seconds' && value !== '' && !/^[1-9]\d{0,8}$/.test(value)) {
    refuse('Give a whole number of seconds, for example 3600, or leave it empty.')
  }
}

function checkEnvironment(environment: Environment): Environment {
  const fixed = { practice: 'Practice', test: 'Test', production: 'Production' } as const
  if (environment.kind !== 'own') return { kind: environment.kind, label: fixed[environment.kind] }
  const label = environment.label.trim()
  if (label === '') {
    throw new AppFailure({ code: 'invalid-input', field: 'environment', reason: 'Give your own label a word or two.' })
  }
  return { kind: 'own', label: label.slice(0, 40) }
}
