/**
 * Lays XML out, one element a line, while it is read: of any length, with nothing expanded and nothing fetched. What an
 * element says is left as it stands; only the white space between elements changes. Checks as it goes that tags match.
 */

/** Where XML breaks: in the source, both from 1; what stands before and behind it on that line, at some length. */
export type XmlProblem = {
  readonly line: number
  readonly column: number
  readonly message: string
  readonly before: string
  readonly after: string
}

/** A single tag or text of more characters is not laid out. */
const longest = 4_000_000

/** Kept of a line on either side of where it breaks. */
const keptAround = 20_000

/** Indented no further than so many levels. */
const deepestIndent = 60

type Open = { readonly name: string; hasLines: boolean; readonly isMixed: boolean; hasText: boolean }

type Token = {
  readonly kind: 'open' | 'close' | 'empty' | 'text' | 'cdata' | 'other'
  readonly text: string
  readonly name: string
}

export function createXmlLayout() {
  const open: Open[] = []
  let rest = ''
  let out = ''
  let space = ''
  let hasRoot = false
  let isFirst = true
  let [line, column] = [1, 1]
  let lineText = ''
  let problem: XmlProblem | null = null

  const inner = () => open.at(-1)
  const newLine = () => {
    if (!isFirst) out += `\n${'  '.repeat(Math.min(open.length, deepestIndent))}`
    isFirst = false
  }
  /** Something on a line of its own, unless it stands within text. */
  const ownLine = (text: string) => {
    const around = inner()
    if (around === undefined || !(around.isMixed || around.hasText)) newLine()
    else out += space
    space = ''
    if (around !== undefined) around.hasLines = true
    out += text
  }
  const fail = (message: string) => {
    problem = { line, column, message, before: lineText, after: rest.slice(0, keptAround).split('\n', 1)[0] ?? '' }
    out += space + (isFirst ? '' : '\n')
    isFirst = false
  }
  const passed = (text: string) => {
    const lines = text.split('\n')
    line += lines.length - 1
    const last = lines.at(-1) ?? ''
    column = lines.length === 1 ? column + last.length : last.length + 1
    lineText = lines.length === 1 ? lineText + last : last
    // In steps: to cut it for every tag would be slow.
    if (lineText.length > 2 * keptAround) lineText = lineText.slice(-keptAround)
  }

  function place({ kind, text, name }: Token): string | null {
    const around = inner()
    if (kind === 'text' || kind === 'cdata') {
      if (kind === 'text' && text.trim() === '') {
        space = text
        return null
      }
      if (around === undefined)
        return hasRoot ? 'The document is over here; this is too much.' : 'XML begins with a tag.'
      if (kind === 'text' && /&(?!#\d+;|#x[\da-f]+;|[\p{L}_:][\p{L}\p{N}_:.-]*;)/iu.test(text)) {
        return 'An & that stands for itself is written &amp; in XML.'
      }
      if (around.hasLines && !around.isMixed && !around.hasText) {
        ownLine(text.trim())
        return null
      }
      around.hasText = true
      out += space + text
      space = ''
      return null
    }
    if (kind === 'other') {
      ownLine(text)
      return null
    }
    if (kind === 'close') {
      if (around === undefined) return `There is no <${name}> that this could close.`
      if (around.name !== name) return `This closes <${name}>, but <${around.name}> is still open.`
      open.pop()
      if (around.isMixed || around.hasText || !around.hasLines) out += space
      else newLine()
      space = ''
      out += text
      return null
    }
    if (around === undefined && hasRoot) return 'The document is over here: it has one outermost element only.'
    if (!isWellFormed(text)) return 'This tag is not complete, or one of its attributes has no quotes.'
    hasRoot = true
    ownLine(text)
    if (kind === 'open')
      open.push({ name, hasLines: false, isMixed: Boolean(around?.isMixed || around?.hasText), hasText: false })
    return null
  }

  function work(isEnd: boolean): string {
    while (problem === null && rest !== '') {
      const token = nextToken(rest, isEnd)
      if (token === null && !isEnd && rest.length < longest) break
      const why = token === null ? 'This is not closed anywhere.' : place(token)
      if (why !== null || token === null) fail(why ?? '')
      else {
        passed(token.text)
        rest = rest.slice(token.text.length)
      }
    }
    if (isEnd && problem === null) {
      const around = inner()
      if (around !== undefined) fail(`The document ends here, but <${around.name}> is still open.`)
      else if (!hasRoot) fail('There is no element in this document.')
    }
    if (problem !== null) {
      out += rest
      rest = ''
    }
    const done = out
    out = ''
    return done
  }

  return {
    /** More of the document; what of it is laid out by now. Behind a problem everything stays as it is. */
    push(text: string): string {
      rest += text
      return work(false)
    },
    /** The last of it. */
    end: () => work(true),
    problem: () => problem,
  }
}

/** The next tag, comment or text; null when it is not all there. */
function nextToken(text: string, isEnd: boolean): Token | null {
  if (!text.startsWith('<')) {
    const end = text.indexOf('<')
    if (end < 0 && !isEnd) return null
    return { kind: 'text', text: end < 0 ? text : text.slice(0, end), name: '' }
  }
  for (const [begin, end, kind] of wholes) {
    if (text.length < begin.length && begin.startsWith(text)) return null
    if (text.startsWith(begin)) {
      const at = text.indexOf(end, begin.length)
      return at < 0 ? null : { kind, text: text.slice(0, at + end.length), name: '' }
    }
  }
  if (text.startsWith('<!')) return declaration(text)
  const end = endOfTag(text)
  if (end < 0) return null
  const tag = text.slice(0, end)
  const name = /^<\/?([^\s/>]*)/.exec(tag)?.[1] ?? ''
  return { kind: tag.startsWith('</') ? 'close' : tag.endsWith('/>') ? 'empty' : 'open', text: tag, name }
}

const wholes = [
  ['<!--', '-->', 'other'],
  ['<![CDATA[', ']]>', 'cdata'],
  ['<?', '?>', 'other'],
] as const

/** The index behind the `>` that is not in quotes; -1 when there is none. */
function endOfTag(text: string): number {
  let quote = 0
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === doubleQuote || code === singleQuote) quote = code
    else if (code === greater) return at + 1
    else if (code === less) return at
  }
  return -1
}

const [doubleQuote, singleQuote, less, greater] = [0x22, 0x27, 0x3c, 0x3e]

/** A document type declaration, with all that stands between its brackets. */
function declaration(text: string): Token | null {
  let depth = 0
  let quote = ''
  for (let at = 2; at < text.length; at += 1) {
    const character = text[at] as string
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '[') depth += 1
    else if (character === ']') depth -= 1
    else if (character === '>' && depth <= 0) return { kind: 'other', text: text.slice(0, at + 1), name: '' }
  }
  return null
}

/** XML 1.0, productions 39 to 44, but for the letters of names. */
function isWellFormed(tag: string): boolean {
  return /^<[^\s"'<>=/!?]+(\s+[^\s"'<>=/]+\s*=\s*("[^"<]*"|'[^'<]*'))*\s*\/?>$/.test(tag)
}
