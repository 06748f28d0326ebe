/** A command that needs no sign-in: its key, or user name and password, goes with each request. */

import { isPlaceholder } from '../curl-import/placeholders.ts'
import type { SignIn } from '../domain/provider.ts'
import { basicSignIn, keySignIn } from '../domain/usual-sign-ins.ts'
import { addressParts } from './address-parts.ts'
import { isExample, keptOutNote } from './asked-values.ts'
import { basicOf } from './basic-of-command.ts'
import type { CommandReading } from './command-reading.ts'
import { fieldWords, isKnownName, isTelling } from './field-words.ts'
import type { MadeSignIn } from './made-sign-in.ts'
import { signInServer } from './server-of-command.ts'
import { type CarriedToken, carriedToken } from './use-of-command.ts'

/** The sign-in with the key of a command; null for a command that carries none. */
export function keyOfCommand(reading: CommandReading): MadeSignIn | null {
  const token = carriedToken(reading)
  if (token === null) return null
  const label = labelOf(token, reading)
  return {
    signIn: {
      ...withoutUse(keySignIn('sign-in', token.use.header)),
      label,
      summary: 'You have it already: it is copied from a page of the server’s.',
      fields: [{ name: 'apiKey', label, secret: true, required: true, kind: 'text' }],
    },
    servers: [signInServer(addressParts(reading), 'Server address')],
    use: token.use,
    notes: isLiteral(token.value, reading) ? [keptOutNote(label)] : [],
    notTaken: [],
  }
}

/** The sign-in with user name and password in every request (RFC 7617); null for a command without them. */
export function pairOfCommand(reading: CommandReading): MadeSignIn | null {
  const basic = basicOf(reading)
  if (basic?.kind !== 'login') return null
  const words = (written: string, usual: string) => fieldWords(saysWhat(written, reading) ? written : usual).label
  const second = words(basic.password, 'password')
  const usual = withoutUse(basicSignIn('sign-in'))
  const fields = usual.fields.map((field) =>
    field.secret
      ? { ...field, label: second, required: basic.password !== '' }
      : { ...field, label: words(basic.user, 'username') },
  )
  return {
    signIn: { ...usual, fields },
    servers: [signInServer(addressParts(reading), 'Server address')],
    use: { header: 'Authorization', scheme: 'Basic' },
    notes: isLiteral(basic.password, reading) ? [keptOutNote(second)] : [],
    notTaken: [],
  }
}

/** How its tokens are used is said of the whole system. */
function withoutUse({ use: _, ...signIn }: SignIn): SignIn {
  return signIn
}

function labelOf({ value, header }: CarriedToken, { placeholders }: CommandReading): string {
  const inHeader = fieldWords(header.toLowerCase() === 'authorization' ? 'API key' : header.replace(/^x-/i, ''))
  if (!isPlaceholder(value, placeholders) || !isTelling(value)) return inHeader.label
  const { label } = fieldWords(value)
  return label
}

/** A placeholder that says what it stands for, or a word that documents put in the place of one. */
function saysWhat(written: string, { placeholders }: CommandReading): boolean {
  return isPlaceholder(written, placeholders) ? isTelling(written) : isExample(written) && isKnownName(written)
}

function isLiteral(value: string, { placeholders }: CommandReading): boolean {
  return value !== '' && !isPlaceholder(value, placeholders) && !isExample(value)
}
