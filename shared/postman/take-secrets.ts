/** Secrets that stand in requests become variables, whose values go to the vault: what is left can be shown and kept. */
import { addressOfRows } from '../domain/query-rows.ts'
import type { FormRow, RequestForm } from '../domain/request-form.ts'
import { urlForms } from '../domain/secret-forms.ts'
import { variableNameFrom } from '../domain/variable.ts'
import { jwtRuns } from '../jwt/jwt-runs.ts'
import { looksSecret } from '../login/looks-secret.ts'
import { replacePairs } from '../login/replace-pairs.ts'
import type { FoundVariable } from './postman-reading.ts'
import { isOnlyVariables } from './postman-variables.ts'
import { secretFinder, shortestSwept } from './secret-finder.ts'

export type SecretTaker = {
  /** The form without the secrets that its names or their looks give away. */
  readonly take: (form: RequestForm) => RequestForm
  /** What stands for a secret value under this name: a variable. A value that is one already stays. */
  readonly standIn: (name: string, value: string) => string
  /** The form without any secret that is known by now, wherever it stands. */
  readonly sweep: (form: RequestForm) => RequestForm
  /** Any text without them, for names and the like. */
  readonly clean: (text: string) => string
  /** The variables that were made. */
  readonly made: () => readonly FoundVariable[]
}

/** `known`: secrets with the names they have already; a null name gets one when it is met. `taken`: names in use. */
export function createSecretTaker(
  known: readonly { readonly name: string | null; readonly what: string; readonly value: string }[],
  taken: ReadonlySet<string>,
): SecretTaker {
  const names = new Map<string, string>()
  const made: FoundVariable[] = []
  const used = new Set(taken)
  const waiting = new Map<string, string>()
  for (const { name, what, value } of known) {
    if (value === '') continue
    if (name === null) waiting.set(value, what)
    else if (!names.has(value)) names.set(value, name)
  }

  const nameOf = (wanted: string, value: string): string => {
    const before = names.get(value)
    if (before !== undefined) return before
    const stem = variableNameFrom(wanted).slice(0, 90)
    let name = stem
    for (let count = 2; used.has(name); count += 1) name = `${stem}_${count}`
    used.add(name)
    names.set(value, name)
    made.push({ name, kind: 'secret', value })
    return name
  }
  const standIn = (name: string, value: string): string =>
    value === '' || isOnlyVariables(value) ? value : `{{${nameOf(waiting.get(value) ?? name, value)}}}`

  const value = (name: string, written: string): string =>
    looksSecret(name, written) && !isOnlyVariables(written) ? standIn(name, written) : written
  const header = ({ name, value: written, ...rest }: FormRow): FormRow => {
    if (!/^(?:proxy-)?authorization$/i.test(name)) {
      return { ...rest, name, value: /^cookie$/i.test(name) ? standIn(name, written) : value(name, written) }
    }
    const [, scheme = '', secret = written] = /^\s*([A-Za-z-]{1,20}\s+)(\S.*)$/s.exec(written) ?? []
    return { ...rest, name, value: isOnlyVariables(written) ? written : `${scheme}${standIn(name, secret)}` }
  }
  const row = <R extends FormRow>(one: R): R => ({ ...one, value: value(one.name, one.value) })
  const withoutTokens = (text: string): string =>
    jwtRuns(text).reduceRight(
      (now, { token, from, to }) => `${now.slice(0, from)}${standIn('token', token)}${now.slice(to)}`,
      text,
    )
  const inText = (text: string): string =>
    withoutTokens(
      replacePairs(text, (name, inside, kind) => {
        const written = kind === 'text' ? unescaped(inside) : inside
        const next = value(name, written)
        return next === written ? null : next
      }),
    )

  let find = secretFinder([])
  /** A secret as it may be written → the secret. */
  let secretOf: ReadonlyMap<string, string> = new Map()
  let count = -1
  const swept = (text: string): string => {
    if (count !== names.size + waiting.size) {
      const known = [...names.keys(), ...waiting.keys()].flatMap((secret) =>
        formsOf(secret).map((one) => [one, secret]),
      )
      secretOf = new Map(known.filter(([form = '']) => form.length >= shortestSwept) as [string, string][])
      find = secretFinder([...secretOf.keys()])
      count = names.size + waiting.size
    }
    return find(text, (form) => {
      const secret = secretOf.get(form) ?? form
      return `{{${nameOf(waiting.get(secret) ?? 'secret', secret)}}}`
    })
  }
  const sweptRow = <R extends FormRow>(one: R): R => ({ ...one, name: swept(one.name), value: swept(one.value) })
  const sweptRaw = <R extends FormRow & { readonly raw?: string }>({ raw, ...one }: R) => {
    const clean = sweptRow(one)
    return raw === undefined || clean.value !== one.value || clean.name !== one.name ? clean : { ...clean, raw }
  }

  return {
    standIn,
    take(form) {
      const query = form.query.map((one) => {
        const next = value(one.name, one.value)
        return next === one.value ? one : { on: one.on, name: one.name, value: next }
      })
      return {
        ...form,
        url: addressOfRows(withoutTokens(form.url), query),
        query,
        headers: form.headers.map(header),
        pathValues: Object.fromEntries(Object.entries(form.pathValues).map(([name, one]) => [name, value(name, one)])),
        json: inText(form.json),
        text: inText(form.text),
        form: form.form.map(row),
        parts: form.parts.map(row),
      }
    },
    sweep(form) {
      const query = form.query.map(sweptRaw)
      return {
        ...form,
        // What is sent and the table beside it say the same.
        url: addressOfRows(swept(form.url), query),
        query,
        headers: form.headers.map(sweptRow),
        pathValues: Object.fromEntries(Object.entries(form.pathValues).map(([name, one]) => [name, swept(one)])),
        json: swept(form.json),
        text: swept(form.text),
        form: form.form.map(sweptRow),
        parts: form.parts.map(sweptRow),
      }
    },
    clean: (text) => swept(withoutTokens(text)),
    made: () => made,
  }
}

/** As it is, and as addresses and forms have it. */
function formsOf(secret: string): readonly string[] {
  return [...new Set([secret, ...urlForms(secret)])]
}

function unescaped(inside: string): string {
  try {
    return JSON.parse(`"${inside}"`) as string
  } catch {
    return inside
  }
}
