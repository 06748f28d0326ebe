/**
 * Expressions of PowerShell as far as examples use them: texts, hashtables, arrays, variables, credentials, and the few calls
 * that make a text of another. Nothing is run. Rules: PowerShell's about_Quoting_Rules, about_Hash_Tables.
 */
import { closingBracket } from '../curl-import/shell-variables.ts'
import { base64Of, jsonOf, memberOf, type Names, text, textOf, unknown, type Value } from './value.ts'

const DEEPEST = 20

export type PowershellReader = {
  readonly at: () => number
  readonly moveTo: (at: number) => void
  /** One value, as a parameter takes it. Null, and no step forward, where none begins. */
  readonly argument: () => Value | null
  /** A whole expression, with what is added behind. */
  readonly expression: () => Value | null
  /** Blanks, comments and continued lines; line ends too with `lines`. */
  readonly skip: (lines: boolean) => void
  readonly match: (pattern: RegExp) => RegExpExecArray | null
}

export function readPowershellValues(source: string, start: number, names: Names): PowershellReader {
  let at = start
  let depth = 0

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found !== null) at += found[0].length
    return found
  }
  const skip = (lines: boolean): void => void match(lines ? /(?:\s|;|`\n|#[^\n]*)*/y : /(?:[^\S\n]|`[^\S\n]*\n)*/y)
  const variable = (name: string): Value =>
    names.get(name.toLowerCase()) ?? unknown(name.replace(/^(?:env|script|global):/i, ''))

  const quoted = (): Value | null => {
    const here = match(/@(["'])[^\S\n]*\n/y)
    if (here !== null) {
      const closer = `\n${here[1]}@`
      const close = source.indexOf(closer, at - 1)
      const content = source.slice(at, close < 0 ? source.length : Math.max(at, close))
      at = close < 0 ? source.length : close + 3
      return text(here[1] === '"' ? expanded(content, variable) : content)
    }
    if (match(/'/y) !== null) {
      const content = match(/(?:[^']|'')*/y)?.[0] ?? ''
      at += 1
      return text(content.replaceAll("''", "'"))
    }
    if (match(/"/y) === null) return null
    const content = match(/(?:[^"`]|`[\s\S]|"")*/y)?.[0] ?? ''
    at += 1
    return text(expanded(content.replaceAll('""', '"'), variable))
  }

  const hashtable = (): Value => {
    const entries: (readonly [string, Value])[] = []
    depth += 1
    for (;;) {
      skip(true)
      match(/,\s*/y)
      if (match(/\}/y) !== null || depth > DEEPEST) break
      const key = quoted() ?? keyWord()
      skip(false)
      if (key === null || match(/=/y) === null) break
      skip(true)
      const value = expression()
      if (value === null) break
      entries.push([textOf(key), value])
    }
    depth -= 1
    return { kind: 'map', entries }
  }
  const keyWord = (): Value | null => {
    const word = match(/[A-Za-z_$][\w.-]{0,80}/y)?.[0]
    return word === undefined ? null : word.startsWith('$') ? variable(word.slice(1)) : text(word)
  }

  const array = (closer: RegExp): Value => {
    const items: Value[] = []
    depth += 1
    for (;;) {
      skip(true)
      match(/,\s*/y)
      if (match(closer) !== null || depth > DEEPEST) break
      const item = expression()
      if (item === null) break
      items.push(...(item.kind === 'list' ? item.items : [item]))
    }
    depth -= 1
    return { kind: 'list', items }
  }

  /** `(…)`: a value, or a command whose outcome is one. */
  const bracketed = (): Value => {
    const close = closingBracket(source, at - 1)
    skip(true)
    depth += 1
    const value = command(source.slice(at, Math.min(close, at + 2_000))) ?? expression()
    depth -= 1
    at = Math.max(at, Math.min(close + 1, source.length))
    return value ?? unknown('value')
  }

  /** The commands that make a value of others; the reader stands at their name. */
  const command = (inside: string): Value | null => {
    const asked = /^Read-Host\s+(?:-Prompt\s+)?["']([^"']{1,80})["']/i.exec(inside)?.[1]
    if (asked !== undefined) return unknown(asked.replace(/[:?\s]+$/, ''))
    if (match(/Get-Credential\b/iy) !== null) return { kind: 'login', user: '{{username}}', password: '{{password}}' }
    if (match(/ConvertTo-SecureString\s+(?:-String\s+)?/iy) !== null) return argument()
    if (match(/ConvertTo-Json\s+(?:-InputObject\s+)?(?=[$@(])/iy) !== null) return text(jsonOf(argument() ?? text('')))
    if (
      match(
        /(?:New-Object\s+(?:-TypeName\s+)?)(?:System\.Management\.Automation\.)?PSCredential\s*(?:-ArgumentList\s*)?\(?\s*/iy,
      ) !== null
    )
      return credential()
    return null
  }

  const credential = (): Value => {
    const user = argument()
    match(/\s*,\s*/y)
    const password = argument()
    return {
      kind: 'login',
      user: textOf(user ?? unknown('username')),
      password: textOf(password ?? unknown('password')),
    }
  }

  const staticCall = (): Value | null => {
    const name = match(/\[([\w.]{1,80})\](?:::(\w{1,40}))?/y)
    if (name === null) return null
    const [, type = '', member = ''] = name
    // A cast, as in `[ordered]@{…}`.
    if (member === '') return argument()
    if (/encoding/i.test(type)) {
      match(/\.GetBytes/iy)
      return match(/\(/y) === null ? unknown(member) : bracketed()
    }
    if (match(/\(/y) === null) return unknown(member)
    const inner = bracketed()
    if (/ToBase64String/i.test(member)) return base64Of(textOf(inner))
    return /pscredential/i.test(type) ? credential() : inner
  }

  const argument = (): Value | null => {
    if (depth > DEEPEST) return null
    const plain = quoted()
    if (plain !== null) return trailed(plain)
    if (match(/@\{/y) !== null) return hashtable()
    if (match(/@\(/y) !== null) return array(/\)/y)
    if (match(/\$\(/y) !== null || match(/\(/y) !== null) return trailed(bracketed())
    const number = match(/-?\d+(?:\.\d+)?(?![\w.:/-])/y)?.[0]
    if (number !== undefined) return { kind: 'literal', value: Number(number) }
    const name = match(/[$@](?:\{([^}\n]{1,60})\}|((?:(?:env|script|global):)?[A-Za-z_]\w{0,60}))/iy)
    if (name !== null) return fixed(name[1] ?? name[2] ?? '')
    return staticCall()
  }
  const fixed = (name: string): Value => {
    if (/^(?:true|false)$/i.test(name)) return { kind: 'literal', value: name.toLowerCase() === 'true' }
    return name.toLowerCase() === 'null' ? { kind: 'literal', value: null } : trailed(variable(name))
  }

  /** Members and methods behind a value: `.access_token`, `.UserName`, `['name']`. */
  const trailed = (value: Value): Value => {
    let current = value
    for (let round = 0; round < 20; round += 1) {
      const key = match(/\.(\w{1,60})|\[\s*["'](\w[\w.-]{0,60})["']\s*\]/y)
      if (key === null) return current
      const name = key[1] ?? key[2] ?? ''
      const isCall = match(/\(/y) !== null
      const inner = isCall ? bracketed() : null
      current = inner === null ? member(current, name) : /GetBytes/i.test(name) ? inner : current
    }
    return current
  }

  const expression = (): Value | null => {
    let value = argument()
    if (value === null) return null
    for (;;) {
      const before = at
      skip(false)
      if (match(/\+(?!=)\s*/y) !== null) {
        const right = argument()
        if (right === null) break
        value = value.kind === 'map' ? value : text(textOf(value) + textOf(right))
      } else if (match(/-f\s+/iy) !== null) {
        const parts: Value[] = []
        do parts.push(argument() ?? text(''))
        while (match(/\s*,\s*/y) !== null)
        value = text(textOf(value).replace(/\{(\d)\}/g, (_, index: string) => textOf(parts[Number(index)] ?? text(''))))
      } else if (match(/\|\s*ConvertTo-Json\b(?:\s+-\w+(?:\s+\d+)?)*/iy) !== null) {
        value = text(jsonOf(value))
      } else if (match(/\|\s*(?:ConvertTo-SecureString|Out-String)\b(?:\s+-\w+)*/iy) === null) {
        at = before
        break
      }
    }
    return value
  }

  const moveTo = (next: number): void => {
    at = next
  }

  return { at: () => at, moveTo, argument, expression, skip, match }
}

function member(value: Value, name: string): Value {
  if (value.kind === 'login') {
    if (/^username$/i.test(name)) return text(value.user)
    if (/^password$/i.test(name)) return text(value.password)
    return value
  }
  return memberOf(value, name) ?? unknown(name)
}

/** What PowerShell puts in between double quotes. */
function expanded(content: string, variable: (name: string) => Value): string {
  return content.replace(
    /`([\s\S])|\$\{([^}\n]{1,60})\}|\$\(\s*\$([A-Za-z_]\w*)((?:\.\w+)*)[^()]{0,80}\)|\$((?:env:)?[A-Za-z_]\w{0,60})/gi,
    (whole, escaped?: string, braced?: string, inner?: string, path?: string, bare?: string) => {
      if (escaped !== undefined) return ESCAPES[escaped] ?? escaped
      if (inner !== undefined) {
        const value = (path ?? '')
          .split('.')
          .slice(1)
          .reduce<Value>((one, name) => member(one, name), variable(inner))
        return textOf(value)
      }
      const name = braced ?? bare
      return name === undefined ? whole : textOf(variable(name))
    },
  )
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' }
