/** What the form holds besides secrets, how it starts, and how it becomes a draft. Secrets never come in here. */
import type { Connection, ConnectionDraft, ConnectionStart, Environment } from '../../../shared/domain/connection.ts'
import { fieldValue, shownFields } from '../../../shared/domain/form-field.ts'
import type { Provider, SignIn } from '../../../shared/domain/provider.ts'
import { systemName } from '../../../shared/domain/system-name.ts'
import { type NetworkForm, networkDraft, networkForm } from './network-values.ts'

/** The form's values. `servers` and `values` hold what was typed, by field. */
export type FormValues = {
  signInId: string
  name: string
  environmentKind: Environment['kind']
  /** The person's own word; used with `own` only. */
  environmentWord: string
  servers: Record<string, string>
  values: Record<string, string>
  acceptsInsecure: boolean
  skipCertificateCheck: boolean
  network: NetworkForm
  keepFresh: boolean
  urlEncoded: boolean
}

/** The words of the environments that have one. */
export const environmentWords = { practice: 'Practice', test: 'Test', production: 'Production' } as const

/** How the form starts: a connection's own values, or what is known beforehand, or the provider's defaults. */
export function startingValues(
  provider: Provider,
  connection: Connection | undefined,
  start: ConnectionStart = {},
): FormValues {
  const known = connection ?? start
  const signIn = chosenSignIn(provider, known.signInId)
  const servers = provider.servers.map((field) => [field.id, known.servers?.[field.id] ?? field.default ?? ''])
  return {
    signInId: signIn?.id ?? '',
    name: connection?.name ?? '',
    environmentKind: known.environment?.kind ?? 'production',
    environmentWord: known.environment?.kind === 'own' ? known.environment.label : '',
    servers: Object.fromEntries(servers),
    values: { ...known.values },
    acceptsInsecure: connection?.acceptsInsecure ?? false,
    skipCertificateCheck: connection ? !connection.verifyTls : false,
    network: networkForm(connection),
    keepFresh: connection?.keepFresh ?? false,
    urlEncoded: connection?.basicEncoding === 'url-encoded',
  }
}

/** The sign-in with this id; the provider's first one if there is none. */
export function chosenSignIn(provider: Provider, id: string | undefined): SignIn | undefined {
  return provider.signIns.find((signIn) => signIn.id === id) ?? provider.signIns[0]
}

/**
 * A name when the person gives none: the system and the user, with a number if that is taken. Where the system could be any,
 * its host stands for it.
 */
export function sensibleName(
  provider: Provider,
  { values, servers }: Pick<FormValues, 'values' | 'servers'>,
  taken: readonly string[],
): string {
  const user = values.username?.trim()
  const system = systemName(provider, servers)
  const plain = user ? `${system} · ${user}` : system
  if (!taken.includes(plain)) return plain
  let number = 2
  while (taken.includes(`${plain} (${number})`)) number += 1
  return `${plain} (${number})`
}

/** What is handed to main. Only the chosen sign-in's fields go along; secrets are added by whoever reads the inputs. */
export function draftOf(
  provider: Provider,
  form: FormValues,
  secrets: Readonly<Record<string, string>>,
  defaultName: string,
  proxyPassword?: string,
): ConnectionDraft {
  const signIn = chosenSignIn(provider, form.signInId)
  const plain = shownFields(signIn?.fields ?? [], form.values).filter((field) => !field.secret)
  const startsFilled = new Set(plain.filter((field) => field.default !== undefined).map(({ name }) => name))
  const values = plain.map((field) => [field.name, fieldValue(field, form.values).trim()] as const)
  return {
    providerId: provider.id,
    signInId: signIn?.id ?? form.signInId,
    name: form.name.trim() || defaultName,
    environment: environmentOf(form),
    servers: Object.fromEntries(provider.servers.map(({ id }) => [id, (form.servers[id] ?? '').trim()])),
    // What starts filled in and was emptied is told as empty.
    values: Object.fromEntries(values.filter(([name, value]) => value !== '' || startsFilled.has(name))),
    secrets,
    acceptsInsecure: form.acceptsInsecure,
    verifyTls: !form.skipCertificateCheck,
    network: networkDraft(form.network, proxyPassword),
    keepFresh: form.keepFresh,
    basicEncoding: form.urlEncoded ? 'url-encoded' : 'exact',
  }
}

/** The environment as chosen. */
export function environmentOf(form: Pick<FormValues, 'environmentKind' | 'environmentWord'>): Environment {
  const { environmentKind: kind, environmentWord } = form
  return { kind, label: kind === 'own' ? environmentWord.trim() || 'Own' : environmentWords[kind] }
}
