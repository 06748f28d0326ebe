/** Commands out of a documentation as a system: a way to sign in, and a first request to try. */

import type { ExampleRequest, Provider, ServerField } from '../domain/provider.ts'
import { hueOf, monogramOf } from '../domain/provider-mark.ts'
import { addressParts, nameOfServer } from './address-parts.ts'
import type { CommandReading } from './command-reading.ts'
import { roleOf } from './command-role.ts'
import { exampleOfCommand, type MadeExample } from './example-of-command.ts'
import { keyOfCommand, pairOfCommand } from './key-of-command.ts'
import { loginOfCommand } from './login-of-command.ts'
import type { MadeSignIn } from './made-sign-in.ts'
import { oauthOfCommand, refreshAuthOf } from './oauth-of-command.ts'
import { apiServer } from './server-of-command.ts'
import { carriedToken } from './use-of-command.ts'

/** The system that commands describe. */
export type MadeSystem = {
  /** Not kept yet: it has no id. No secret of the commands is in it. */
  readonly provider: Provider
  /** The command that became the sign-in. */
  readonly signIn: CommandReading
  /** The command that became the example; null for none. */
  readonly example: CommandReading | null
  /** Whole sentences for the person: what to know of how the commands were taken. */
  readonly notes: readonly string[]
  /** Whole sentences: what of the commands could not be taken. */
  readonly notTaken: readonly string[]
}

/** What people add to commands that lost their addresses: whole ones. */
export type LostAddresses = { readonly signIn?: string; readonly example?: string }

/**
 * Makes a system of the commands of a text, and of those of a second one that has the request to try. Gives a whole sentence
 * on why there is none.
 */
export function systemOfCommands(
  commands: readonly CommandReading[],
  more: readonly CommandReading[] = [],
  lost: LostAddresses = {},
): MadeSystem | { readonly problem: string } {
  const roles = [...commands, ...more].map((reading) => ({ reading, role: roleOf(reading) }))
  const chosen =
    roles.find(({ role }) => role === 'sign-in') ??
    roles.find(({ role }) => role === 'uses-token') ??
    roles.find(({ role }) => role === 'uses-basic')
  if (chosen === undefined) return { problem: problemOf(roles) }
  const signIn = withAddress(chosen.reading, lost.signIn)
  const first = madeOf({ ...chosen, reading: signIn })
  if ('problem' in first) return first

  const isKey = chosen.role !== 'sign-in'
  const rest = roles.filter(({ reading }) => reading !== chosen.reading)
  const made = withRefresh(first, rest)
  const second = exampleAmong(rest, more)
  const example = isKey && second === null ? signIn : second && withAddress(second, lost.example)
  const use = tokenUseOf(made, second, more)
  const request = example === null ? null : exampleOfCommand(example, use.header)
  return {
    provider: providerOf(signIn, made, example, request, use),
    signIn,
    example: request === null ? null : example,
    notes: [...signIn.notes.filter(isOfSignIn), ...made.notes, ...tlsNotes(signIn), ...othersNotes(rest, second)],
    notTaken: [...signIn.notUnderstood.map(optionSentence), ...made.notTaken, ...(request?.notTaken ?? [])],
  }
}

type Roled = { readonly reading: CommandReading; readonly role: ReturnType<typeof roleOf> }

function madeOf({ reading, role }: Roled): MadeSignIn | { readonly problem: string } {
  if (role === 'sign-in') return oauthOfCommand(reading) ?? loginOfCommand(reading)
  const made = role === 'uses-token' ? keyOfCommand(reading) : pairOfCommand(reading)
  return made ?? { problem: 'This command carries no key that a person could give.' }
}

/** Where the page shows how a token is refreshed, its client is known there as it is shown. */
function withRefresh(made: MadeSignIn, rest: readonly Roled[]): MadeSignIn {
  const { signIn } = made
  if (signIn.renewal.kind !== 'refresh-token') return made
  const clientAuth = rest.map(({ reading }) => refreshAuthOf(reading)).find((auth) => auth !== null)
  return clientAuth ? { ...made, signIn: { ...signIn, renewal: { kind: 'refresh-token', clientAuth } } } : made
}

/** The request to try among the commands of a second text; null for none. */
export function requestToTry(commands: readonly CommandReading[]): CommandReading | null {
  return commands.find((one) => roleOf(one) === 'uses-token') ?? commands[0] ?? null
}

/** That of the second text, else the first one that uses a token. */
function exampleAmong(rest: readonly Roled[], more: readonly CommandReading[]): CommandReading | null {
  const own = rest.filter(({ reading }) => more.includes(reading)).map(({ reading }) => reading)
  return requestToTry(own) ?? rest.find(({ role }) => role === 'uses-token')?.reading ?? null
}

/**
 * How the token goes out: as the request to try has it. A page may show an API key beside an OAuth sign-in; only `Bearer`
 * (RFC 6750) is sure to be of the latter.
 */
function tokenUseOf(made: MadeSignIn, second: CommandReading | null, more: readonly CommandReading[]): Provider['use'] {
  const carried = second === null ? null : carriedToken(second)
  if (second === null || carried === null) return made.use
  const isOAuth = made.signIn.flow !== 'http-login' && made.signIn.flow !== 'api-key'
  return isOAuth && !more.includes(second) && !/^bearer$/i.test(carried.use.scheme) ? made.use : carried.use
}

function withAddress(reading: CommandReading, address: string | undefined): CommandReading {
  const typed = address?.trim() ?? ''
  if (typed === '' || reading.url !== '') return reading
  return { ...reading, url: typed.split(/[?#]/, 1)[0] ?? '' }
}

function providerOf(
  signIn: CommandReading,
  made: MadeSignIn,
  example: CommandReading | null,
  request: MadeExample | null,
  use: Provider['use'],
): Provider {
  const name = nameOfServer(addressParts(signIn)) ?? (example && nameOfServer(addressParts(example))) ?? 'My system'
  const examples: readonly ExampleRequest[] = request === null ? [] : [request.example]
  const readings = [signIn, ...(example === null ? [] : [example])]
  return {
    id: '',
    name,
    monogram: monogramOf(name),
    hue: hueOf(name),
    summary: 'Made from a command.',
    docsUrl: '',
    servers: serversOf(made, signIn, example),
    signIns: [made.signIn],
    use,
    examples,
    ...(readings.some((one) => addressParts(one).isPlainHttp) ? { documentsPlainHttp: true } : {}),
    ...(readings.every((one) => one.verifyTls) ? {} : { documentsUnverifiedTls: true }),
  }
}

/** The sign-in's own addresses, and that of the API where it is another one, or may be. */
function serversOf({ servers, signIn: { flow } }: MadeSignIn, signIn: CommandReading, example: CommandReading | null) {
  if (example === signIn) return servers
  const from = addressParts(signIn)
  const to = example === null ? null : addressParts(example)
  const isSame = to !== null && to.written.toLowerCase() === from.written.toLowerCase() && from.written !== ''
  const isPlainLogin = to === null && flow === 'http-login' && from.written !== ''
  if (isSame || isPlainLogin) return servers
  return [...servers, apiServer(to)] satisfies readonly ServerField[]
}

function problemOf(roles: readonly Roled[]): string {
  if (roles.length === 0) {
    return 'There is no command in this text that Hallpass can read. It reads curl, PowerShell, wget, HTTPie and Python’s requests.'
  }
  return roles.some(({ role }) => role === 'key-in-address')
    ? 'This command has its key in the address. Hallpass sends keys in a header only: see whether the documentation knows a header for it, and paste that command.'
    : 'This command signs in nobody and carries no key. Paste the one that asks for a token, or one that sends a token along.'
}

function othersNotes(rest: readonly Roled[], example: CommandReading | null): readonly string[] {
  const others = rest.filter(
    ({ reading, role }) => reading !== example && role === 'sign-in' && refreshAuthOf(reading) === null,
  )
  return others.length === 0
    ? []
    : ['The text has further sign-ins. The first one is taken; paste another one by itself to make a system of it.']
}

function tlsNotes({ verifyTls }: CommandReading): readonly string[] {
  return verifyTls ? [] : ['The command switches the check of certificates off. Hallpass checks them all the same.']
}

/** What readers say to somebody who is in front of a request's form is not for here. */
function isOfSignIn(note: string): boolean {
  return !/\bunder (?:Body|Headers)\b|\btype (?:one|it)\b/.test(note)
}

function optionSentence(option: string): string {
  return `The option ${option}, which says nothing to Hallpass.`
}
