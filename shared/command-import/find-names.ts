/** Variables that a script gives a value before it uses them in a request, in PowerShell and in Python. */
import { readPowershellValues } from './powershell-values.ts'
import { readPython } from './python-values.ts'
import { type Names, textOf, type Value } from './value.ts'

/** One assignment: where it stands, and what it does to the names. */
export type Assignment = { readonly at: number; readonly apply: (names: Map<string, Value>) => void }

const MOST = 300
/** An assignment is looked at this far. */
const FAR = 20_000

const POWERSHELL =
  /^[^\S\n]*(?:PS[^\n>]{0,60}>\s*)?(?:\[[\w.]{1,60}\])?\$([A-Za-z_]\w{0,60})(?:(\[\s*["'][^"'\n]{1,60}["']\s*\]|\.Add\(|\.\w{1,60}(?=\s*=))|\s*)(?:\s*\+?=(?!=)\s*)?/gm
const PYTHON =
  /^[^\S\n]*(?:>>>\s*)?([A-Za-z_]\w{0,60}(?:\.[A-Za-z_]\w{0,60})?)(?:\.update\(|(\[\s*["'][^"'\n]{1,60}["']\s*\])?\s*=(?!=)\s*)/gm

/** The assignments of a text, in order. Values are read only when they are applied. */
export function findAssignments(text: string): readonly Assignment[] {
  const isPython = /\b(?:requests|httpx)\b|\.json\(\)/.test(text)
  const found: Assignment[] = []
  if (/\b(?:Invoke-|iwr|irm|curl|wget)/i.test(text) && text.includes('$')) found.push(...powershellOf(text))
  if (isPython) found.push(...pythonOf(text))
  return found.toSorted((a, b) => a.at - b.at)
}

function powershellOf(text: string): readonly Assignment[] {
  return some(text.matchAll(POWERSHELL)).map((match) => {
    const [whole, name = '', part] = match
    const end = match.index + whole.length
    return {
      at: match.index,
      apply(names) {
        const key = name.toLowerCase()
        const reader = readPowershellValues(text.slice(end, end + FAR), 0, names)
        if (part === undefined) {
          // Without an equals sign it is a use.
          const value = /=\s*$/.test(whole) ? reader.expression() : null
          if (value !== null) names.set(key, value)
          return
        }
        const isCall = part.startsWith('.Add')
        const written = isCall ? textOf(reader.expression() ?? EMPTY) : part.replace(/^[.[]\s*["']?|["']?\s*\]?$/g, '')
        reader.match(/\s*,\s*/y)
        const value = isCall || /=\s*$/.test(whole) ? reader.expression() : null
        if (value !== null) putMember(names, key, written, value)
      },
    }
  })
}

function pythonOf(text: string): readonly Assignment[] {
  return some(text.matchAll(PYTHON)).map((match) => {
    const [whole, name = '', part] = match
    const end = match.index + whole.length
    return {
      at: match.index,
      apply(names) {
        const value = readPython(text.slice(end, end + FAR), 0, names).expression()
        if (value === null) return
        if (whole.endsWith('(')) {
          if (value.kind === 'map') for (const [key, one] of value.entries) putMember(names, name, key, one)
        } else if (part === undefined) names.set(name, value)
        else putMember(names, name, part.replace(/^\[\s*["']|["']\s*\]$/g, ''), value)
      },
    }
  })
}

const EMPTY: Value = { kind: 'text', text: '' }

function putMember(names: Map<string, Value>, name: string, key: string, value: Value): void {
  const there = (names as Names).get(name)
  const entries = there?.kind === 'map' ? there.entries.filter(([one]) => one !== key).slice(0, 200) : []
  names.set(name, { kind: 'map', entries: [...entries, [key, value]] })
}

function some(found: Iterable<RegExpExecArray>): readonly RegExpExecArray[] {
  const list: RegExpExecArray[] = []
  for (const match of found) {
    list.push(match)
    if (list.length >= MOST) break
  }
  return list
}
