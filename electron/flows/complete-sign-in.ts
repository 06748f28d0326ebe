/** Draws up the whole form of a sign-in that leaves it to its grant (`asksAll`). */
import type { FormField } from '../../shared/domain/form-field.ts'
import type { ClientAuthMethod } from '../../shared/domain/oauth-settings.ts'
import type { SignIn } from '../../shared/domain/provider.ts'
import { clientAuthOf } from '../oauth/client-auth/index.ts'
import { flows } from './index.ts'
import { clientIdField, furtherFields } from './oauth-fields.ts'

/**
 * The sign-in with all its fields: those it names itself come first and stand in for those of the same name. One that asks only
 * for what it names is given back as it is.
 */
export function completeSignIn<S extends SignIn>(signIn: S): S {
  if (!('endpoints' in signIn.settings) || signIn.settings.asksAll !== true) return signIn
  const { clientAuth, scopes, scopeMeanings: meanings } = signIn.settings
  const own = new Set(signIn.fields.map(({ name }) => name))
  const [before, after] = aroundClientId(flows[signIn.flow].form ?? [])
  const drawn = eachOnce([...before, ...clientFields(clientAuth), ...after, ...furtherFields])
  const started = drawn
    .filter(({ name }) => !own.has(name))
    .map((field) => {
      const start = signIn.startsWith?.[field.name]
      const known =
        field.name === 'scope' && scopes !== undefined
          ? { ...field, suggestions: scopes, ...(meanings !== undefined && { meanings }) }
          : field
      return start === undefined || field.secret ? known : { ...known, default: start }
    })
  return { ...signIn, fields: [...signIn.fields, ...started] }
}

/** Who the client is and how it says so: the choice, where there is one, and what each way needs. */
function clientFields(methods: readonly ClientAuthMethod[]): readonly FormField[] {
  const kinds = methods.map(clientAuthOf)
  const [only] = kinds
  if (only === undefined) return [clientIdField]
  if (kinds.length === 1) return only.id === 'unidentified' ? [] : [clientIdField, ...only.fields]
  const choice: FormField = {
    name: 'clientAuth',
    label: 'How the program proves who it is',
    hint: 'As it was agreed when the client ID was made.',
    secret: false,
    required: true,
    kind: 'choice',
    options: kinds.map(({ id, label, summary }) => ({ value: id, label, summary })),
    default: only.id,
  }
  const when = (oneOf: readonly string[]) => ({ field: choice.name, oneOf })
  const needed = [...new Map(kinds.flatMap(({ fields }) => fields).map((field) => [field.name, field])).values()]
  const shown = needed.map((field) => {
    // A field that hangs on another one of the same way is shown with that one.
    if (field.shownWhen !== undefined) return field
    const ways = kinds.filter(({ fields }) => fields.some(({ name }) => name === field.name))
    return { ...field, shownWhen: when(ways.map(({ id }) => id)) }
  })
  const named = methods.filter((method) => method !== 'unidentified')
  // Where there may be no client at all, that is to be settled first.
  if (named.length < methods.length) return [choice, { ...clientIdField, shownWhen: when(named) }, ...shown]
  return [clientIdField, choice, ...shown]
}

/** What a grant asks for before and after the client. One that does not name the client begins with it. */
function aroundClientId(form: readonly FormField[]): readonly [readonly FormField[], readonly FormField[]] {
  const at = form.findIndex(({ name }) => name === clientIdField.name)
  return at === -1 ? [[], form] : [form.slice(0, at), form.slice(at + 1)]
}

/** Of fields with one name the first: what grants, client authentications and all of them ask for may be the same. */
function eachOnce(fields: readonly FormField[]): readonly FormField[] {
  return fields.filter(({ name }, at) => fields.findIndex((one) => one.name === name) === at)
}
