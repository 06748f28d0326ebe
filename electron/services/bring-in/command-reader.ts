/** Commands out of a documentation: shown, and taken as a system. Runs nothing and asks no server. */
import type { CommandChoice, CommandPreview } from '../../../shared/bring-in/command-preview.ts'
import type { CommandReading } from '../../../shared/command-import/command-reading.ts'
import {
  type LostAddresses,
  type MadeSystem,
  systemOfCommands,
} from '../../../shared/command-import/provider-of-command.ts'
import { readCommands } from '../../../shared/command-import/read-commands.ts'
import { requestLines } from '../../../shared/command-import/request-lines.ts'
import { AppFailure } from '../../../shared/core/app-error.ts'
import type { FormField } from '../../../shared/domain/form-field.ts'
import type { SignIn } from '../../../shared/domain/provider.ts'
import { parseEndpointAddress } from '../../../shared/domain/server-address.ts'
import { addressesToAsk, hostsOfAddresses, startingAddresses } from './hosts.ts'
import { assertCanBeKept, type KeepSystemParts, keepSystem } from './keep-system.ts'
import { unreadable } from './read-text.ts'
import type { Reader } from './reader.ts'

/** How far a text is looked through for what begins a command. */
const far = 200_000
const command =
  /\b(?:curl|wget|xh|Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\b|\b(?:requests|httpx)\s*\.|\.json\(\)|^\W{0,10}https?\s+(?:[A-Z]{3,7}\s+)?\S/im

export function createCommandReader(parts: KeepSystemParts): Reader {
  return {
    kind: 'command',
    fits: (text) => command.test(text.slice(0, far)),
    async read(text) {
      const commands = readCommands(text)
      const system = madeOf(commands, [], {}, 'text')
      assertCanBeKept(system.provider)
      return {
        preview: previewOf(system),
        async take(choice) {
          if (choice.kind !== 'command') throw new AppFailure({ code: 'not-found', what: 'import' })
          const { provider, notTaken } = withChoice(commands, choice)
          const providerId = await keepSystem(provider, [], parts)
          return { providerIds: [providerId], connectionIds: [], requests: 0, leftOut: notTaken }
        },
      }
    },
  }
}

function madeOf(
  commands: readonly CommandReading[],
  second: readonly CommandReading[],
  lost: LostAddresses,
  field: string,
): MadeSystem {
  const system = systemOfCommands(commands, second, lost)
  if ('problem' in system) throw refuse(field, system.problem)
  return system
}

/** The system as the person wants it. Throws `invalid-input` with the field of the choice that cannot be used. */
function withChoice(commands: readonly CommandReading[], choice: CommandChoice): MadeSystem {
  const second = readCommands(choice.second)
  if (choice.second.trim() !== '' && second.length === 0) {
    throw refuse('second', 'There is no command in this text that Hallpass can read. It may also stay empty.')
  }
  const lost = {
    ...addressIn('address', choice.address, 'signIn'),
    ...addressIn('secondAddress', choice.secondAddress, 'example'),
  }
  const system = madeOf(commands, second, lost, 'second')
  const name = choice.name.trim().slice(0, 100) || system.provider.name
  const signIns = system.provider.signIns.map(
    (signIn): SignIn => ({ ...signIn, fields: renamed(signIn.fields, choice) }),
  )
  return { ...system, provider: { ...system.provider, name, signIns } }
}

function addressIn(field: 'address' | 'secondAddress', typed: string, name: keyof LostAddresses): LostAddresses {
  if (typed.trim() === '') return {}
  const read = parseEndpointAddress(typed)
  if (!read.ok) throw refuse(field, read.reason)
  return { [name]: read.base }
}

/** A secret starts with nothing. */
function renamed(fields: readonly FormField[], choice: CommandChoice): readonly FormField[] {
  return fields.map((field) => {
    const chosen = choice.fields.find(({ name }) => name === field.name)
    if (chosen === undefined) return field
    const { default: start, ...rest } = field
    const label = chosen.label.trim() || field.label
    return {
      ...rest,
      label,
      secret: chosen.secret,
      ...(start === undefined || chosen.secret ? {} : { default: start }),
    }
  })
}

function previewOf({ provider, signIn: reading, notes, notTaken }: MadeSystem): CommandPreview {
  const { name, monogram, hue, servers, use, examples } = provider
  const [signIn] = provider.signIns
  return {
    kind: 'command',
    system: { name, monogram, hue },
    signIn: { label: signIn?.label ?? '', summary: signIn?.summary ?? '' },
    request: requestLines(provider),
    fields: (signIn?.fields ?? [])
      .filter(({ isAdvanced }) => isAdvanced !== true)
      .map(({ name: one, label, secret, hint = null, default: startsWith = null }) => ({
        ...{ name: one, label, secret, hint, startsWith },
      })),
    isDrawn: signIn !== undefined && 'endpoints' in signIn.settings && signIn.settings.asksAll === true,
    hosts: hostsOfAddresses(startingAddresses(servers)),
    asksAddresses: addressesToAsk(servers),
    lostAddress: reading.url === '',
    tokenPlaces: signIn === undefined ? null : tokenPlacesOf(signIn, reading),
    use,
    example: examples[0]?.label ?? null,
    remarks: notes,
    notTaken,
  }
}

function tokenPlacesOf(signIn: SignIn, { tokenPlace }: CommandReading): CommandPreview['tokenPlaces'] {
  if (signIn.flow === 'api-key') return null
  if (signIn.flow !== 'http-login') return { paths: ['access_token'], header: null, isGuess: false }
  const { token, tokenHeader = null } = signIn.settings.answer
  return { paths: token, header: tokenHeader, isGuess: tokenPlace.paths.length === 0 && tokenHeader === null }
}

function refuse(field: string, reason: string): AppFailure {
  return field === 'text' ? unreadable(reason) : new AppFailure({ code: 'invalid-input', field, reason })
}
