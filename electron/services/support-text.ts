/** What may be told to strangers who help: versions, how things are set, figures, and what happened last, as codes. Nothing of servers, people or secrets. */

import type { Settings } from '../../shared/domain/settings.ts'
import type { TokenState } from '../../shared/domain/token.ts'
import type { AppInfo } from '../../shared/ipc/app.contract.ts'
import { redact } from '../../shared/login/redact.ts'

type SupportFacts = {
  readonly info: AppInfo
  /** `Chrome 130.0.6723.137, Node 20.18.1, Linux 6.1 x64`. */
  readonly runtime: string
  readonly settings: Settings
  /** The system of each connection; one that a person made is `own`. */
  readonly systems: readonly string[]
  readonly states: readonly TokenState[]
  /** Lines of the log, oldest first. */
  readonly lines: readonly string[]
}

/** What is shown to be read, and then copied: the same text, whatever happened between. */
export function createSupport(facts: () => SupportFacts) {
  let shown = ''
  return {
    show(): string {
      shown = supportText(facts())
      return shown
    },
    shown: () => shown,
  }
}

/** A text to be read before it is sent. */
function supportText({ info, runtime, settings, systems, states, lines }: SupportFacts): string {
  const errors = states.flatMap(({ lastError }) => (lastError === null ? [] : [lastError.code]))
  const facts = [
    `Hallpass ${info.version}, Electron ${info.electron}, ${runtime}`,
    `Secrets: ${Object.values(info.vault)
      .filter((value) => typeof value === 'string')
      .join(', ')}`,
    `Settings: ${JSON.stringify(settings)}`,
    `Connections: ${counted(systems)}`,
    `Tokens: ${states.filter(({ token }) => token !== null).length}; last failures: ${counted(errors)}`,
    `Stored files: ${info.storageNotices.length === 0 ? 'all well' : info.storageNotices.join(' ')}`,
    'What happened last:',
    ...(lines.length === 0 ? ['nothing'] : lines),
  ]
  return facts.map((line) => redact(line)).join('\n')
}

/** `infoworks 2, own 1`. */
function counted(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ') || 'none'
}
