/** `{{x}}` as Postman writes it: read, written as Hallpass has it, and resolved where the file itself has the value. */
import { builtIns, variableName, variableNameFrom } from '../domain/variable.ts'
import { looksSecret } from '../login/looks-secret.ts'
import type { FoundVariable } from './postman-reading.ts'

const reference = /\{\{([^{}\n]{1,200})\}\}/g

/** Those of Postman’s own values that Hallpass makes too. */
const made: Readonly<Record<string, string>> = {
  $guid: '$uuid',
  $randomUUID: '$uuid',
  $timestamp: '$timestamp',
  $isoTimestamp: '$isoTimestamp',
  $randomInt: '$randomInt',
}

/** What the writing of names told on the way. */
export type NamesSeen = { readonly dynamic: Set<string>; readonly renamed: Set<string> }

/** The text with its variables as Hallpass writes them. What Hallpass does not make stands as it was. */
export function inOurNames(text: string, seen: NamesSeen): string {
  if (!text.includes('{{')) return text
  return text.replace(reference, (written, inside: string) => {
    const name = inside.trim()
    if (name.startsWith('$')) {
      const ours = Object.hasOwn(made, name) ? made[name] : builtIns.find((one) => one.name === name)?.name
      if (ours === undefined) seen.dynamic.add(name.slice(0, 60))
      return ours === undefined ? written : `{{${ours}}}`
    }
    if (name === '' || variableName.test(name)) return name === '' ? written : `{{${name}}}`
    seen.renamed.add(name.slice(0, 60))
    return `{{${variableNameFrom(name)}}}`
  })
}

/** A variable is a secret where the file says so, or its name or its value does. */
export function variableOf(name: string, value: string, isSaidSecret: boolean, seen: NamesSeen): FoundVariable {
  const ours = variableName.test(name) ? name : variableNameFrom(name)
  if (ours !== name) seen.renamed.add(name.slice(0, 60))
  // Without a value there is nothing to keep in the vault, and the name can still be filled in.
  const isSecret = value !== '' && !isOnlyVariables(value) && (isSaidSecret || looksSecret(name, value))
  return isSecret
    ? { name: ours, kind: 'secret', value }
    : { name: ours, kind: 'plain', value: inOurNames(value, seen) }
}

/** Whether nothing but variables stands there, perhaps behind a word such as Bearer. */
export function isOnlyVariables(text: string): boolean {
  return /^\s*(?:[A-Za-z]{1,20}\s+)?(?:\{\{[^{}]*\}\}[\s:.,/-]*)+$/.test(text)
}

/** Whether a variable stands somewhere in the text. */
export function hasVariable(text: string): boolean {
  return /\{\{[^{}]+\}\}/.test(text)
}

/** Characters to which values are put into one text. */
const longestResolved = 100_000

/** Puts the values that the file has in place of names, as deep as they go. What has none stays as it is. */
function resolver(variables: readonly FoundVariable[]): (text: string) => string {
  const values = new Map(variables.map(({ name, value }) => [name, value]))
  return (text) => {
    let resolved = text
    for (let step = 0; step < 10 && resolved.includes('{{'); step += 1) {
      // Counted while it is put together: a few names within names could fill the memory.
      let length = resolved.length
      const next = resolved.replace(reference, (written, inside: string) => {
        const name = inside.trim()
        const value = values.get(name) ?? values.get(variableNameFrom(name)) ?? written
        length += value.length - written.length
        return length > longestResolved ? written : value
      })
      if (next === resolved) break
      resolved = next
    }
    return resolved
  }
}

/** Two ways to put values in place of names: with those that may be shown, and with all of them, for what goes to the vault. */
export type Resolvers = {
  readonly plain: (text: string) => string
  readonly secret: (text: string) => string
}

export function resolversOf(variables: readonly FoundVariable[]): Resolvers {
  return { plain: resolver(variables.filter(({ kind }) => kind === 'plain')), secret: resolver(variables) }
}
