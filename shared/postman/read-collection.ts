/** Reads a Postman collection (v2.1, and v2.0). Runs nothing in it, opens nothing it names, and throws for nothing. */

import { isObject } from '../core/is-object.ts'
import { itemsOf, member, textMember } from '../core/members.ts'
import { percentEncoded } from '../core/percent-encoded.ts'
import { cutText, plainText } from '../core/plain-text.ts'
import { emptyForm, type RequestForm } from '../domain/request-form.ts'
import { maxSaved } from '../domain/saved-request.ts'
import { tokenSignIn } from '../domain/usual-sign-ins.ts'
import { createAccounts } from './accounts.ts'
import { baseOf, hostOf, underBase } from './base-address.ts'
import { type CollectionItem, itemsOfCollection } from './collection-items.ts'
import type {
  CollectionReading,
  Findings,
  FoundAccount,
  FoundRequest,
  FoundVariable,
  Outcome,
} from './postman-reading.ts'
import { inOurNames, resolversOf, variableOf } from './postman-variables.ts'
import { addressOf } from './request-address.ts'
import { contentOf, rowsOf } from './request-content.ts'
import { sayFindings } from './say-findings.ts'
import { createSecretTaker, type SecretTaker } from './take-secrets.ts'

const mostVariables = 400

/** `known`: plain values that variables have outside of the file, as an environment gives them; they win over the file’s own. */
export function readCollection(document: unknown, known: readonly FoundVariable[] = []): Outcome<CollectionReading> {
  const collection = unwrapped(document)
  if (isV1(collection)) {
    return refuse('This collection is of an old form (v1). Export it from Postman once more, as “Collection v2.1”.')
  }
  if (!Array.isArray(member(collection, 'item'))) {
    return refuse('This is no Postman collection: the list of its requests (“item”) is missing.')
  }
  const findings: Findings = {
    remarks: new Set(),
    notTaken: new Set(),
    scripts: [],
    dynamic: new Set(),
    renamed: new Set(),
  }
  const rename = (text: string) => inOurNames(text, findings)
  const variables = variablesOf(collection, findings)
  const resolvers = resolversOf([...variables, ...known])
  const { plain } = resolvers
  const accounts = createAccounts(resolvers, findings)
  const items = itemsOfCollection(collection, accounts, findings)
  const taker = takerOf(variables, accounts.found())
  const written = items.map((item) => ({ item, ...formOf(item, rename, taker, findings) }))
  const base = baseOf(
    written.map(({ form }) => form.url),
    plain,
  )
  const requests = written.slice(0, maxSaved).map(({ item, form }): FoundRequest => {
    const { auth } = item
    const clean = taker.sweep({ ...form, url: underBase(form.url, base, plain) })
    const account = auth.kind === 'account' ? auth.account : null
    const authorization: RequestForm['authorization'] = { kind: account === null ? 'none' : 'connection' }
    const folder = item.folder === null ? null : taker.clean(item.folder)
    return { name: taker.clean(item.name), folder, account, form: { ...clean, authorization } }
  })
  if (items.length > maxSaved) {
    findings.notTaken.add(`${items.length - maxSaved} of its requests were left out: a connection takes ${maxSaved}.`)
  }
  sayFindings(findings, {
    answers: items.reduce((sum, { answers }) => sum + answers, 0),
    files: written.reduce((sum, { files }) => sum + files, 0),
  })
  const signIns = accounts.signIns()
  const info = member(collection, 'info')
  return {
    ok: true,
    reading: {
      name: cutText(taker.clean(textMember(info, 'name')) || 'Postman collection', 100),
      summary: taker.clean(plainText(descriptionOf(info), 300)),
      base,
      hosts: hostsOf(
        written.map(({ form }) => form.url),
        accounts.found(),
        plain,
      ),
      signIns: signIns.length > 0 ? signIns : [tokenSignIn('token')],
      accounts: accounts.found().map((one) => ({ ...one, where: taker.clean(one.where) })),
      requests,
      remarks: [...findings.remarks].map(taker.clean),
      notTaken: [...findings.notTaken].map(taker.clean),
      // Last: all that was cleaned before may have made some.
      variables: [...variables.map((one) => withoutKnown(one, taker)), ...taker.made()],
    },
  }
}

/** A collection that comes from Postman’s API stands in a member of that name. */
function unwrapped(document: unknown): unknown {
  const inner = member(document, 'collection')
  return isObject(inner) && member(document, 'info') === undefined ? inner : document
}

function isV1(collection: unknown): boolean {
  return Array.isArray(member(collection, 'requests')) && Array.isArray(member(collection, 'order'))
}

function descriptionOf(info: unknown): string {
  const description = member(info, 'description')
  return typeof description === 'string' ? description : textMember(description, 'content')
}

function variablesOf(collection: unknown, findings: Findings): readonly FoundVariable[] {
  const listed = itemsOf(member(collection, 'variable'), mostVariables)
  const found = new Map<string, FoundVariable>()
  for (const one of listed) {
    const name = textMember(one, 'key') || textMember(one, 'id')
    if (name === '' || member(one, 'disabled') === true) continue
    const value = member(one, 'value')
    const text = typeof value === 'string' ? value.slice(0, 100_000) : textMember(one, 'value')
    const variable = variableOf(name, text, textMember(one, 'type') === 'secret', findings)
    found.set(variable.name, variable)
  }
  return [...found.values()]
}

/** What is secret from the start: secret variables under their names, and what was filled in for signing in. */
function takerOf(variables: readonly FoundVariable[], accounts: readonly FoundAccount[]): SecretTaker {
  const named = variables
    .filter(({ kind }) => kind === 'secret')
    .map(({ name, value }) => ({ name, what: name, value }))
  const filledIn = accounts.flatMap(({ secrets }) =>
    Object.entries(secrets).map(([what, value]) => ({ name: null, what, value })),
  )
  return createSecretTaker([...named, ...filledIn], new Set(variables.map(({ name }) => name)))
}

/** A variable in whose value a secret stands is one itself. */
function withoutKnown(variable: FoundVariable, taker: SecretTaker): FoundVariable {
  return variable.kind === 'plain' && taker.clean(variable.value) !== variable.value
    ? { ...variable, kind: 'secret' }
    : variable
}

function formOf(
  { name, request, auth }: CollectionItem,
  rename: (text: string) => string,
  taker: SecretTaker,
  { notTaken }: Findings,
): { readonly form: RequestForm; readonly files: number } {
  const isText = typeof request === 'string'
  const { url, query, pathValues, hadLogin } = addressOf(isText ? request : member(request, 'url'), rename)
  if (hadLogin) notTaken.add(`The user name and password in the address of “${cutText(name, 60)}” were left out.`)
  const { form, files } = contentOf(member(request, 'body'), rename)
  const written = member(request, 'header')
  const headers = rowsOf(Array.isArray(written) ? written : [], rename)
  const method = textMember(request, 'method').toUpperCase()
  const taken = taker.take({
    ...emptyForm,
    method: /^[A-Z0-9!#$%&'*+.^_`|~-]{1,20}$/.test(method) ? method : 'GET',
    url,
    query,
    pathValues,
    headers,
    ...form,
  })
  return {
    form: auth.kind === 'in-query' ? withKey(taken, auth.name, taker.standIn(auth.name, rename(auth.value))) : taken,
    files,
  }
}

/** A key in the address, as a parameter of its own. */
function withKey(form: RequestForm, name: string, value: string): RequestForm {
  const at = form.url.search(/#|$/)
  const joint = form.url.includes('?') ? '&' : '?'
  const url = `${form.url.slice(0, at)}${joint}${percentEncoded(name)}=${value}${form.url.slice(at)}`
  return { ...form, url, query: [...form.query, { on: true, name, value }] }
}

function hostsOf(
  addresses: readonly string[],
  accounts: readonly FoundAccount[],
  resolve: (text: string) => string,
): readonly string[] {
  const all = [...addresses, ...accounts.flatMap(({ servers }) => Object.values(servers))]
  return [...new Set(all.flatMap((address) => hostOf(address, resolve) ?? []))].slice(0, 200)
}

function refuse(reason: string): Outcome<CollectionReading> {
  return { ok: false, reason }
}
