import { useRef, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { useVariablesStore } from '../../stores/variables.store.ts'
import type { CommandSecret } from './command-secrets.ts'

/** A secret that is to be kept, and the name of its variable. */
export type SecretChoice = { readonly secret: CommandSecret; readonly name: string }

export type KeepingSecrets = {
  readonly busy: boolean
  /** What is wrong with a name, in a sentence. */
  readonly problems: ReadonlyMap<CommandSecret, string>
  readonly failure: AppError | null
  /** Puts them into the vault; what each is written as, or null when one could not be kept. Those that could stay kept. */
  readonly keep: (choices: readonly SecretChoice[]) => Promise<ReadonlyMap<CommandSecret, string> | null>
}

/** Keeping the secrets of a pasted command as variables of a connection. */
export function useKeepSecrets(connectionId: string): KeepingSecrets {
  const put = useVariablesStore((state) => state.put)
  const ids = useRef(new Map<CommandSecret, string>())
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<ReadonlyMap<CommandSecret, string>>(new Map())
  const [failure, setFailure] = useState<AppError | null>(null)

  const keep = async (choices: readonly SecretChoice[]) => {
    setBusy(true)
    const wrong = new Map<CommandSecret, string>()
    let error: AppError | null = null
    for (const { secret, name } of choices) {
      // After a failure the same ones are kept again, perhaps under another name: not twice.
      const id = ids.current.get(secret) ?? null
      const result = await put(connectionId, { id, connectionId, name, kind: 'secret', value: secret.value })
      if (result.ok) ids.current.set(secret, result.value.id)
      else if (result.error.code === 'invalid-input') wrong.set(secret, result.error.reason)
      else error = result.error
    }
    setBusy(false)
    setProblems(wrong)
    setFailure(error)
    if (wrong.size > 0 || error !== null) return null
    return new Map(choices.map(({ secret, name }) => [secret, `{{${name.trim()}}}`]))
  }
  return { busy, problems, failure, keep }
}
