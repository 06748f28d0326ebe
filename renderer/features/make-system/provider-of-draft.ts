/** The system that a draft describes, and the draft that a system stands for. */
import type { HttpLoginAnswer, HttpLoginSettings } from '../../../shared/domain/http-login.ts'
import type { Provider, ServerField, SignIn } from '../../../shared/domain/provider.ts'
import { hueOf, monogramOf } from '../../../shared/domain/provider-mark.ts'
import { parseServerAddress } from '../../../shared/domain/server-address.ts'
import { draftOfRequest } from './draft-of-request.ts'
import { emptyDraft, type LoginDraft } from './login-draft.ts'
import { fieldsOf, requestOf } from './request-of-draft.ts'

type Login = Extract<SignIn, { flow: 'http-login' }>

/** The first login of a system that the editor can show; undefined for systems without one. */
export function loginOf(provider: Pick<Provider, 'signIns'>): Login | undefined {
  return provider.signIns.find((signIn): signIn is Login => signIn.flow === 'http-login')
}

/** Whether the editor can change a system: a person made it, and it has a login. */
export function canChange(provider: Provider & { readonly isOwn: boolean }): boolean {
  return provider.isOwn && loginOf(provider) !== undefined
}

/** The draft of a system. */
export function draftOfProvider(provider: Provider): LoginDraft {
  const empty = emptyDraft()
  const login = loginOf(provider)
  if (login === undefined) return { ...empty, name: provider.name }
  const { request, answer, renewal, documentedLifetimeSeconds } = login.settings
  const addressOf = (wanted: ServerField['id']) => provider.servers.find(({ id }) => id === wanted)?.default ?? ''
  return {
    name: provider.name,
    server: addressOf('server'),
    apiAddress: addressOf('api'),
    request: draftOfRequest(request, login.fields),
    answer,
    lifetime: documentedLifetimeSeconds === undefined ? '' : String(documentedLifetimeSeconds),
    use: login.use ?? provider.use,
    renews: login.renewal.kind === 'refresh-token' ? 'sign-in-again' : login.renewal.kind,
    renewal:
      renewal === undefined ? empty.renewal : { request: draftOfRequest(renewal.request, []), answer: renewal.answer },
  }
}

/** The system. `before` is the one that is changed; what the editor does not show of it stays. */
export function providerOfDraft(draft: LoginDraft, before: Provider | null): Provider {
  const known = before === null ? undefined : loginOf(before)
  const use = { header: draft.use.header.trim() || 'Authorization', scheme: draft.use.scheme.trim() }
  const name = draft.name.trim()
  const login: Login = {
    ...(known ?? { id: 'login', label: 'Sign in', summary: '', flow: 'http-login' }),
    settings: settingsOf(draft),
    fields: fieldsOf(draft.request.rows, known?.fields),
    renewal: { kind: draft.renews },
    ...(known?.use === undefined ? {} : { use }),
  }
  const base = before ?? newProvider(name)
  return {
    ...base,
    name,
    servers: serversOf(draft, base.servers),
    signIns: known === undefined ? [login, ...base.signIns] : base.signIns.map((one) => (one === known ? login : one)),
    use: known?.use === undefined ? use : base.use,
  }
}

function settingsOf({ request, answer, renews, renewal, lifetime }: LoginDraft): HttpLoginSettings {
  const seconds = Number(lifetime.trim())
  return {
    request: requestOf(request),
    answer: trimmed(answer),
    ...(renews === 'second-request'
      ? { renewal: { request: requestOf(renewal.request), answer: trimmed(renewal.answer) } }
      : {}),
    ...(Number.isInteger(seconds) && seconds > 0 ? { documentedLifetimeSeconds: seconds } : {}),
    // Reserved characters in Basic are read in two ways; after a refusal the other one is offered.
    ...(request.carrier === 'basic' ? { mayUrlEncodeBasic: true } : {}),
  }
}

/** What conditions may say, without the spaces and the empty ones that typing leaves. */
function trimmed(answer: HttpLoginAnswer): HttpLoginAnswer {
  const { success, ...others } = answer
  if (success === undefined) return answer
  const words = (oneOf: readonly string[]) => oneOf.map((one) => one.trim()).filter((one) => one !== '')
  return { ...others, success: success.map(({ path, oneOf }) => ({ path, oneOf: words(oneOf) })) }
}

/**
 * The addresses as they are kept: the window says at once where they cannot be read, so what is typed is taken as it is. Where
 * none is given, everybody types their own.
 */
function serversOf(
  { server, apiAddress, request }: LoginDraft,
  before: readonly ServerField[],
): readonly ServerField[] {
  const parsed = parseServerAddress(server, [request.path.trim()])
  const starts = { server: parsed.ok ? parsed.base : server.trim(), api: apiAddress.trim() }
  const own: ServerField = { id: 'server', label: 'Sign-in address' }
  const api: ServerField = { id: 'api', label: 'API address' }
  const has = (id: ServerField['id']) => before.some((field) => field.id === id)
  const all = [...(has('server') ? [] : [own]), ...before, ...(has('api') || starts.api === '' ? [] : [api])]
  return all.map((field) => {
    if (field.id !== 'server' && field.id !== 'api') return field
    const { default: _, ...others } = field
    return starts[field.id] === '' ? others : { ...others, default: starts[field.id] }
  })
}

function newProvider(name: string): Provider {
  return {
    id: '',
    name,
    monogram: monogramOf(name),
    hue: hueOf(name),
    summary: 'A login that somebody described in Hallpass.',
    docsUrl: '',
    servers: [],
    signIns: [],
    use: { header: 'Authorization', scheme: 'Bearer' },
    examples: [],
  }
}
