/** GNU wget: the options of its manual that say what is sent. */
import { withScheme } from '../curl-import/address.ts'
import { tokenizeBash } from '../curl-import/tokenize-bash.ts'
import type { CommandPlace, ReadRequest } from './command-reading.ts'
import { bodyOfText, headerOf, readHeaderLine, splitUrl, withoutType } from './request-parts.ts'

/** Short options that take a value, and long ones whose value matters to nobody here. */
const SHORT_WITH_VALUE = 'OoaetTwQPUiABDIXRlg'
const LONG_WITH_VALUE =
  /^--(?:output-document|output-file|append-output|execute|tries|timeout|wait|user-agent|input-file|directory-prefix|referer|secure-protocol|ca-certificate|certificate|private-key|load-cookies|save-cookies|max-redirect|connect-timeout|read-timeout|dns-timeout)$/

/** Options that change nothing of what is sent. */
const HARMLESS =
  /^--(?:quiet|verbose|no-verbose|content-on-error|server-response|save-headers|auth-no-challenge|no-proxy|no-cache|keep-session-cookies|content-disposition|https-only|no-hsts|debug|continue|no-clobber|no-cookies|show-progress|progress)$/

export function readWget(text: string, { argumentsStart, closer }: CommandPlace): ReadRequest | null {
  const { words, variables, end, unclosedQuote } = tokenizeBash(text, argumentsStart, closer)
  const options = readOptions(words)
  const one = (name: string) => options.values.get(name)?.at(-1)
  const address = options.addresses.find((word) => /[./:$<{]/.test(word)) ?? options.addresses[0]
  if (address === undefined && options.values.size === 0) return null
  const { url, query, login } = splitUrl(withScheme(address ?? '').url)
  const headers = (options.values.get('--header') ?? []).flatMap((line) => readHeaderLine(line) ?? [])
  const data = one('--post-data') ?? one('--body-data')
  const file = one('--post-file') ?? one('--body-file')
  const user = one('--user') ?? one('--http-user') ?? login?.user
  const type = headerOf(headers, 'content-type')
  return {
    method: (one('--method') ?? (data === undefined && file === undefined ? 'GET' : 'POST')).toUpperCase(),
    url,
    query,
    headers: withoutType(headers),
    // wget sends a form unless a header says something else.
    body: bodyOfText(data ?? '', type ?? (data?.trim().startsWith('{') === true ? null : FORM)),
    basic:
      user === undefined
        ? null
        : { user, password: one('--password') ?? one('--http-password') ?? login?.password ?? '' },
    verifyTls: !options.flags.has('--no-check-certificate'),
    variables,
    end,
    notes: [
      ...(address === undefined ? ['The command names no address; type one.'] : []),
      ...(file === undefined ? [] : ['The body comes from a file, which nobody has read.']),
      ...(unclosedQuote ? ['A quote is opened and never closed; the command may have been cut off.'] : []),
    ],
    notUnderstood: [...options.flags].filter((flag) => flag !== '--no-check-certificate' && !HARMLESS.test(flag)),
  }
}

const FORM = 'application/x-www-form-urlencoded'
const VALUES = /^--(?:header|post-data|body-data|post-file|body-file|method|user|password|http-user|http-password)$/

type Options = {
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly flags: ReadonlySet<string>
  readonly addresses: readonly string[]
}

function readOptions(words: readonly string[]): Options {
  const values = new Map<string, string[]>()
  const flags = new Set<string>()
  const addresses: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const equals = word.indexOf('=')
    const name = word.startsWith('--') && equals > 0 ? word.slice(0, equals) : word
    if (VALUES.test(name)) {
      if (name === word) index += 1
      const value = name === word ? (words[index] ?? '') : word.slice(equals + 1)
      values.set(name, [...(values.get(name) ?? []), value])
    } else if (LONG_WITH_VALUE.test(name)) {
      if (name === word) index += 1
    } else if (word.startsWith('--')) {
      flags.add(name)
    } else if (/^-[A-Za-z]/.test(word)) {
      // `-qO-` holds its value, `-qO file` has it behind.
      const taking = [...word.slice(1)].findIndex((letter) => SHORT_WITH_VALUE.includes(letter))
      if (taking >= 0 && taking === word.length - 2) index += 1
    } else if (word !== '-' || addresses.length > 0) {
      addresses.push(word)
    }
  }
  return { values, flags, addresses }
}
