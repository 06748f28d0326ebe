/** Finds what nobody needs any more: files that nothing imports, and classes that are written on one side only. Works on texts. */
import { importsOf, type SourceFile } from './find-problems.ts'

/** Where programs and tests begin; all others are there for somebody. */
const beginnings =
  /\.(test|spec|config)\.tsx?$|\.d\.ts$|^(electron\/(main|preload)|renderer\/main)\.tsx?$|-worker\.ts$|^e2e\/fixtures\/|^electron\/architecture\/|^(electron|shared)\/.*\/test-[^/]+$/

/** Source files that no other file imports, one sentence each. */
export function findUnusedFiles(files: readonly SourceFile[]): readonly string[] {
  const used = new Set(
    files.flatMap(({ path, text }) => importsOf(text).map(({ specifier }) => resolved(path, specifier))),
  )
  return files
    .filter(({ path }) => !beginnings.test(path) && !used.has(path))
    .map(({ path }) => `${path} is used by nobody`)
}

/**
 * Classes of a style sheet that no component puts on anything, and classes that components put on and no sheet knows; one
 * sentence each. A sheet whose classes are chosen while the program runs (`styles[name]`) may have more than are named.
 */
export function findUnusedClasses(files: readonly SourceFile[], sheets: readonly SourceFile[]): readonly string[] {
  const styled = files.filter(({ text }) => text.includes('.module.css'))
  return sheets.flatMap((sheet) => {
    const users = styled.flatMap((file) => usesOf(file, sheet.path))
    const used = new Set(users.flatMap(({ names }) => names))
    const known = classesOf(sheet.text)
    const isChosen = users.some(({ chooses }) => chooses)
    const idle = isChosen ? [] : known.filter((name) => !used.has(name))
    const unknown = [...used].filter((name) => !known.includes(name))
    return [
      ...idle.map((name) => `${sheet.path}: nothing is .${name}`),
      ...unknown.map((name) => `${sheet.path}: there is no .${name}`),
    ]
  })
}

function usesOf({ path, text }: SourceFile, sheet: string) {
  return [...text.matchAll(/^import\s(\w+) from '([^']+\.module\.css)'/gm)].flatMap(([, name = '', specifier = '']) => {
    if (resolved(path, specifier) !== sheet) return []
    const names = [...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, one = '']) => one)
    return [{ names, chooses: new RegExp(`\\b${name}\\[`).test(text) }]
  })
}

function classesOf(sheet: string): readonly string[] {
  const selectors = sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\{[^{}]*\}/g, '{}')
  return [...new Set([...selectors.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name))]
}

function resolved(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
