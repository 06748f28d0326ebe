/** Holds source texts against the plan in `elements.ts`. Works on texts, so that a test can plant what it must find. */

import {
  budgets,
  type Element,
  elements,
  mayImport,
  packagesOf,
  packagesOfFiles,
  packagesOfTests,
  reserved,
  testOnly,
  testsMayImport,
} from './elements.ts'

/** A file by its path from the project's folder, with `/`. */
export type SourceFile = { readonly path: string; readonly text: string }

type Import = { readonly specifier: string; readonly typeOnly: boolean }

/** Every breach of the plan, one sentence each. */
export function findProblems(files: readonly SourceFile[]): readonly string[] {
  return [...files.flatMap(problemsOf), ...unlistedProviders(files), ...fileCycles(files)]
}

function problemsOf(file: SourceFile): readonly string[] {
  const from = elementOf(file.path)
  if (from === null) return [`${file.path} belongs to no element`]
  return [
    ...importsOf(file.text).flatMap(({ specifier }) => importProblem(file.path, from, specifier) ?? []),
    ...(/\bimport\s*\(\s*[^'"`\s)]/.test(withoutComments(file.text))
      ? [`${file.path} imports something computed`]
      : []),
    ...reservedWords(file),
    ...overBudget(file),
    ...functionInData(file),
  ]
}

function importProblem(path: string, from: Element, specifier: string): string | null {
  if (!specifier.startsWith('.')) {
    return allowedPackages(path, from).includes(packageOf(specifier))
      ? null
      : `${path} (${from}) → package ${specifier}`
  }
  const target = resolve(path, specifier)
  const to = elementOf(target)
  const refused = `${path} (${from}) → ${target} (${to ?? 'no element'})`
  if (to === null) return refused
  if (testOnly.test(target) && !testOnly.test(path) && from !== 'e2e') return `${refused}: that is for tests only`
  if (from === to) return from === 'feature' && folderOf(path) !== folderOf(target) ? refused : null
  return mayImport[from].includes(to) || (testOnly.test(path) && testsMayImport.includes(to)) ? null : refused
}

function allowedPackages(path: string, from: Element): readonly string[] {
  const more = packagesOfFiles.filter(({ files }) => files.test(path)).flatMap(({ packages }) => packages)
  // What is only for tests may use Node wherever it stands; what it tests may not.
  return [
    ...packagesOf[from],
    ...more,
    ...(testOnly.test(path) || from === 'checks' ? [...packagesOfTests, 'node'] : []),
  ]
}

function reservedWords({ path, text }: SourceFile): readonly string[] {
  if (testOnly.test(path) || elementOf(path) === 'checks') return []
  const code = withoutComments(text)
  return reserved
    .filter(({ words, among, only }) => among.test(path) && !only.test(path) && words.test(code))
    .map(({ why }) => `${path}: ${why}`)
}

function overBudget({ path, text }: SourceFile): readonly string[] {
  const lines = text.trimEnd().split('\n').length
  return budgets
    .filter((budget) => budget.files.test(path) && lines > budget.lines)
    .map((budget) => `${path} has ${lines} lines, more than ${budget.lines}`)
}

function functionInData({ path, text }: SourceFile): readonly string[] {
  if (elementOf(path) !== 'providers' || path.endsWith('/index.ts') || testOnly.test(path)) return []
  return /=>|\bfunction\b|\bclass\b/.test(withoutComments(text))
    ? [`${path}: a provider is data, without functions`]
    : []
}

function unlistedProviders(files: readonly SourceFile[]): readonly string[] {
  const index = files.find(({ path }) => path === 'shared/providers/index.ts')
  const listed = new Set(
    importsOf(index?.text ?? '').map(({ specifier }) => resolve('shared/providers/index.ts', specifier)),
  )
  return files
    .map(({ path }) => path)
    .filter(
      (path) => elementOf(path) === 'providers' && path !== index?.path && !testOnly.test(path) && !listed.has(path),
    )
    .map((path) => `${path} is not in the index of providers`)
}

/** Files that import each other in a ring; types may, they are gone when the code runs. */
function fileCycles(files: readonly SourceFile[]): readonly string[] {
  const graph = new Map(
    files.map(({ path, text }) => {
      const targets = importsOf(text).filter(({ specifier, typeOnly }) => specifier.startsWith('.') && !typeOnly)
      return [path, targets.map(({ specifier }) => resolve(path, specifier))] as const
    }),
  )
  return findCycles(graph).map((ring) => `a ring of imports: ${ring.join(' → ')}`)
}

/** The rings of a graph, each once, beginning and ending with the node it was found at. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const done = new Set<string>()
  const rings: string[][] = []
  const walk = (node: string, trail: readonly string[]): void => {
    const at = trail.indexOf(node)
    if (at >= 0) rings.push([...trail.slice(at), node])
    if (at >= 0 || done.has(node)) return
    for (const next of graph.get(node) ?? []) walk(next, [...trail, node])
    done.add(node)
  }
  for (const node of graph.keys()) walk(node, [])
  return rings
}

/** The one element a file is in; null for none, or for two. */
export function elementOf(path: string): Element | null {
  const hits = (Object.keys(elements) as Element[]).filter((name) => elements[name].test(path))
  return hits.length === 1 ? (hits[0] ?? null) : null
}

/** All that a text imports, whichever way it says so. */
export function importsOf(text: string): readonly Import[] {
  const pattern =
    /(?<![-\w])(?:(import|export)(\s+type)?\b[^'"`;()]*?\bfrom\s*|import\s*\(?\s*|require\s*\(\s*)(['"`])([^'"`]+)\3/g
  const code = withoutComments(text)
  return [...code.matchAll(pattern)]
    .filter(({ index }) => !standsInText(code, index))
    .map(([, , type, , specifier = '']) => ({ specifier, typeOnly: type !== undefined }))
}

/** Code that is only written about, such as a snippet: a quote is open before it on its line. */
function standsInText(code: string, index: number): boolean {
  const before = code.slice(code.lastIndexOf('\n', index) + 1, index)
  return ['"', "'", '`'].some((quote) => (before.split(quote).length - 1) % 2 === 1)
}

/** Whole-line and block comments are taken out; a `//` behind code stays, since it may be part of an address. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/(^|\s)\/\*[\s\S]*?\*\//g, '$1')
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node'
  const [first = '', second = ''] = specifier.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

function folderOf(path: string): string {
  return path.split('/').slice(0, 3).join('/')
}

function resolve(path: string, specifier: string): string {
  const parts = path.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
