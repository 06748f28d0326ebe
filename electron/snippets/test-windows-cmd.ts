/**
 * How the Command Prompt of Windows takes a command apart, and then the start-up code of a C program, as far as snippets
 * need it: variables first, then carets and quotes, then words. A model, since tests run where there is no Windows; after
 * Microsoft's "Parsing C command-line arguments" and what is known of cmd.exe.
 */

/** The words of the one command that was pasted. `rem` lines are comments. */
export function windowsWords(pasted: string, variables: Readonly<Record<string, string>>): readonly string[] {
  const commands = logicalLines(expanded(pasted, variables)).filter((line) => !line.startsWith('rem '))
  const [command = '', ...more] = commands
  if (more.length > 0) throw new Error(`The Command Prompt would start ${commands.length} commands.`)
  if (command.length > 8191) throw new Error('The input line is too long.')
  return argumentsOf(command)
}

/** Names between percent signs, carets and all; those of no variable stay. (`%name:old=new%` replaces, too.) */
function expanded(text: string, variables: Readonly<Record<string, string>>): string {
  const known = new Map(
    Object.entries({ PATH: 'C:\\Windows', ...variables }).map(([name, value]) => [name.toUpperCase(), value]),
  )
  let out = ''
  for (let at = 0; at < text.length; ) {
    const [whole = '', name = ''] = /^%([^%:\n]+)(?::[^%\n]*)?%/.exec(text.slice(at)) ?? []
    const value = known.get(name.toUpperCase())
    if (value === undefined) out += text.charAt(at)
    else out += value
    at += value === undefined ? 1 : whole.length
  }
  return out
}

/** Lines after carets have been taken away: one at a line's end joins it with the next, of which a line feed stays. */
function logicalLines(text: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '\n') {
      lines.push(line)
      line = ''
      quoted = false
    } else if (character === '^' && !quoted) {
      at += text.charAt(at + 1) === '\n' ? 2 : 1
      line += text.charAt(at)
    } else {
      if (character === '"') quoted = !quoted
      if (!quoted && /[&|<>()]/.test(character))
        throw new Error(`The Command Prompt would take ${character} for its own.`)
      line += character
    }
  }
  return [...lines, line].filter((each) => each !== '')
}

/** Words as a C program sees them: backslashes count only before a quote. */
function argumentsOf(line: string): readonly string[] {
  const words: string[] = []
  let word: string | null = null
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const [slashes = ''] = /^\\*/.exec(line.slice(at)) ?? []
    const after = line.charAt(at + slashes.length)
    if (slashes !== '') {
      const isEscape = after === '"' && slashes.length % 2 === 1
      word =
        (word ?? '') +
        slashes.slice(0, after === '"' ? Math.floor(slashes.length / 2) : slashes.length) +
        (isEscape ? '"' : '')
      at += slashes.length - (isEscape ? 0 : 1)
    } else if (line.charAt(at) === '"') {
      quoted = !quoted
      word ??= ''
    } else if (!quoted && /[ \t]/.test(line.charAt(at))) {
      if (word !== null) words.push(word)
      word = null
    } else {
      word = (word ?? '') + line.charAt(at)
    }
  }
  return word === null ? words : [...words, word]
}
