/** Splits the arguments of curl into options and addresses, by curl's own rules (src/tool_getparam.c). */
import { type Meaning, optionOfLetter, optionOfName } from './options.ts'

/** An option in use. `on` is false for `--no-…`. `text` is how it stands in the command. */
export type OptionUse = { readonly means: Meaning; readonly value: string; readonly on: boolean; readonly text: string }

export type ReadOptions = {
  readonly uses: readonly OptionUse[]
  readonly notUnderstood: readonly string[]
  /** Options that ask for a value and got none. */
  readonly withoutValue: readonly string[]
  /** Addresses of further requests, after `--next`. */
  readonly nextAddresses: readonly string[]
}

export function readOptions(words: readonly string[]): ReadOptions {
  const uses: OptionUse[] = []
  const notUnderstood: string[] = []
  const withoutValue: string[] = []
  const nextAddresses: string[] = []
  let optionsEnded = false
  let next = false

  const use = (means: Meaning, value: string, on: boolean, text: string): void => {
    if (means === 'next') next ||= uses.some((one) => one.means === 'address')
    else if (!next) uses.push({ means, value, on, text })
    else if (means === 'address') nextAddresses.push(value)
  }

  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (word === '--' && !optionsEnded) {
      optionsEnded = true
    } else if (optionsEnded || !isOption(word)) {
      use('address', word, true, word)
    } else {
      const found = readOption(plainDashes(word), words[at + 1])
      for (const one of found.uses) use(one.means, one.value, one.on, one.text)
      if (!next) notUnderstood.push(...found.notUnderstood)
      withoutValue.push(...found.withoutValue)
      at += found.tookNext ? 1 : 0
    }
  }
  return { uses, notUnderstood, withoutValue, nextAddresses }
}

type Found = {
  readonly uses: readonly OptionUse[]
  readonly notUnderstood: readonly string[]
  readonly withoutValue: readonly string[]
  readonly tookNext: boolean
}

function isOption(word: string): boolean {
  return word.startsWith('-') || /^[–—−]-?[A-Za-z]/.test(word)
}

/** Documents make one long dash of two short ones. */
function plainDashes(word: string): string {
  return word.startsWith('-') ? word : word.replace(/^[–—−](?:-|(?=[a-z][a-z]))/, '--').replace(/^[–—−]/, '-')
}

function readOption(word: string, following: string | undefined): Found {
  return word.startsWith('--') ? readLong(word, following) : readShort(word, following)
}

function readLong(word: string, following: string | undefined): Found {
  const equals = word.indexOf('=')
  const name = word.slice(2, equals < 0 ? undefined : equals)
  const option = optionOfName(name) ?? null
  const negated = option === null && name.startsWith('no-') ? optionOfName(name.slice(3)) : null
  if (negated !== null && !negated.takesValue) return found(negated.means, '', false, word, false)
  if (option === null) return unknown(word, following)
  if (!option.takesValue) return found(option.means, '', true, word, false)
  if (equals >= 0) return found(option.means, word.slice(equals + 1), true, word, false)
  if (following === undefined) return { ...NOTHING, withoutValue: [word] }
  return found(option.means, following, true, `${word} ${following}`, true)
}

/** `-sSL`, `-XPOST`, `-d@file`: letters up to the first that takes a value; the rest, or the next word, is that value. */
function readShort(word: string, following: string | undefined): Found {
  const uses: OptionUse[] = []
  const notUnderstood: string[] = []
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at)
    const option = optionOfLetter(letter)
    // Beyond an unknown letter nobody can tell letters from a value.
    if (option === null) return { ...NOTHING, uses, notUnderstood: [...notUnderstood, `-${word.slice(at)}`] }
    const rest = word.slice(at + 1)
    const takesNext = option.takesValue && rest === ''
    if (takesNext && following === undefined) return { ...NOTHING, uses, notUnderstood, withoutValue: [`-${letter}`] }
    const value = option.takesValue ? (takesNext ? (following ?? '') : rest) : ''
    const one = found(option.means, value, true, `-${letter}${takesNext ? ` ${value}` : value}`, takesNext)
    uses.push(...one.uses)
    notUnderstood.push(...one.notUnderstood)
    if (option.takesValue) return { ...NOTHING, uses, notUnderstood, tookNext: takesNext }
  }
  return { ...NOTHING, uses, notUnderstood: word === '-' ? ['-'] : notUnderstood }
}

const NOTHING: Found = { uses: [], notUnderstood: [], withoutValue: [], tookNext: false }

function found(
  means: Meaning | 'nothing' | 'not-supported',
  value: string,
  on: boolean,
  text: string,
  tookNext: boolean,
): Found {
  if (means === 'nothing') return { ...NOTHING, tookNext }
  // What is switched off and what we would not have done anyway come to the same.
  if (means === 'not-supported') return { ...NOTHING, notUnderstood: on ? [text] : [], tookNext }
  return { ...NOTHING, uses: [{ means, value, on, text }], tookNext }
}

/** Nobody knows whether an unknown option takes a value. What follows is taken for one unless it looks like an option or an address. */
function unknown(word: string, following: string | undefined): Found {
  const takes = following !== undefined && !word.includes('=') && !isOption(following) && !looksLikeAddress(following)
  return { ...NOTHING, notUnderstood: [takes ? `${word} ${following}` : word], tookNext: takes }
}

/** An address, or something that may stand for one. */
export function looksLikeAddress(word: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|[\w-]+(?:\.[\w-]+)+|localhost\b|\[|[$<{%])/i.test(word.slice(0, 300))
}
