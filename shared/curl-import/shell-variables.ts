/** Finds what a shell would replace: variables and commands. Nothing is replaced; only where it ends is told. */
import { matchLength } from './shell-command.ts'

/** The length of `$NAME`, `${…}`, `$(…)` or `$1` at `at`; 0 if the dollar sign is only a dollar sign. */
export function dollarLength(text: string, at: number): number {
  if (text.charAt(at + 1) === '(') return closingBracket(text, at + 1) + 1 - at
  return matchLength(/\$(?:\{[^}\n]{1,200}\}|env:\w+|[A-Za-z_]\w*|[0-9?@*#!])/y, text, at)
}

/** The length of a command in back-ticks at `at`; 0 if there is no second back-tick. */
export function backtickLength(text: string, at: number): number {
  let next = at + 1
  while (next < text.length && text.charAt(next) !== '`') next += text.charAt(next) === '\\' ? 2 : 1
  return next < text.length ? next + 1 - at : 0
}

/** Where the bracket that opens at `at` is closed. The end of the text if it is not: a shell would wait for more. */
export function closingBracket(text: string, at: number): number {
  let depth = 0
  let next = at
  while (next < text.length) {
    const character = text.charAt(next)
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth === 0) return next
    if (character === '\\') next += 1
    if (character === "'" || character === '"') next = closingQuote(text, next)
    next += 1
  }
  return text.length - 1
}

function closingQuote(text: string, at: number): number {
  const quote = text.charAt(at)
  let next = at + 1
  while (next < text.length && text.charAt(next) !== quote) next += text.charAt(next) === '\\' && quote === '"' ? 2 : 1
  return next
}
