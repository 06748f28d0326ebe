/**
 * Quoting for the Command Prompt of Windows, where two programs read an argument: cmd itself, for which `^ % " & | < >` mean
 * something, and then the program's own start-up code, for which quotes and backslashes before quotes do.
 */
import type { SnippetText } from './snippet-request.ts'

export function cmdQuote(text: SnippetText): string {
  const pieces = text.map((part) => ('text' in part ? { text: withoutReturns(part.text) } : part))
  const plain = pieces.every((part) => 'variable' in part || /^[^"%\n]*$/.test(part.text))
  // Between plain quotes cmd leaves everything alone but `%`, which is how a variable gets in.
  if (plain)
    return `"${pieces.map((part) => ('text' in part ? part.text : `%${part.variable}%`)).join('')}${closing(pieces)}"`
  // Else nothing is quoted as far as cmd can see, and each character that means something has a caret.
  return `^"${pieces.map((part) => ('text' in part ? careted(argument(part.text)) : `%${part.variable}%`)).join('')}${closing(pieces)}^"`
}

/** What cmd cannot hand over at all. */
function withoutReturns(text: string): string {
  return text.replace(/[\r\0]/g, '')
}

/** Backslashes before a quote count twice, and the quote has one of its own. */
function argument(text: string): string {
  return text.replace(/(\\*)"/g, '$1$1\\"')
}

/** Backslashes at the end would take the closing quote for theirs. */
function closing(pieces: SnippetText): string {
  const last = pieces.at(-1)
  return last !== undefined && 'text' in last ? (/\\+$/.exec(last.text)?.[0] ?? '') : ''
}

/** `%^` keeps cmd from seeing the name of a variable; an empty line behind a caret is a line break. */
function careted(text: string): string {
  return text
    .replace(/[^\w :=+~'/.,?;*\\{}[\]@#$`\u0080-\uffff\n-]/g, '^$&')
    .replace(/%(?=\w)/g, '%^')
    .replaceAll('\n', '^\n\n')
}
