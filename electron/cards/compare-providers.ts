/** In what two systems differ, as rows that a person reads: where, what the card has, what is here. */
import { isObject } from '../../shared/core/is-object.ts'
import type { Provider } from '../../shared/domain/provider.ts'

export type ProviderDifference = { readonly what: string; readonly theirs: string | null; readonly mine: string | null }

/** Longest value shown, characters. */
const longest = 160

/** Words for members, by the end of their path; what is not here is shown by its own name. */
const words: Readonly<Record<string, string>> = {
  name: 'Name',
  summary: 'Description',
  docsUrl: 'Documentation',
  monogram: 'Letters of the mark',
  hue: 'Colour of the mark',
  'use.header': 'Header that carries the token',
  'use.scheme': 'Word before the token',
  default: 'starts with',
  label: 'label',
  hint: 'hint',
  secret: 'is secret',
  required: 'is needed',
  flow: 'kind of sign-in',
  method: 'method',
  path: 'path',
  'settings.request.method': 'method of the request',
  'settings.request.path': 'path of the request',
  'settings.answer.token': 'place of the token',
  'settings.endpoints.token': 'token endpoint',
  'settings.endpoints.authorization': 'authorization endpoint',
  'settings.documentedLifetimeSeconds': 'documented lifetime, seconds',
  'renewal.kind': 'renewal',
  whereToFind: 'steps of the guide',
  documentsPlainHttp: 'documents plain http',
  documentsUnverifiedTls: 'documents unchecked certificates',
}

/** Everything in which `theirs` differs from `mine`, in the order of the system's parts. The id does not count. */
export function compareProviders(mine: Provider, theirs: Provider): readonly ProviderDifference[] {
  const [ours, others] = [partsOf(mine), partsOf(theirs)]
  const titles = [...new Set([...others.keys(), ...ours.keys()])]
  return titles.flatMap((title) => {
    const [here, there] = [ours.get(title), others.get(title)]
    if (there === undefined) return [{ what: title, theirs: null, mine: 'is here' }]
    if (here === undefined) return [{ what: title, theirs: 'comes with the card', mine: null }]
    return compareLeaves(title, leavesOf(here), leavesOf(there))
  })
}

/** The system cut into parts, each with a title; the title of its own facts is empty. */
function partsOf({ id: _, servers, signIns, examples, ...facts }: Provider): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['', facts],
    ...servers.map(({ id, ...rest }) => [`Address “${id}”`, rest] as const),
    ...signIns.flatMap(({ id, fields, ...rest }) => {
      const title = `Sign-in “${rest.label}”`
      return [
        [title, { ...rest, internalName: id }] as const,
        ...fields.map(({ name, ...field }) => [`${title}, field “${name}”`, field] as const),
      ]
    }),
    ...examples.map(({ id: __, ...rest }) => [`Example “${rest.label}”`, rest] as const),
  ])
}

function compareLeaves(
  title: string,
  ours: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): readonly ProviderDifference[] {
  return [...new Set([...others.keys(), ...ours.keys()])]
    .filter((path) => ours.get(path) !== others.get(path))
    .map((path) => ({
      what: [title, words[path] ?? path.replaceAll('.', ' › ')].filter((part) => part !== '').join(', '),
      theirs: others.get(path) ?? null,
      mine: ours.get(path) ?? null,
    }))
}

/** Path → text of every value; a list of texts is one of them. */
function leavesOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (isObject(value)) {
    const inner = Object.entries(value).flatMap(([key, one]) => [
      ...leavesOf(one, path === '' ? key : `${path}.${key}`),
    ])
    return new Map(inner)
  }
  if (value === undefined) return new Map()
  const text = Array.isArray(value) ? value.map(textOf).join(', ') : textOf(value)
  return new Map([[path, text.length > longest ? `${text.slice(0, longest)}…` : text]])
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
