/** Draws up the whole form of a sign-in that leaves it to its grant (`asksAll`). */
import type { FormField } from '../../shared/domain/form-field.ts'
import type { ClientAuthMethod } from '../../shared/domain/oauth-settings.ts'
import type { SignIn } from '../../shared/domain/provider.ts'
import { clientAuthOf } from '../oauth/client-auth/index.ts'
import { flows } from './index.ts'
import { furtherFields } from './oauth-fields.ts'

/**
 * The sign-in with all its fields: those it names itself come first and stand in for those of the same name. One that asks only
 * for what it names is given back as it is.
 */
export function completeSignIn<S extends SignIn>(signIn: S): S {
  if (!('endpoints' in signIn.settings) || signIn.settings.asksAll !== true) return signIn
  const { clientAuth, scopes } = signIn.settings
  const own = new Set(signIn.fields.map(({ name }) => name))
  const [first, ...rest] = splitAfter(flows[signIn.flow].form ?? [], 'clientId')
  const drawn = [...(first ?? []), ...clientAuthFields(clientAuth), ...rest.flat(), ...furtherFields]
  const withScopes = firstOfEach(drawn).map((field) =>
    field.name === 'scope' && scopes !== undefined ? { ...field, suggestions: scopes } : field,
  )
  return { ...signIn, fields: [...signIn.fields, ...withScopes.filter(({ name }) => !own.has(name))] }
}

/** The choice between client authentications, where there is one, and what each of them needs. */
function clientAuthFields(methods: readonly ClientAuthMethod[]): readonly FormField[] {
  const kinds = methods.map(clientAuthOf)
  const choice: FormField = {
    name: 'clientAuth',
    label: 'How the program proves who it is',
    hint: 'As it was agreed when the client ID was made.',
    secret: false,
    required: true,
    kind: 'choice',
    options: kinds.map(({ id, label, summary }) => ({ value: id, label, summary })),
    ...(methods[0] === undefined ? {} : { default: methods[0] }),
  }
  const fields = new Map<string, FormField>()
  for (const { id, fields: needed } of kinds) {
    for (const field of needed) {
      const known = fields.get(field.name)?.shownWhen?.oneOf ?? []
      const when = { field: choice.name, oneOf: [...known, id] }
      // A field that hangs on another one of the same way is shown with that one.
      fields.set(field.name, { ...field, shownWhen: field.shownWhen ?? when })
    }
  }
  if (kinds.length > 1) return [choice, ...fields.values()]
  return kinds[0]?.fields ?? []
}

/** Where a grant asks itself for what every grant can be told, its own words count. */
function firstOfEach(fields: readonly FormField[]): readonly FormField[] {
  return fields.filter(({ name }, at) => fields.findIndex((field) => field.name === name) === at)
}

function splitAfter(fields: readonly FormField[], name: string): readonly (readonly FormField[])[] {
  const at = fields.findIndex((field) => field.name === name) + 1
  return [fields.slice(0, at), fields.slice(at)]
}
