import { useState } from 'react'
import type { CardHost } from '../../../../shared/bring-in/card-preview.ts'
import type { CommandChoice, CommandField, CommandPreview } from '../../../../shared/bring-in/command-preview.ts'
import { isLoopbackHost, parseEndpointAddress } from '../../../../shared/domain/server-address.ts'
import { type SecondCommand, secondOfText } from './second-of-text.ts'

/** The texts that a person types around a command. */
type Typed = Pick<CommandChoice, 'name' | 'address' | 'second' | 'secondAddress'>

/** Whole sentences on what cannot be used, by field. */
export type CommandProblems = { readonly [K in Exclude<keyof Typed, 'name'>]?: string }

/** What the person decides about a command, and what cannot be used of it. */
export function useCommandChoice(preview: CommandPreview) {
  const [typed, setTyped] = useState<Typed>({ name: preview.system.name, address: '', second: '', secondAddress: '' })
  const [fields, setFields] = useState<readonly CommandField[]>(preview.fields)
  const [isTried, setIsTried] = useState(false)
  const second = secondOfText(typed.second)
  const problems = problemsOf(typed, second)
  return {
    typed,
    fields,
    second,
    /** Whom the system will talk to, the second command's server among them. */
    hosts: hostsOf(preview, second),
    /** Said once the person wanted to go on. */
    problems: isTried ? problems : {},
    type: (changes: Partial<Typed>) => setTyped((before) => ({ ...before, ...changes })),
    change: (name: string, changes: Partial<Pick<CommandField, 'label' | 'secret'>>) =>
      setFields((before) => before.map((one) => (one.name === name ? { ...one, ...changes } : one))),
    /** The choice; null while something cannot be used, which is then said at its field. */
    choose(): CommandChoice | null {
      setIsTried(true)
      if (Object.keys(problems).length > 0) return null
      const named = fields.map(({ name, label, secret }) => ({ name, label, secret }))
      return { kind: 'command', ...typed, fields: named }
    },
  }
}

function problemsOf({ address, secondAddress }: Typed, second: SecondCommand): CommandProblems {
  return {
    ...problemOf('address', address),
    ...(second.kind === 'unreadable' ? { second: second.problem } : {}),
    ...(second.kind === 'read' && second.lostAddress ? problemOf('secondAddress', secondAddress) : {}),
  }
}

function problemOf(field: 'address' | 'secondAddress', typed: string): CommandProblems {
  if (typed.trim() === '') return {}
  const read = parseEndpointAddress(typed)
  return read.ok ? {} : { [field]: read.reason }
}

function hostsOf({ hosts }: CommandPreview, second: SecondCommand): readonly CardHost[] {
  if (second.kind !== 'read' || second.origin === null) return hosts
  const { host, hostname, protocol } = new URL(second.origin)
  if (hosts.some((one) => one.host === host)) return hosts
  const isPlainHttp = protocol === 'http:' && !isLoopbackHost(hostname)
  return [...hosts, { host, why: 'API address', isPlainHttp }]
}
