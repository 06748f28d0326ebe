/** What a command is for: it signs in, or it uses what a sign-in gave. */
import type { JsonTemplate } from '../domain/http-login.ts'
import { addressParts } from './address-parts.ts'
import { basicOf } from './basic-of-command.ts'
import type { CommandReading } from './command-reading.ts'
import { fieldWords } from './field-words.ts'
import { jsonOfBody } from './json-of-command.ts'
import { grantOf } from './oauth-grants.ts'
import { carriedToken, keyInAddress } from './use-of-command.ts'

export type CommandRole =
  | 'sign-in'
  /** Carries a token or a key in a header. */
  | 'uses-token'
  /** Sends user name and password along with an ordinary request. */
  | 'uses-basic'
  /** Has its key in the address, where Hallpass sends none. */
  | 'key-in-address'
  /** Nothing in it that a person would have to give. */
  | 'open'

const SIGN_IN_PATH =
  /(?:^|[/_.-])(?:auth|authenticate|authentication|authorize|log[-_]?in|log[-_]?on|sign[-_]?in|tokens?|sessions?|tickets?|oauth2?|jwt|access[_-]?token|get[_-]?token|gettoken|generate[_-]?token|securetoken|api[_-]?keys?)(?:[/_.-]|$)/i

/** The role of a command. */
export function roleOf(reading: CommandReading): CommandRole {
  const looksForToken = reading.tokenPlace.paths.length > 0 || reading.tokenPlace.header !== null
  // What only stands deep in a path is what the server is called, not what it is asked for.
  const isSignInPath = SIGN_IN_PATH.test(addressParts(reading).path.split('/').slice(-3).join('/'))
  if (namesGrant(reading)) return 'sign-in'
  const mayAsk = isSignInPath && reading.method !== 'GET' && (looksForToken || holdsCredentials(reading))
  if (carriedToken(reading) !== null && !mayAsk) return 'uses-token'
  if (holdsCredentials(reading)) return 'sign-in'
  if (basicOf(reading) !== null) return isSignInPath || looksForToken ? 'sign-in' : 'uses-basic'
  if (carriedToken(reading) !== null) return 'sign-in'
  if (keyInAddress(reading) !== null) return isSignInPath || looksForToken ? 'sign-in' : 'key-in-address'
  return isSignInPath && reading.method !== 'GET' && reading.body.kind !== 'none' ? 'sign-in' : 'open'
}

function namesGrant({ body, query }: CommandReading): boolean {
  const fields = body.kind === 'form' ? body.fields : query
  return grantOf(fields.find(({ name }) => name === 'grant_type')?.value) !== null
}

/** A secret in the body; user names alone stand in many requests. */
function holdsCredentials({ body }: CommandReading): boolean {
  const json = jsonOfBody(body)
  if (json !== null) return secretIn(json)
  return (body.kind === 'form' || body.kind === 'multipart') && body.fields.some(({ name }) => fieldWords(name).secret)
}

function secretIn(value: JsonTemplate, name = ''): boolean {
  if (typeof value === 'string') return name !== '' && fieldWords(name).secret
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, one]) => secretIn(one as JsonTemplate, Array.isArray(value) ? name : key))
}
