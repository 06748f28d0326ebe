/**
 * Expressions of Python as far as examples use them: texts, lists, dicts, names, and the few calls that make a text of
 * another. Nothing is run. Where a bracket was lost, what was read until there counts.
 */
import { base64Of, jsonOf, memberOf, type Names, text, textOf, unknown, type Value } from './value.ts'

const DEEPEST = 20

/** A reader at a place in the text. */
export type PythonReader = {
  readonly at: () => number
  /** The value of the expression here. Null, and no step forward, where none begins. */
  readonly expression: () => Value | null
  /** The arguments of a call, from behind its bracket to behind the closing one. */
  readonly callArguments: () => CallArguments
}

export type CallArguments = {
  readonly positional: readonly Value[]
  readonly named: ReadonlyMap<string, Value>
}

export function readPython(source: string, start: number, names: Names): PythonReader {
  let at = start
  let depth = 0

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found !== null) at += found[0].length
    return found
  }
  /** Blanks and comments; line ends too where a bracket is open. */
  const skip = (): void => void match(depth > 0 ? /(?:\s|\\\n|#[^\n]*)*/y : /(?:[^\S\n]|\\\n)*/y)
  const take = (character: string): boolean => {
    skip()
    if (source.charAt(at) !== character) return false
    at += 1
    return true
  }
  const within = <T>(read: () => T): T => {
    depth += 1
    const value = read()
    depth -= 1
    return value
  }

  const string = (): string | null => {
    const opened = match(/([rRbBuUfF]{0,2})("""|'''|"|')/y)
    if (opened === null) return null
    const [, prefix = '', quote = ''] = opened
    let content = ''
    while (at < source.length && !source.startsWith(quote, at)) {
      if (quote.length === 1 && source.charAt(at) === '\n') return content
      if (source.charAt(at) === '\\' && !/r/i.test(prefix)) {
        content += escaped(source.charAt(at + 1))
        at += 2
      } else {
        const plain = match(/[^\\"'\n]{1,10000}/y)?.[0] ?? source.charAt(at)
        content += plain
        if (!/[^\\"'\n]/.test(plain)) at += plain.length
      }
    }
    at += quote.length
    return /f/i.test(prefix) ? formatted(content, names) : content
  }

  const list = (closer: string): Value => {
    const items: Value[] = []
    while (!take(closer)) {
      const item = expression()
      if (item === null) break
      items.push(item)
      if (!take(',') && !take(closer)) break
      if (source.charAt(at - 1) === closer) break
    }
    return { kind: 'list', items }
  }

  const dict = (): Value => {
    const entries: (readonly [string, Value])[] = []
    while (!take('}')) {
      const before = at
      if (match(/\*\*/y) !== null) {
        const more = expression()
        if (more?.kind === 'map') entries.push(...more.entries)
      } else {
        const key = expression()
        if (key === null || !take(':')) {
          at = before
          break
        }
        const value = expression()
        if (value === null) break
        entries.push([textOf(key), value])
      }
      if (!take(',')) {
        take('}')
        break
      }
    }
    return { kind: 'map', entries }
  }

  const callArguments = (): CallArguments =>
    within(() => {
      const positional: Value[] = []
      const named = new Map<string, Value>()
      while (!take(')')) {
        skip()
        const name = match(/([A-Za-z_]\w{0,60})\s{0,5}=(?!=)/y)?.[1]
        match(/\*{1,2}/y)
        const value = expression()
        if (value === null) break
        if (name === undefined) positional.push(value)
        else named.set(name, value)
        if (!take(',')) {
          take(')')
          break
        }
      }
      return { positional, named }
    })

  const atom = (): Value | null => {
    skip()
    let said = string()
    if (said !== null) {
      // Texts that stand side by side are one.
      for (let more: string | null = said; more !== null; ) {
        skip()
        more = /[rRbBuUfF"']/.test(source.charAt(at)) ? string() : null
        said += more ?? ''
      }
      return text(said)
    }
    const number = match(/-?\d[\d_]*(?:\.\d+)?/y)?.[0]
    if (number !== undefined) return { kind: 'literal', value: Number(number.replaceAll('_', '')) }
    if (take('{')) return within(dict)
    if (take('[')) return within(() => list(']'))
    if (take('(')) {
      const items = within(() => list(')'))
      const isTuple =
        items.kind !== 'list' || items.items.length !== 1 || /,\s*\)$/.test(source.slice(Math.max(0, at - 20), at))
      return isTuple ? items : (items.items[0] ?? null)
    }
    const name = match(/[A-Za-z_]\w{0,80}(?:\.[A-Za-z_]\w{0,80})*/y)?.[0]
    return name === undefined ? null : named(name)
  }

  const named = (name: string): Value => {
    if (name === 'True' || name === 'False') return { kind: 'literal', value: name === 'True' }
    if (name === 'None') return { kind: 'literal', value: null }
    const known = names.get(name)
    if (known !== undefined) return known
    if (source.charAt(at) !== '(' && !(source.charAt(at) === '[' && name.endsWith('environ'))) {
      const [owner = '', method] = splitMethod(name)
      return method === null ? unknown(name.split('.').at(-1) ?? name) : (names.get(owner) ?? unknown(name))
    }
    if (source.charAt(at) === '[') {
      at += 1
      const key = within(() => list(']'))
      return unknown(key.kind === 'list' ? textOf(key.items[0] ?? text(name)) : name)
    }
    at += 1
    return called(name, callArguments())
  }

  const called = (name: string, { positional, named: keywords }: CallArguments): Value => {
    const [first, second] = positional
    const [owner, method] = splitMethod(name)
    const last = name.split('.').at(-1) ?? name
    if (last === 'getenv' || name.endsWith('environ.get') || last === 'input' || last === 'getpass')
      return unknown(labelOf(textOf(first ?? text(last))))
    if (name.endsWith('json.dumps') || last === 'dumps') return text(jsonOf(first ?? text('')))
    if (last === 'dict') return { kind: 'map', entries: [...keywords] }
    if (/^HTTP(?:Basic)Auth$/.test(last)) {
      const part = (index: number, keyword: string) => textOf(positional[index] ?? keywords.get(keyword) ?? text(''))
      return { kind: 'login', user: part(0, 'username'), password: part(1, 'password') }
    }
    if (/^(?:standard_)?b64encode$/.test(last)) return base64Of(textOf(first ?? text('')))
    if (last === 'urlencode') return first ?? text('')
    if (/^(?:quote|quote_plus|str|bytes|int)$/.test(last)) return first ?? text('')
    if (method !== null && /^(?:encode|decode|strip|upper|lower)$/.test(method))
      return names.get(owner) ?? unknown(owner)
    if (method === 'get')
      return (
        memberOf(names.get(owner) ?? text(''), textOf(first ?? text(''))) ??
        second ??
        unknown(textOf(first ?? text(owner)))
      )
    return unknown(last)
  }

  /** What hangs on a value: `.encode()`, `['name']`, `.format(…)`. */
  const trailed = (value: Value): Value => {
    let current = value
    for (let round = 0; round < 20; round += 1) {
      const method = match(/\s{0,40}\.([A-Za-z_]\w{0,60})\(/y)?.[1]
      if (method !== undefined) {
        const given = callArguments()
        if (method === 'format') current = text(filled(textOf(current), given))
        else if (method === 'get' || method === 'json') current = member(current, given.positional[0])
      } else if (match(/\[/y) !== null) {
        const key = within(() => list(']'))
        current = member(current, key.kind === 'list' ? key.items[0] : undefined)
      } else if (match(/\.[A-Za-z_]\w{0,60}/y) === null) return current
    }
    return current
  }

  const expression = (): Value | null => {
    if (depth > DEEPEST) return null
    const first = atom()
    if (first === null) return null
    let value = trailed(first)
    for (;;) {
      const before = at
      skip()
      const operator = match(/\+(?!=)|%(?!=)|\bor\b/y)?.[0]
      const next = operator === undefined ? null : atom()
      if (next === null) {
        at = before
        return value
      }
      const right = trailed(next)
      if (operator === '+') value = text(textOf(value) + textOf(right))
      else if (operator === '%') value = text(percentFilled(textOf(value), right))
    }
  }

  return { at: () => at, expression, callArguments }
}

function member(value: Value, key: Value | undefined): Value {
  if (key === undefined) return value
  return memberOf(value, textOf(key)) ?? unknown(textOf(key))
}

function splitMethod(name: string): [string, string | null] {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? [name, null] : [name.slice(0, dot), name.slice(dot + 1)]
}

/** `input("User name: ")` asks with its own words. */
function labelOf(question: string): string {
  return question.replace(/[:?\s]+$/, '')
}

function escaped(character: string): string {
  if (character === 'n') return '\n'
  if (character === 't') return '\t'
  if (character === 'r') return '\r'
  return character === '\n' ? '' : character
}

/** What an f-string has in braces. Doubled braces stand for themselves. */
function formatted(content: string, names: Names): string {
  return content.replace(/\{\{|\}\}|\{([^{}]{1,200})\}/g, (whole, inner: string | undefined) =>
    inner === undefined ? whole.charAt(0) : textOf(inBraces(inner, names)),
  )
}

function inBraces(inner: string, names: Names): Value {
  const bare = inner.replace(/![rsa]$|:[^\]'"]*$/, '').trim()
  const known = names.get(bare)
  if (known !== undefined) return known
  const key = /\[\s*["']([^"']+)["']\s*\]$/.exec(bare)?.[1]
  return unknown(key ?? bare.replace(/\(.*$/, '').split('.').at(-1) ?? bare)
}

function filled(template: string, { positional, named }: CallArguments): string {
  let next = 0
  return template.replace(/\{\{|\}\}|\{(\w*)\}/g, (whole, name: string | undefined) => {
    if (name === undefined) return whole.charAt(0)
    const value = name === '' ? positional[next++] : /^\d+$/.test(name) ? positional[Number(name)] : named.get(name)
    return value === undefined ? `{{${name}}}` : textOf(value)
  })
}

function percentFilled(template: string, value: Value): string {
  const items = value.kind === 'list' ? value.items : [value]
  let next = 0
  return template.replace(/%(?:\((\w+)\))?[sdr]/g, (whole, name: string | undefined) => {
    const one = name === undefined ? items[next++] : memberOf(value, name)
    return one === undefined ? whole : textOf(one)
  })
}
