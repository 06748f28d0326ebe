/**
 * A card without secrets: what the vault knows is taken out in every form it may be written in, and so is what looks like a
 * secret. What was taken out is named, so that the person who shares it knows.
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import { isObject } from '../../shared/core/is-object.ts'
import { maskerOf } from '../../shared/domain/mask.ts'
import type { Provider, SignIn } from '../../shared/domain/provider.ts'
import type { CardForm, CardRequest, ProviderCard } from '../../shared/domain/provider-card.ts'
import type { FormRow } from '../../shared/domain/request-form.ts'
import { hideNamedSecrets, hideSecrets, isNamedSecret } from '../../shared/login/hide-secrets.ts'
import { cardSchema } from '../cards/card-schema.ts'
import { isSensitive } from './send-request.ts'

/** The card, and what is no longer in it: `the header X-Key of “My loans”`. */
export type CleanCard = { readonly card: ProviderCard; readonly leftOut: readonly string[] }

/** Names what a text is when something had to be taken out of it. */
type Clean = (text: string, what: string) => string

/**
 * `secrets` are all that the vault has; `isBuiltIn`: the provider comes with every Hallpass, and is shared as it is. Fails with
 * `invalid-input` where the card would not be one any more.
 */
export function cleanCard(card: ProviderCard, secrets: readonly string[], isBuiltIn: boolean): CleanCard {
  const leftOut = new Set<string>()
  const mask = maskerOf(secrets)
  const cleanBy =
    (hide: (text: string) => string): Clean =>
    (text, what) => {
      const cleaned = hide(mask(text))
      if (cleaned !== text) leftOut.add(what)
      return cleaned
    }
  const clean = cleanBy(hideSecrets)
  // Addresses have numbers of tenants and pools in them, which look drawn by lot and are no secret.
  const cleanPlace = cleanBy(hideNamedSecrets)
  const named = (name: string, value: string, what: string): string => {
    if (!isNamedSecret(name, value)) return clean(value, what)
    leftOut.add(what)
    return ''
  }
  const { provider, servers, guide, requests, ...rest } = card
  const cleaned = {
    ...rest,
    provider: isBuiltIn ? provider : cleanProvider(provider, cleanPlace, named),
    ...(servers === undefined ? {} : { servers: cleanServers(servers, cleanPlace) }),
    ...(guide === undefined ? {} : { guide: guide.map((step) => clean(step, 'part of what you wrote')) }),
    ...(requests === undefined ? {} : { requests: requests.map((one) => cleanRequest(one, clean, named, leftOut)) }),
  }
  // A name that is a part of the shape, and so not changed, may hold one as well.
  const written = JSON.stringify({ ...cleaned, provider: isBuiltIn ? null : cleaned.provider })
  const isLeft = maskerOf(secrets.filter(({ length }) => length >= 8))(written) !== written
  if (isLeft || !cardSchema.safeParse(cleaned).success) {
    throw new AppFailure({
      code: 'invalid-input',
      reason:
        'This system cannot be shared: one of your saved secrets, or something that looks like one, is a part of its set-up. Take it out there first.',
    })
  }
  return { card: cleaned, leftOut: [...leftOut] }
}

type Named = (name: string, value: string, what: string) => string

function cleanServers(servers: Readonly<Record<string, string>>, clean: Clean): Readonly<Record<string, string>> {
  const kept = Object.entries(servers).filter(([id, address]) => clean(address, `the address “${id}”`) === address)
  return Object.fromEntries(kept)
}

/** Every text of it; ids are made by Hallpass, and mean nothing elsewhere. */
function cleanProvider(provider: Provider, clean: Clean, named: Named): Provider {
  const signIns = provider.signIns.map((signIn) => cleanLogin(withoutDefaults(signIn), named))
  const examples = provider.examples.map((example) =>
    example.headers === undefined
      ? example
      : {
          ...example,
          headers: eachMember(example.headers, (name, value) =>
            named(name, value, `the header ${name} of the example “${example.label}”`),
          ),
        },
  )
  const { id, ...rest } = { ...provider, signIns, examples }
  return { id, ...eachText(rest, (text) => clean(text, 'part of the system’s set-up')) }
}

/** What a secret field starts with is a secret. */
function withoutDefaults(signIn: SignIn): SignIn {
  const fields = signIn.fields.map((field) => {
    const { default: _, ...secret } = field
    return field.secret ? secret : field
  })
  return { ...signIn, fields }
}

/** Values that a login sends along with every sign-in, besides what the form asks for. */
function cleanLogin(signIn: SignIn, named: Named): SignIn {
  if (signIn.flow !== 'http-login') return signIn
  const fixed = (name: string, text: string) =>
    /\{[^{}]+\}/.test(text) ? text : named(name, text, `the value of ${name} in the sign-in “${signIn.label}”`)
  const cleanRequest = <R extends typeof signIn.settings.request>(request: R): R => ({
    ...request,
    ...(request.headers === undefined ? {} : { headers: eachMember(request.headers, fixed) }),
    ...(request.fixed === undefined
      ? {}
      : {
          fixed: Object.fromEntries(Object.entries(request.fixed).map(([part, all]) => [part, eachMember(all, fixed)])),
        }),
    credentials:
      request.credentials.in === 'json'
        ? { ...request.credentials, body: eachText(request.credentials.body, (text, name) => fixed(name, text)) }
        : request.credentials,
  })
  const { request, renewal } = signIn.settings
  return {
    ...signIn,
    settings: {
      ...signIn.settings,
      request: cleanRequest(request),
      ...(renewal === undefined ? {} : { renewal: { ...renewal, request: cleanRequest(renewal.request) } }),
    },
  }
}

function cleanRequest(
  { name, folder, form }: CardRequest,
  clean: Clean,
  named: Named,
  leftOut: Set<string>,
): CardRequest {
  const title = clean(name, 'part of the name of a request')
  const of = (what: string) => `${what} of “${title}”`
  const rows = <R extends FormRow>(pairs: readonly R[], kind: string): readonly R[] =>
    pairs.map((row) => {
      const name = clean(row.name, of(`the name of a ${kind}`))
      const what = of(`the ${kind} ${name}`)
      const isCredential = kind === 'header' && isSensitive(row.name) && isNamedSecret('token', row.value)
      if (isCredential) leftOut.add(what)
      const value = isCredential ? '' : named(row.name, row.value, what)
      const { raw: _, ...plain } = row as R & { readonly raw?: string }
      // How it stood in the address may repeat it.
      return { ...(value === row.value ? row : (plain as R)), name, value }
    })
  const body = (text: string) => clean(text, of('a part of the body'))
  const cleaned: CardForm = {
    ...form,
    ...(form.url === undefined ? {} : { url: clean(form.url, of('a part of the address')) }),
    ...(form.pathValues === undefined
      ? {}
      : { pathValues: eachMember(form.pathValues, (part, value) => named(part, value, of(`the path part ${part}`))) }),
    ...(form.query === undefined ? {} : { query: rows(form.query, 'query parameter') }),
    ...(form.headers === undefined ? {} : { headers: rows(form.headers, 'header') }),
    ...(form.json === undefined ? {} : { json: body(form.json) }),
    ...(form.text === undefined ? {} : { text: body(form.text) }),
    ...(form.form === undefined ? {} : { form: rows(form.form, 'form field') }),
    ...(form.parts === undefined ? {} : { parts: rows(form.parts, 'part') }),
  }
  return {
    name: title,
    ...(folder === undefined ? {} : { folder: clean(folder, 'part of the name of a folder') }),
    form: cleaned,
  }
}

function eachMember(
  members: Readonly<Record<string, string>>,
  change: (name: string, value: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, change(name, value)]))
}

/** The same thing with every text in it changed; `name` is the member it stands under. */
function eachText<T>(value: T, change: (text: string, name: string) => string, name = ''): T {
  if (typeof value === 'string') return change(value, name) as T
  if (Array.isArray(value)) return value.map((one) => eachText(one, change, name)) as T
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, eachText(one, change, key)])) as T
}
